import type { CourseReport, TouchedReport } from '../../domain/model/reports.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import { spellRule } from '../../domain/programme.ts';
import type { ToldCourse } from '../told/courses.ts';
import type { Told } from '../told/told.ts';
import { daysAfter, monthsAfter, weekdayOf } from './calendar.ts';
import { endOfCourse } from './phases.ts';
import { ownText, ownValue } from './settings.ts';
import { isTouched, type OwnSpell, spellsTold } from './spells.ts';

/** C-18, C-19: period by period every course that has begun by its last day, as it stood then. */
export function periodsReported(cases: readonly Told[], { filing, group }: CourseReport, today: string) {
  const { settings } = cases.at(-1)!.programme!;
  const set = ownText(filing.from, settings);
  if (set === null) return [];
  const first = filing.wholeMonths ? `${set.slice(0, 7)}-01` : set;
  const end = settings.projectEndsOn ?? today;
  const { everyMonths } = filing;
  // K-22: counted from the first day, or with the calendar's own, of which the first is then shorter.
  const isByCalendar = filing.byCalendar !== undefined && ownValue(filing.byCalendar, settings) === true;
  let begins = isByCalendar ? `${first.slice(0, 7)}-01` : first;
  while (isByCalendar && (Number(begins.slice(5, 7)) - 1) % everyMonths !== 0) begins = monthsAfter(begins, -1);
  const periods: { from: string; last: string }[] = [];
  for (let number = 0; monthsAfter(begins, everyMonths * number) <= end; number++) {
    const from = [monthsAfter(begins, everyMonths * number), first].sort()[1]!;
    const next = monthsAfter(begins, everyMonths * (number + 1));
    periods.push({ from, last: [daysAfter(next, -1), end].sort()[0]! });
  }
  return periods
    .filter(({ last }) => last < today)
    .map(({ from, last }) => {
      const rows = cases.flatMap((told) =>
        told.courses
          .filter(({ startOn }) => startOn <= last)
          .map((course) => rowOf(told, course, { last, today, group })),
      );
      const since = (citizenId: string) =>
        ownText(group.demandedSince, cases.find((told) => told.citizenId === citizenId)!.programme!.settings);
      const gaps = rows
        .filter((row) => row.group === null && (since(row.citizenId) ?? '9999') <= last)
        .map(({ citizenId, course }) => ({ citizenId, course, field: group.field, filledBy: group.filledBy }));
      return { from, last, rows, gaps };
    });
}

function rowOf(
  { citizenId, facts }: Told,
  course: ToldCourse,
  { last, today, group }: { last: string; today: string; group: CourseReport['group'] },
) {
  const end = endOf(course, today);
  const isOver = end !== null && end.on <= last && end.on <= today;
  const groups = facts
    .filter(({ step }) => step === group.step)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id - b.id));
  const value = groups.at(-1)?.values[group.field];
  return {
    ...{ citizenId: citizenId!, course: course.number, startOn: course.startOn },
    endOn: isOver ? end.on : null,
    isCompleted: isOver ? end.isCompleted : null,
    group: value === undefined ? null : String(value),
  };
}

/** None while an open pause holds it. */
function endOf(course: ToldCourse, today: string): { on: string; isCompleted: boolean } | null {
  const { on, outcome, isHeld } = course.ended ? { ...course.ended, isHeld: false } : endOfCourse(course, today);
  return isHeld ? null : { on, isCompleted: outcome === 'completed' };
}

/** What all cases of a citizen come to for a report on efforts. */
interface Citizen {
  readonly citizenId: string;
  readonly target: readonly OwnSpell[];
  readonly efforts: readonly (OwnSpell & { readonly kind: string })[];
  /** Days that may be gone for ever, or until the citizen comes back. */
  readonly gone: readonly { readonly from: string; readonly until: string | null }[];
}

/** B-50 … B-56: every rolling quarter that is over, with those in its target group and those of them who count. */
export function quartersReported(cases: readonly Told[], model: ProgrammeModel, report: TouchedReport, today: string) {
  const { settings } = cases.at(-1)!.programme!;
  const citizens = [...Map.groupBy(cases, ({ citizenId }) => citizenId!)].map(([id, own]) =>
    citizenOf(id, own, model, report),
  );
  const [groupFrom, groupUntil] = report.startGroup.map((name) => ownText(name, settings)!) as [string, string];
  const [periodFrom, periodUntil] = report.period.map((name) => ownText(name, settings)) as [
    string | null,
    string | null,
  ];
  const quarters = [];
  for (let from = `${groupUntil.slice(0, 7)}-01`; monthsAfter(from, 3) <= today; from = monthsAfter(from, 1)) {
    const last = daysAfter(monthsAfter(from, 3), -1);
    const weekBefore = lastWholeWeek(daysAfter(from, -1));
    const lastWeek = lastWholeWeek(last);
    const taken = weekBefore.last > groupUntil ? weekBefore.last : groupUntil;
    const group = citizens.filter(
      ({ target, gone }) =>
        target.some((spell) => isTouched(spell, groupFrom, taken)) &&
        !gone.some((away) => away.from <= lastWeek.last && (away.until === null || lastWeek.last < away.until)),
    );
    const requirements = report.requirements.map(({ id, counts, percent: name }) => {
      const counting = group
        .filter(({ efforts }) =>
          efforts.some((effort) => counts.includes(effort.kind) && isTouched(effort, from, last)),
        )
        .map(({ citizenId }) => citizenId);
      const percent = ownValue(name, settings);
      const isSet = typeof percent === 'number';
      // In hundredths of citizens: no rounding.
      const isMet = isSet ? group.length > 0 && counting.length * 100 - percent * group.length >= 0 : null;
      return { id, counting, percent: isSet ? percent : null, isMet };
    });
    const isInPeriod = (periodFrom ?? from) <= from && last <= (periodUntil ?? last);
    quarters.push({
      ...{ from, last, weekBefore, lastWeek, requirements, isInPeriod },
      targetGroup: group.map(({ citizenId }) => citizenId),
    });
  }
  return quarters;
}

function citizenOf(citizenId: string, own: readonly Told[], model: ProgrammeModel, report: TouchedReport): Citizen {
  const { kindIn } = spellRule(model, report.effortSpell);
  return {
    citizenId,
    target: own.flatMap((told) => spellsTold(told, model, report.targetSpell)),
    efforts: own
      .flatMap((told) => spellsTold(told, model, report.effortSpell))
      .map((spell) => ({ ...spell, kind: String(spell.values[kindIn!]) })),
    gone: own.flatMap(({ left }) => {
      if (!left || !report.leftBy.includes(left.why)) return [];
      const back = own.flatMap(({ enrolledOn }) => (enrolledOn && enrolledOn > left.on ? [enrolledOn] : [])).sort();
      return [{ from: left.on, until: back[0] ?? null }];
    }),
  };
}

/** A-22, K-30: the last Monday to Sunday that lies wholly in a day's month. */
function lastWholeWeek(inMonth: string): { from: string; last: string } {
  let last = daysAfter(monthsAfter(`${inMonth.slice(0, 7)}-01`, 1), -1);
  while (weekdayOf(last) !== 6) last = daysAfter(last, -1);
  return { from: daysAfter(last, -6), last };
}
