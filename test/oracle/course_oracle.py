#!/usr/bin/env python3
"""An oracle for the dates of a course, by walking the calendar.

It shares no code with the program it judges, nor a method with CourseOracle.java. No boundary is ever shifted here:
the planned number of days of each phase is read off the calendar, and then one day after the other is lived through,
paused or active, until the phase has had its days.

    course_oracle.py vectors                  the date vectors of the rules catalogue
    course_oracle.py generate N SEED          N cases with their expected answers, one JSON line each
    course_oracle.py check FILE               recompute the answers of a generated file
    course_oracle.py compare EXPECTED ACTUAL  judge the program's answers against a generated file
"""

import itertools
import json
import random
import re
import sys
from calendar import SUNDAY, isleap, monthrange, weekday
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONTHS = {"SEL_85": 9, "SEL_82B": 6, "LAB_31B": 6}


# ---------------------------------------------------------------- the rules
# A day is its number in the proleptic calendar (date.toordinal), so that "the next day" is plus one.


class Refusal(Exception):
    """The course cannot be computed; the only argument is the code."""


def answer(case):
    try:
        return course(case["legalBasis"], case["start"], case["pauses"])
    except Refusal as refusal:
        return {"error": refusal.args[0]}


def course(legal_basis, start_text, pause_texts):
    if legal_basis not in MONTHS:
        raise Refusal("unknownLegalBasis")
    start = day_number(start_text)
    pauses = [(day_number(first_paused), day_number(first_active)) for first_paused, first_active in pause_texts]
    paused_days = days_of_pauses(start, pauses)

    phases = []
    day = start
    lengths = phase_lengths(start, MONTHS[legal_basis])
    for number, length in enumerate(lengths, start=1):
        phase_start = day
        # The phase is over the morning after its last active day, even when that morning begins a pause.
        while length > 0:
            if day not in paused_days:
                length -= 1
            day += 1
        phases.append({"number": number, "start": text_of(phase_start), "end": text_of(day)})
    if any(first_paused >= day for first_paused, _ in pauses):
        raise Refusal("courseIsOver")

    return {
        "phases": phases,
        "end": text_of(day),
        "activeDays": sum(lengths),
        "instants": [midnight(phase["end"]) for phase in phases],
    }


def days_of_pauses(start, pauses):
    """Every paused day. The order of the pauses does not matter: a day belongs to one of them at most."""
    paused_days = set()
    for first_paused, first_active in pauses:
        if first_paused < start:
            raise Refusal("pauseBeforeStart")
        if first_active <= first_paused:
            raise Refusal("pauseOfNoDays")
        days = range(first_paused, first_active)
        if not paused_days.isdisjoint(days):
            raise Refusal("pausesOverlap")
        paused_days.update(days)
    return paused_days


def phase_lengths(start, months):
    """The number of days in each of the three phases of a course without pauses."""
    boundaries = [months_after(start, k * months // 3) for k in range(4)]
    return [boundaries[k + 1] - boundaries[k] for k in range(3)]


def months_after(start, months):
    """The same day of a later month, or that month's last day where it has no such day."""
    start_date = date.fromordinal(start)
    year, month = start_date.year, start_date.month
    first_of_month = start - start_date.day + 1
    for _ in range(months):
        first_of_month += monthrange(year, month)[1]
        month += 1
        if month > 12:
            year, month = year + 1, 1
    return first_of_month + min(start_date.day, monthrange(year, month)[1]) - 1


def day_number(text):
    # date.fromisoformat takes more spellings from Python 3.11 on, so the form is judged here.
    parts = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if not parts:
        raise Refusal("invalidDate")
    year, month, day = (int(part) for part in parts.groups())
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise Refusal("invalidDate")
    return date(year, month, day).toordinal()


def text_of(day):
    return date.fromordinal(day).isoformat()


def midnight(day_text):
    """The instant at which the day begins in Copenhagen."""
    local = datetime.fromisoformat(day_text).replace(tzinfo=COPENHAGEN)
    return local.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


# ---------------------------------------------------------------- the cases

FIRST_YEAR, LAST_YEAR = 1970, 2100
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
LEAP_YEARS = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if isleap(year)]
UNKNOWN_BASES = ["SEL_99", "SEL_80", "SEL_8", "SEL_31B", "LAB_82B", "LAB_31A", "KONTANTHJAELP"]
NO_DATES = [
    "2026-13-01", "2026-00-31", "2026-12-00", "2026-04-31", "2023-02-29", "2100-02-29", "2024-02-30",
    "15-01-2026", "2026-01-5", "26-01-15", "20260115", "2026.01.15", "2026-W03-4", "soon",
]  # fmt: skip


class Generator:
    """Random courses, described by active days.

    Pause number i begins after `after[i]` days of activity and lasts `lengths[i]` days. So every drawn course is sound,
    equal numbers are pauses back to back, and "on a boundary" is the planned number of days up to that boundary.
    """

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.faults = {
            "unknownLegalBasis": self.unknown_legal_basis,
            "invalidDate": self.invalid_date,
            "pauseBeforeStart": self.pause_before_start,
            "pauseOfNoDays": self.pause_of_no_days,
            "pausesOverlap": self.pauses_overlap,
            "courseIsOver": self.course_is_over,
        }

    def case(self):
        legal_basis = self.random.choice(list(MONTHS))
        start = self.start(MONTHS[legal_basis])
        pauses = self.pauses(start, MONTHS[legal_basis])
        if self.random.random() >= 0.1:
            return self.case_of(legal_basis, start, pauses)
        fault = self.random.choice(list(self.faults))
        case = self.faults[fault](legal_basis, start, pauses)
        assert answer(case) == {"error": fault}, (fault, case)
        return case

    def case_of(self, legal_basis, start, pauses):
        texts = [[text_of(first_paused), text_of(first_active)] for first_paused, first_active in pauses]
        if self.random.random() < 0.5:
            self.random.shuffle(texts)
        return {"legalBasis": legal_basis, "start": text_of(start), "pauses": texts}

    def start(self, months):
        while True:
            year, month = self.random.randint(FIRST_YEAR, LAST_YEAR), self.random.randint(1, 12)
            start = self.random.choice(
                [
                    lambda: date(year, month, monthrange(year, month)[1]).toordinal(),
                    lambda: date(year, month, min(self.random.randint(29, 31), monthrange(year, month)[1])).toordinal(),
                    lambda: self.near(date(self.random.choice(LEAP_YEARS), 2, 29).toordinal()),
                    lambda: self.near(self.random.choice(clock_changes(year))),
                    # A boundary at the clock change or at the end of February.
                    lambda: self.phases_before(self.random.choice(clock_changes(year)), months),
                    lambda: self.phases_before(date(year, 3, 1).toordinal() - 1, months),
                    lambda: self.random.randint(FIRST_DAY, LAST_DAY),
                ]
            )()
            if FIRST_DAY <= start <= LAST_DAY:
                return start

    def phases_before(self, day, months):
        phases = self.random.randint(1, 3)
        # No month has more than 31 days, and nine months in a row fall short of that by six days at most.
        earliest = day - phases * months // 3 * 31
        hits = [start for start in range(earliest, earliest + 8) if months_after(start, phases * months // 3) == day]
        return self.near(self.random.choice(hits or [earliest]))

    def pauses(self, start, months):
        lengths = phase_lengths(start, months)
        last = sum(lengths) - 1
        turns = [0, lengths[0], lengths[0] + lengths[1], last + 1]
        after = []
        for _ in range(self.random.randint(0, 5)):
            choice = self.random.random()
            if choice < 0.4:
                after.append(self.near(self.random.choice(turns)))
            elif choice < 0.6 and after:
                after.append(self.random.choice(after))
            else:
                after.append(self.random.randint(0, last))
        pauses = []
        paused_so_far = 0
        for active_days in sorted(min(max(days, 0), last) for days in after):
            first_paused = start + active_days + paused_so_far
            length = self.pause_length(first_paused)
            pauses.append((first_paused, first_paused + length))
            paused_so_far += length
        return pauses

    def pause_length(self, first_paused):
        choice = self.random.random()
        if choice < 0.2:
            return 1
        if choice < 0.5:
            return self.random.randint(2, 31)
        if choice < 0.65:
            return self.random.randint(32, 120)
        if choice < 0.8:
            return self.random.randint(121, 1000)
        year = date.fromordinal(first_paused).year
        change = self.near(self.random.choice(clock_changes(year) + clock_changes(year + 1)))
        return max(1, change - first_paused)

    # Each fault is put alone into a sound course, so that only one code can be right.

    def unknown_legal_basis(self, _, start, pauses):
        return self.case_of(self.random.choice(UNKNOWN_BASES), start, pauses)

    def invalid_date(self, legal_basis, start, pauses):
        case = self.case_of(legal_basis, start, pauses)
        if case["pauses"] and self.random.random() < 0.6:
            self.random.choice(case["pauses"])[self.random.randint(0, 1)] = self.random.choice(NO_DATES)
        else:
            case["start"] = self.random.choice(NO_DATES)
        return case

    def pause_before_start(self, legal_basis, start, pauses):
        if start == FIRST_DAY:  # nothing lies before it that a course may have
            start, pauses = FIRST_DAY + 1, []
        first_paused = max(start - self.random.choice([1, 1, 2, 10, 100]), FIRST_DAY)
        latest_return = min((first for first, _ in pauses), default=start + 20)
        faulty = (first_paused, self.random.randint(first_paused + 1, latest_return))
        return self.case_of(legal_basis, start, pauses + [faulty])

    def pause_of_no_days(self, legal_basis, start, pauses):
        # Among the active days between two pauses, so that it cannot be taken for an overlap.
        returns = [start] + [first_active for _, first_active in pauses]
        ends = [first_paused for first_paused, _ in pauses] + [end_of(legal_basis, start, pauses)]
        earliest, end = self.random.choice([gap for gap in zip(returns, ends) if gap[0] < gap[1]])
        first_paused = self.random.randrange(earliest, end)
        first_active = self.random.choice([first_paused, self.random.randint(earliest, first_paused)])
        return self.case_of(legal_basis, start, pauses + [(first_paused, first_active)])

    def pauses_overlap(self, legal_basis, start, pauses):
        while not pauses:
            pauses = self.pauses(start, MONTHS[legal_basis])
        index = self.random.randrange(len(pauses))
        first_paused, first_active = pauses[index]
        begin = self.random.choice([first_paused, first_active - 1, self.random.randrange(first_paused, first_active)])
        latest_return = pauses[index + 1][0] if index + 1 < len(pauses) else first_active + 30
        faulty = (begin, self.random.randint(begin + 1, latest_return))
        return self.case_of(legal_basis, start, pauses + [faulty])

    def course_is_over(self, legal_basis, start, pauses):
        first_paused = end_of(legal_basis, start, pauses) + self.random.choice([0, 0, 1, 7, 300])
        faulty = (first_paused, first_paused + self.random.randint(1, 200))
        return self.case_of(legal_basis, start, pauses + [faulty])

    def near(self, day):
        return day + self.random.randint(-1, 1)


def end_of(legal_basis, start, pauses):
    return months_after(start, MONTHS[legal_basis]) + sum(back - first for first, back in pauses)


def clock_changes(year):
    """The last Sundays of March and of October; until 1995 summer time ended in September."""
    changes = []
    for month in (3, 10 if year >= 1996 else 9):
        last = monthrange(year, month)[1]
        while weekday(year, month, last) != SUNDAY:
            last -= 1
        changes.append(date(year, month, last).toordinal())
    return changes


# ---------------------------------------------------------------- the vectors
# The table of date vectors in the rules catalogue, and the two refusals of scenario SC-13.

# Start, months, pauses, b(1), b(2), b(3), and the midnights of b(1) and b(3) in UTC.
DATE_VECTORS = """
2026-01-15 6 - 2026-03-15 2026-05-15 2026-07-15 2026-03-14T23:00Z 2026-07-14T22:00Z
2026-02-10 9 - 2026-05-10 2026-08-10 2026-11-10 2026-05-09T22:00Z 2026-11-09T23:00Z
2023-12-31 6 - 2024-02-29 2024-04-30 2024-06-30 2024-02-28T23:00Z 2024-06-29T22:00Z
2025-12-31 6 - 2026-02-28 2026-04-30 2026-06-30 2026-02-27T23:00Z 2026-06-29T22:00Z
2024-02-29 6 - 2024-04-29 2024-06-29 2024-08-29 2024-04-28T22:00Z 2024-08-28T22:00Z
2024-02-29 9 - 2024-05-29 2024-08-29 2024-11-29 2024-05-28T22:00Z 2024-11-28T23:00Z
2023-05-31 9 - 2023-08-31 2023-11-30 2024-02-29 2023-08-30T22:00Z 2024-02-28T23:00Z
2023-11-30 9 - 2024-02-29 2024-05-30 2024-08-30 2024-02-28T23:00Z 2024-08-29T22:00Z
2022-11-30 9 - 2023-02-28 2023-05-30 2023-08-30 2023-02-27T23:00Z 2023-08-29T22:00Z
2025-08-31 6 - 2025-10-31 2025-12-31 2026-02-28 2025-10-30T23:00Z 2026-02-27T23:00Z
2025-08-31 9 - 2025-11-30 2026-02-28 2026-05-31 2025-11-29T23:00Z 2026-05-30T22:00Z
2023-08-31 6 - 2023-10-31 2023-12-31 2024-02-29 2023-10-30T23:00Z 2024-02-28T23:00Z
2026-01-29 6 - 2026-03-29 2026-05-29 2026-07-29 2026-03-28T23:00Z 2026-07-28T22:00Z
2026-08-25 6 - 2026-10-25 2026-12-25 2027-02-25 2026-10-24T22:00Z 2027-02-24T23:00Z
2026-07-25 9 - 2026-10-25 2027-01-25 2027-04-25 2026-10-24T22:00Z 2027-04-24T22:00Z
2026-03-02 6 - 2026-05-02 2026-07-02 2026-09-02 2026-05-01T22:00Z 2026-09-01T22:00Z
2026-01-29 6 2026-03-25>2026-04-01 2026-04-05 2026-06-05 2026-08-05 2026-04-04T22:00Z 2026-08-04T22:00Z
2026-08-25 6 2026-10-20>2026-10-27 2026-11-01 2027-01-01 2027-03-04 2026-10-31T23:00Z 2027-03-03T23:00Z
2026-01-15 6 2026-02-01>2026-02-22 2026-04-05 2026-06-05 2026-08-05 2026-04-04T22:00Z 2026-08-04T22:00Z
2026-01-15 6 2026-05-10>2026-06-01 2026-03-15 2026-06-06 2026-08-06 2026-03-14T23:00Z 2026-08-05T22:00Z
2026-01-15 6 2026-07-01>2026-07-11 2026-03-15 2026-05-15 2026-07-25 2026-03-14T23:00Z 2026-07-24T22:00Z
2026-01-15 6 2026-03-15>2026-03-25 2026-03-15 2026-05-25 2026-07-25 2026-03-14T23:00Z 2026-07-24T22:00Z
2026-01-15 6 2026-03-14>2026-03-24 2026-03-25 2026-05-25 2026-07-25 2026-03-24T23:00Z 2026-07-24T22:00Z
2026-01-15 6 2026-03-10>2026-03-25 2026-03-30 2026-05-30 2026-07-30 2026-03-29T22:00Z 2026-07-29T22:00Z
2026-01-15 6 2026-03-14>2026-03-15 2026-03-16 2026-05-16 2026-07-16 2026-03-15T23:00Z 2026-07-15T22:00Z
2026-01-15 6 2026-07-14>2026-07-20 2026-03-15 2026-05-15 2026-07-21 2026-03-14T23:00Z 2026-07-20T22:00Z
2023-08-31 6 2023-11-10>2023-11-24 2023-10-31 2024-01-14 2024-03-14 2023-10-30T23:00Z 2024-03-13T23:00Z
2023-08-31 6 2023-11-10>2023-11-24;2024-01-10>2024-01-20 2023-10-31 2024-01-24 2024-03-24 2023-10-30T23:00Z 2024-03-23T23:00Z
2026-02-10 9 2026-04-01>2026-07-06 2026-08-14 2026-11-14 2027-02-14 2026-08-13T22:00Z 2027-02-13T23:00Z
2026-07-06 9 - 2026-10-06 2027-01-06 2027-04-06 2026-10-05T22:00Z 2027-04-05T22:00Z
2026-01-15 6 2026-03-10>2027-01-04 2027-01-09 2027-03-11 2027-05-11 2027-01-08T23:00Z 2027-05-10T22:00Z
2026-09-21 6 - 2026-11-21 2027-01-21 2027-03-21 2026-11-20T23:00Z 2027-03-20T23:00Z
"""

# Start, months, pauses and the code of the refusal.
REFUSAL_VECTORS = """
2026-01-15 6 2026-07-15>2026-07-20 courseIsOver
2026-01-15 6 2026-03-10>2026-03-10 pauseOfNoDays
"""


def vectors():
    rows = (DATE_VECTORS + REFUSAL_VECTORS).split("\n")
    rows = [row.split() for row in rows if row]
    wrong = 0
    for start, months, pauses, *expected in rows:
        pauses = [] if pauses == "-" else [pause.split(">") for pause in pauses.split(";")]
        for legal_basis in MONTHS:
            if MONTHS[legal_basis] != int(months):
                continue
            found = vector_cells(answer({"legalBasis": legal_basis, "start": start, "pauses": pauses}))
            if found != expected:
                wrong += 1
                print(f"{legal_basis} {start} {pauses}\n  expected {expected}\n  found    {found}")
    print(f"vectors wrong {wrong}" if wrong else f"vectors ok {len(rows)}")
    return wrong == 0


def vector_cells(found):
    if "error" in found:
        return [found["error"]]
    # The table writes its instants without seconds.
    instants = [found["instants"][k].replace(":00Z", "Z") for k in (0, 2)]
    return [phase["end"] for phase in found["phases"]] + instants


# ---------------------------------------------------------------- the commands


def generate(count, seed):
    generator = Generator(seed)
    for _ in range(count):
        case = generator.case()
        print(json.dumps({"input": case, "expected": answer(case)}, separators=(",", ":")))
    return True


def check(file):
    with open(file, encoding="utf-8") as lines:
        cases = (json.loads(line) for line in lines)
        return report("checked", ((case["input"], case["expected"], answer(case["input"])) for case in cases))


def compare(expected_file, actual_file):
    unmatched = 0

    def pairs():
        nonlocal unmatched
        with open(expected_file, encoding="utf-8") as expected, open(actual_file, encoding="utf-8") as actual:
            for expected_line, actual_line in itertools.zip_longest(expected, actual):
                if expected_line is None or actual_line is None:
                    unmatched += 1
                    continue
                case = json.loads(expected_line)
                yield case["input"], as_answered(case["input"], case["expected"]), judged_parts(actual_line)
        if unmatched:
            print(f"the files differ in length by {unmatched} lines")

    return report("compared", pairs()) and unmatched == 0


def as_answered(case, expected):
    """The answer the program ought to give: it repeats the question and shows no instants."""
    if "error" in expected:
        return expected
    question = {part: case[part] for part in ("legalBasis", "start")}
    return {**question, **{part: expected[part] for part in ("phases", "end", "activeDays")}}


def judged_parts(line):
    """What is judged of the program's answer; an error's message is free, and so are further members."""
    try:
        actual = json.loads(line)
        if "error" in actual:
            return {"error": actual["error"]["code"]}
        judged = {part: actual[part] for part in ("legalBasis", "start", "phases", "end", "activeDays")}
        judged["phases"] = [{part: phase[part] for part in ("number", "start", "end")} for phase in actual["phases"]]
        return judged
    except (ValueError, KeyError, TypeError):
        # A broken answer is a difference like any other: the remaining lines are still worth judging.
        return "not an answer: " + line.rstrip("\n")


def report(verb, triples):
    """Counts all differences and shows the first ten."""
    counted = different = 0
    for case, expected, actual in triples:
        counted += 1
        # Compared as texts, since Python takes 1, 1.0 and True for the same.
        expected_text, actual_text = json.dumps(expected, sort_keys=True), json.dumps(actual, sort_keys=True)
        if expected_text == actual_text:
            continue
        different += 1
        if different <= 10:
            print(f"line {counted}: {json.dumps(case)}\n  expected {expected_text}\n  actual   {actual_text}")
    print(f"{verb} {counted}, differences {different}")
    return different == 0


def main(arguments):
    if arguments == ["vectors"]:
        return vectors()
    if len(arguments) == 3 and arguments[0] == "generate":
        return generate(int(arguments[1]), int(arguments[2]))
    if len(arguments) == 2 and arguments[0] == "check":
        return check(arguments[1])
    if len(arguments) == 3 and arguments[0] == "compare":
        return compare(arguments[1], arguments[2])
    print("usage: vectors | generate N SEED | check FILE | compare FILE_EXPECTED FILE_ACTUAL", file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
