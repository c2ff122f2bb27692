import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * An oracle for the dates of a course, by java.time alone. It shares no code with the program it judges, nor with
 * course_oracle.py, which reaches the same dates by walking day by day.
 *
 * <pre>
 * java CourseOracle.java vectors                 the date vectors of the rules catalogue
 * java CourseOracle.java generate N SEED         N cases with their expected answers, one JSON line each
 * java CourseOracle.java check FILE              recompute the answers of a generated file
 * java CourseOracle.java compare EXPECTED ACTUAL judge the program's answers against a generated file
 * </pre>
 */
public final class CourseOracle {
  static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
  static final Map<String, Integer> MONTHS = Map.of("SEL_85", 9, "SEL_82B", 6, "LAB_31B", 6);
  /** LocalDate.parse alone would also take signed years. */
  static final Pattern WRITTEN_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  static final int OK = 0;
  static final int DIFFERENT = 1;
  static final int WRONG_USE = 2;

  public static void main(String[] args) throws IOException {
    String command = args.length == 0 ? "" : args[0];
    int exitCode;
    if (command.equals("vectors") && args.length == 1) {
      exitCode = Vectors.verify();
    } else if (command.equals("generate") && args.length == 3) {
      exitCode = generate(Integer.parseInt(args[1]), Long.parseLong(args[2]));
    } else if (command.equals("check") && args.length == 2) {
      exitCode = check(Path.of(args[1]));
    } else if (command.equals("compare") && args.length == 3) {
      exitCode = compare(Path.of(args[1]), Path.of(args[2]));
    } else {
      System.err.println("usage: vectors | generate N SEED | check FILE | compare FILE_EXPECTED FILE_ACTUAL");
      exitCode = WRONG_USE;
    }
    System.exit(exitCode);
  }

  // ---------------------------------------------------------------- the rules

  /** The texts as they were handed in: they may be no dates at all. */
  record Input(String legalBasis, String start, List<List<String>> pauses) {}

  /** First paused day and first active day again. */
  record Pause(LocalDate from, LocalDate to) {
    long days() {
      return ChronoUnit.DAYS.between(from, to);
    }
  }

  static final class Refusal extends RuntimeException {
    final String code;

    Refusal(String code) {
      super(code);
      this.code = code;
    }
  }

  static Map<String, Object> answer(Input input) {
    try {
      return course(input);
    } catch (Refusal refusal) {
      return Map.of("error", refusal.code);
    }
  }

  static Map<String, Object> course(Input input) {
    Integer months = MONTHS.get(input.legalBasis());
    if (months == null) throw new Refusal("unknownLegalBasis");
    LocalDate start = date(input.start());
    List<Pause> pauses = new ArrayList<>();
    for (List<String> pause : input.pauses()) pauses.add(new Pause(date(pause.get(0)), date(pause.get(1))));

    LocalDate[] boundaries = boundaries(start, months, pauses);
    List<Object> phases = new ArrayList<>();
    List<Object> instants = new ArrayList<>();
    LocalDate phaseStart = start;
    for (LocalDate boundary : boundaries) {
      Map<String, Object> phase = new LinkedHashMap<>();
      phase.put("number", phases.size() + 1L);
      phase.put("start", phaseStart.toString());
      phase.put("end", boundary.toString());
      phases.add(phase);
      instants.add(boundary.atStartOfDay(COPENHAGEN).toInstant().toString());
      phaseStart = boundary;
    }
    Map<String, Object> course = new LinkedHashMap<>();
    course.put("phases", phases);
    course.put("end", boundaries[2].toString());
    course.put("activeDays", ChronoUnit.DAYS.between(start, start.plusMonths(months)));
    course.put("instants", instants);
    return course;
  }

  /** b(1), b(2) and b(3) after all pauses. */
  static LocalDate[] boundaries(LocalDate start, int months, List<Pause> pauses) {
    LocalDate[] boundaries = new LocalDate[3];
    // Always from the start: counting from the previous boundary would lose the 31st for good after one short month.
    for (int k = 1; k <= 3; k++) boundaries[k - 1] = start.plusMonths(k * months / 3);

    List<Pause> inOrder = new ArrayList<>(pauses);
    inOrder.sort(Comparator.comparing(Pause::from));
    LocalDate activeAgain = start;
    for (Pause pause : inOrder) {
      if (pause.from().isBefore(start)) throw new Refusal("pauseBeforeStart");
      if (!pause.to().isAfter(pause.from())) throw new Refusal("pauseOfNoDays");
      if (pause.from().isBefore(activeAgain)) throw new Refusal("pausesOverlap");
      if (!pause.from().isBefore(boundaries[2])) throw new Refusal("courseIsOver");
      for (int k = 0; k < 3; k++) {
        // A boundary on the first paused day has passed: its midnight comes before the pause.
        if (boundaries[k].isAfter(pause.from())) boundaries[k] = boundaries[k].plusDays(pause.days());
      }
      activeAgain = pause.to();
    }
    return boundaries;
  }

  static LocalDate date(String text) {
    if (!WRITTEN_DATE.matcher(text).matches()) throw new Refusal("invalidDate");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException impossible) {
      throw new Refusal("invalidDate");
    }
  }

  // ---------------------------------------------------------------- the commands

  static int generate(int count, long seed) {
    Generator generator = new Generator(new Random(seed));
    try (PrintWriter out =
        new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)))) {
      for (int i = 0; i < count; i++) {
        Input input = generator.next();
        Map<String, Object> inputJson = new LinkedHashMap<>();
        inputJson.put("legalBasis", input.legalBasis());
        inputJson.put("start", input.start());
        inputJson.put("pauses", input.pauses());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("input", inputJson);
        line.put("expected", answer(input));
        out.print(Json.write(line));
        out.print('\n');
      }
    }
    return OK;
  }

  static int check(Path file) throws IOException {
    Differences differences = new Differences();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text; (text = lines.readLine()) != null; ) {
        Map<String, Object> line = Json.object(Json.read(text));
        Map<String, Object> input = Json.object(line.get("input"));
        differences.count(input, line.get("expected"), answer(inputOf(input)));
      }
    }
    return differences.report("checked");
  }

  static int compare(Path expectedFile, Path actualFile) throws IOException {
    Differences differences = new Differences();
    int unmatched = 0;
    try (BufferedReader expectedLines = Files.newBufferedReader(expectedFile);
        BufferedReader actualLines = Files.newBufferedReader(actualFile)) {
      while (true) {
        String expectedText = expectedLines.readLine();
        String actualText = actualLines.readLine();
        if (expectedText == null && actualText == null) break;
        if (expectedText == null || actualText == null) {
          unmatched++;
          continue;
        }
        Map<String, Object> line = Json.object(Json.read(expectedText));
        Map<String, Object> input = Json.object(line.get("input"));
        differences.count(input, asAnswered(input, Json.object(line.get("expected"))), judgedParts(actualText));
      }
    }
    if (unmatched > 0) System.out.println("the files differ in length by " + unmatched + " lines");
    int exitCode = differences.report("compared");
    return unmatched > 0 ? DIFFERENT : exitCode;
  }

  /** The answer the program ought to give: it repeats the question and shows no instants. */
  static Object asAnswered(Map<String, Object> input, Map<String, Object> expected) {
    if (expected.containsKey("error")) return expected;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("legalBasis", input.get("legalBasis"));
    answer.put("start", input.get("start"));
    for (String part : List.of("phases", "end", "activeDays")) answer.put(part, expected.get(part));
    return answer;
  }

  /** What is judged of the program's answer; an error's message is free, and so are further members. */
  static Object judgedParts(String actualText) {
    try {
      Map<String, Object> actual = Json.object(Json.read(actualText));
      Map<String, Object> judged = new LinkedHashMap<>();
      if (actual.containsKey("error")) {
        judged.put("error", Json.object(actual.get("error")).get("code"));
        return judged;
      }
      for (String part : List.of("legalBasis", "start")) judged.put(part, actual.get(part));
      List<Object> phases = new ArrayList<>();
      for (Object phase : Json.array(actual.get("phases"))) {
        Map<String, Object> judgedPhase = new LinkedHashMap<>();
        for (String part : List.of("number", "start", "end")) judgedPhase.put(part, Json.object(phase).get(part));
        phases.add(judgedPhase);
      }
      judged.put("phases", phases);
      for (String part : List.of("end", "activeDays")) judged.put(part, actual.get(part));
      return judged;
    } catch (IllegalArgumentException malformed) {
      // A broken answer is a difference like any other: the remaining lines are still worth judging.
      return "not an answer: " + actualText;
    }
  }

  static Input inputOf(Map<String, Object> json) {
    List<List<String>> pauses = new ArrayList<>();
    for (Object pause : Json.array(json.get("pauses"))) {
      pauses.add(List.of((String) Json.array(pause).get(0), (String) Json.array(pause).get(1)));
    }
    return new Input((String) json.get("legalBasis"), (String) json.get("start"), pauses);
  }

  /** Counts everything, shows the first ten. */
  static final class Differences {
    int counted = 0;
    int different = 0;

    void count(Object input, Object expected, Object actual) {
      counted++;
      if (expected.equals(actual)) return;
      different++;
      if (different > 10) return;
      System.out.println("line " + counted + ": " + Json.write(input));
      System.out.println("  expected " + Json.write(expected));
      System.out.println("  actual   " + Json.write(actual));
    }

    int report(String verb) {
      System.out.println(verb + " " + counted + ", differences " + different);
      return different > 0 ? DIFFERENT : OK;
    }
  }

  // ---------------------------------------------------------------- the cases

  /** Random courses, most of them near the places where calendars hurt. */
  static final class Generator {
    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2100;
    static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1);
    static final List<String> LEGAL_BASES = List.of("SEL_85", "SEL_82B", "LAB_31B");
    static final List<String> UNKNOWN_BASES = List.of("SEL_99", "SEL_82", "SEL_85B", "SEL_141", "LAB_31", "LAB_85");
    static final List<String> NO_DATES =
        List.of("2026-13-01", "2026-00-10", "2026-06-00", "2026-01-32", "2026-02-30", "2023-02-29", "2100-02-29",
            "15-01-2026", "2026-1-5", "20260115", "2026/01/15", "2026-01-15T00:00:00", "tomorrow");
    static final List<String> FAULTS =
        List.of("unknownLegalBasis", "invalidDate", "pauseBeforeStart", "pauseOfNoDays", "pausesOverlap",
            "courseIsOver");

    final Random random;

    Generator(Random random) {
      this.random = random;
    }

    Input next() {
      String legalBasis = oneOf(LEGAL_BASES);
      int months = MONTHS.get(legalBasis);
      LocalDate start = start(months);
      List<Pause> pauses = pauses(start, months);
      if (random.nextInt(10) > 0) return input(legalBasis, start, pauses);

      String fault = oneOf(FAULTS);
      Input faulty = faulty(fault, legalBasis, start, pauses);
      if (!Map.of("error", fault).equals(answer(faulty))) throw new IllegalStateException(fault + " missed: " + faulty);
      return faulty;
    }

    Input input(String legalBasis, LocalDate start, List<Pause> pauses) {
      List<List<String>> texts = new ArrayList<>();
      for (Pause pause : pauses) texts.add(List.of(pause.from().toString(), pause.to().toString()));
      if (random.nextBoolean()) Collections.shuffle(texts, random);
      return new Input(legalBasis, start.toString(), texts);
    }

    LocalDate start(int months) {
      while (true) {
        LocalDate day = anyDay();
        YearMonth month = YearMonth.from(day);
        LocalDate start =
            switch (random.nextInt(7)) {
              case 0 -> month.atEndOfMonth();
              case 1 -> lateInMonth(month);
              case 2 -> near(YearMonth.of(day.getYear() / 4 * 4, Month.FEBRUARY).atEndOfMonth());
              case 3 -> near(nextClockChange(day));
              // One of the boundaries comes to lie at the clock change.
              case 4 -> near(nextClockChange(day)).minusMonths(between(1, 3) * months / 3);
              // Boundaries at the end of February, leap years and the year 2100 included.
              case 5 -> lateInMonth(february(day).minusMonths(between(1, 3) * months / 3));
              default -> day;
            };
        if (start.getYear() >= FIRST_YEAR && start.getYear() <= LAST_YEAR) return start;
      }
    }

    /** The first pauses decide where the boundaries stand when the next one is drawn. */
    List<Pause> pauses(LocalDate start, int months) {
      List<Pause> pauses = new ArrayList<>();
      LocalDate activeAgain = start;
      for (int count = random.nextInt(6); count > 0; count--) {
        LocalDate[] boundaries = boundaries(start, months, pauses);
        LocalDate from = pauseFrom(activeAgain, boundaries);
        LocalDate to = pauseTo(from, boundaries);
        pauses.add(new Pause(from, to));
        activeAgain = to;
      }
      return pauses;
    }

    LocalDate pauseFrom(LocalDate earliest, LocalDate[] boundaries) {
      while (true) {
        LocalDate from =
            switch (random.nextInt(6)) {
              case 0, 1 -> near(boundaries[random.nextInt(3)]);
              // The start day, or back to back with the pause before.
              case 2 -> earliest;
              case 3 -> near(nextClockChange(earliest));
              case 4 -> earliest.plusDays(random.nextInt(30));
              default -> dayBetween(earliest, boundaries[2]);
            };
        if (!from.isBefore(earliest) && from.isBefore(boundaries[2])) return from;
      }
    }

    LocalDate pauseTo(LocalDate from, LocalDate[] boundaries) {
      while (true) {
        LocalDate to =
            switch (random.nextInt(6)) {
              case 0 -> from.plusDays(1);
              case 1 -> from.plusDays(between(2, 14));
              case 2 -> from.plusDays(between(15, 90));
              case 3 -> from.plusDays(between(100, 900));
              // The boundary's old date is the first active day again.
              case 4 -> near(boundaries[random.nextInt(3)]);
              // Denmark had no summer time before 1980, so this one may last for years.
              default -> near(nextClockChange(from));
            };
        if (to.isAfter(from)) return to;
      }
    }

    /** A sound course with one single fault put in, so that only one code can be right. */
    Input faulty(String fault, String legalBasis, LocalDate start, List<Pause> pauses) {
      int months = MONTHS.get(legalBasis);
      List<Pause> all = new ArrayList<>(pauses);
      LocalDate end = boundaries(start, months, pauses)[2];
      switch (fault) {
        case "unknownLegalBasis":
          return input(oneOf(UNKNOWN_BASES), start, pauses);
        case "invalidDate":
          return withNoDate(input(legalBasis, start, pauses));
        case "pauseBeforeStart": {
          if (start.equals(FIRST_DAY)) { // nothing lies before it that a course may have
            start = FIRST_DAY.plusDays(1);
            all.clear();
          }
          LocalDate latestTo = all.isEmpty() ? start.plusDays(30) : all.get(0).from();
          LocalDate from = latest(FIRST_DAY, start.minusDays(random.nextBoolean() ? 1 : between(2, 60)));
          all.add(new Pause(from, dayBetween(from, latestTo).plusDays(1)));
          break;
        }
        case "pauseOfNoDays": {
          // It lies in a stretch of active days, so that it cannot be taken for an overlap; the last stretch is
          // never empty, the others may be.
          int before = random.nextInt(pauses.size() + 1);
          if (before < pauses.size() && !activeFrom(start, pauses, before).isBefore(pauses.get(before).from())) {
            before = pauses.size();
          }
          LocalDate earliest = activeFrom(start, pauses, before);
          LocalDate from = dayBetween(earliest, before < pauses.size() ? pauses.get(before).from() : end);
          all.add(new Pause(from, random.nextBoolean() ? from : dayBetween(earliest, from.plusDays(1))));
          break;
        }
        case "pausesOverlap": {
          while (all.isEmpty()) all.addAll(pauses(start, months));
          int index = random.nextInt(all.size());
          Pause other = all.get(index);
          LocalDate from = random.nextInt(3) == 0 ? other.to().minusDays(1) : dayBetween(other.from(), other.to());
          LocalDate latestTo = index + 1 < all.size() ? all.get(index + 1).from() : other.to().plusDays(60);
          all.add(new Pause(from, dayBetween(from, latestTo).plusDays(1)));
          break;
        }
        case "courseIsOver": {
          LocalDate from = end.plusDays(random.nextBoolean() ? 0 : between(1, 400));
          all.add(new Pause(from, from.plusDays(between(1, 60))));
          break;
        }
        default:
          throw new IllegalArgumentException(fault);
      }
      return input(legalBasis, start, all);
    }

    static LocalDate activeFrom(LocalDate start, List<Pause> pauses, int before) {
      return before == 0 ? start : pauses.get(before - 1).to();
    }

    Input withNoDate(Input input) {
      List<List<String>> pauses = new ArrayList<>(input.pauses());
      int place = random.nextInt(pauses.size() + 1);
      if (place == pauses.size()) return new Input(input.legalBasis(), noDate(), pauses);
      List<String> sound = pauses.get(place);
      pauses.set(place, random.nextBoolean() ? List.of(noDate(), sound.get(1)) : List.of(sound.get(0), noDate()));
      return new Input(input.legalBasis(), input.start(), pauses);
    }

    String noDate() {
      if (random.nextBoolean()) return oneOf(NO_DATES);
      YearMonth month = YearMonth.from(anyDay());
      return month + "-" + (month.lengthOfMonth() + 1);
    }

    LocalDate anyDay() {
      return dayBetween(FIRST_DAY, LocalDate.of(LAST_YEAR + 1, 1, 1));
    }

    static YearMonth february(LocalDate day) {
      return YearMonth.of(day.getYear(), Month.FEBRUARY);
    }

    LocalDate lateInMonth(YearMonth month) {
      return month.atDay(Math.min(between(29, 31), month.lengthOfMonth()));
    }

    LocalDate near(LocalDate day) {
      return day.plusDays(between(-1, 1));
    }

    static LocalDate nextClockChange(LocalDate day) {
      return COPENHAGEN.getRules().nextTransition(day.atStartOfDay(COPENHAGEN).toInstant()).getDateTimeBefore()
          .toLocalDate();
    }

    LocalDate dayBetween(LocalDate from, LocalDate toExclusive) {
      return from.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(from, toExclusive)));
    }

    static LocalDate latest(LocalDate one, LocalDate other) {
      return one.isAfter(other) ? one : other;
    }

    int between(int least, int most) {
      return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }
  }

  // ---------------------------------------------------------------- the vectors

  /** The table of date vectors in the rules catalogue, and the two refusals of scenario SC-13. */
  static final class Vectors {
    /** Start, months, pauses, b(1), b(2), b(3), and the midnights of b(1) and b(3) in UTC. */
    static final String DATES =
        """
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
        """;

    /** Start, months, pauses and the code of the refusal. */
    static final String REFUSALS =
        """
        2026-01-15 6 2026-07-15>2026-07-20 courseIsOver
        2026-01-15 6 2026-03-10>2026-03-10 pauseOfNoDays
        """;

    static int verify() {
      int rows = 0;
      int wrong = 0;
      for (String row : (DATES + REFUSALS).strip().split("\n")) {
        rows++;
        String[] cells = row.strip().split(" ");
        for (String legalBasis : cells[1].equals("9") ? List.of("SEL_85") : List.of("SEL_82B", "LAB_31B")) {
          List<Object> found = found(answer(new Input(legalBasis, cells[0], pauses(cells[2]))));
          if (found.equals(List.of(cells).subList(3, cells.length))) continue;
          wrong++;
          System.out.println(legalBasis + " " + row + "\n  found " + found);
        }
      }
      System.out.println(wrong == 0 ? "vectors ok " + rows : "vectors wrong " + wrong);
      return wrong == 0 ? OK : DIFFERENT;
    }

    static List<List<String>> pauses(String cell) {
      List<List<String>> pauses = new ArrayList<>();
      if (cell.equals("-")) return pauses;
      for (String pause : cell.split(";")) pauses.add(List.of(pause.split(">")));
      return pauses;
    }

    static List<Object> found(Map<String, Object> answer) {
      List<Object> found = new ArrayList<>();
      if (answer.containsKey("error")) return List.of(answer.get("error"));
      for (Object phase : Json.array(answer.get("phases"))) found.add(Json.object(phase).get("end"));
      List<Object> instants = Json.array(answer.get("instants"));
      // The table writes its instants without seconds.
      for (int k : new int[] {0, 2}) found.add(((String) instants.get(k)).replace(":00Z", "Z"));
      return found;
    }
  }

  // ---------------------------------------------------------------- JSON

  /** As much JSON as the files need: the standard library has none. */
  static final class Json {
    static String write(Object value) {
      StringBuilder text = new StringBuilder();
      write(value, text);
      return text.toString();
    }

    private static void write(Object value, StringBuilder text) {
      if (value instanceof Map<?, ?> map) {
        String comma = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          text.append(comma);
          write(entry.getKey(), text);
          text.append(':');
          write(entry.getValue(), text);
          comma = ",";
        }
        text.append(map.isEmpty() ? "{}" : "}");
      } else if (value instanceof List<?> list) {
        String comma = "[";
        for (Object item : list) {
          text.append(comma);
          write(item, text);
          comma = ",";
        }
        text.append(list.isEmpty() ? "[]" : "]");
      } else if (value instanceof String string) {
        text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      } else {
        text.append(value);
      }
    }

    /** Whatever is wrong with a text is told by an IllegalArgumentException. */
    static Object read(String text) {
      Json reader = new Json(text);
      Object value = reader.value();
      reader.skipBlanks();
      if (reader.at < text.length()) throw reader.malformed();
      return value;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
      if (value instanceof Map) return (Map<String, Object>) value;
      throw new IllegalArgumentException("not an object: " + value);
    }

    @SuppressWarnings("unchecked")
    static List<Object> array(Object value) {
      if (value instanceof List) return (List<Object>) value;
      throw new IllegalArgumentException("not an array: " + value);
    }

    private final String text;
    private int at = 0;

    private Json(String text) {
      this.text = text;
    }

    private Object value() {
      skipBlanks();
      if (take('{')) return objectAfterBrace();
      if (take('[')) return arrayAfterBracket();
      if (take('"')) return stringAfterQuote();
      int from = at;
      while (at < text.length() && ",]} \t\r".indexOf(text.charAt(at)) < 0) at++;
      String word = text.substring(from, at);
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> null;
        default -> number(word);
      };
    }

    /** Digits only become a Long, so that 181 and 181.0 are told apart. */
    private static Object number(String word) {
      if (word.matches("-?[0-9]+")) return Long.valueOf(word);
      return Double.valueOf(word);
    }

    private Map<String, Object> objectAfterBrace() {
      Map<String, Object> map = new LinkedHashMap<>();
      skipBlanks();
      if (take('}')) return map;
      do {
        skipBlanks();
        expect('"');
        String name = stringAfterQuote();
        skipBlanks();
        expect(':');
        map.put(name, value());
        skipBlanks();
      } while (take(','));
      expect('}');
      return map;
    }

    private List<Object> arrayAfterBracket() {
      List<Object> list = new ArrayList<>();
      skipBlanks();
      if (take(']')) return list;
      do {
        list.add(value());
        skipBlanks();
      } while (take(','));
      expect(']');
      return list;
    }

    private String stringAfterQuote() {
      StringBuilder string = new StringBuilder();
      while (!take('"')) {
        char character = next();
        string.append(character == '\\' ? escaped() : character);
      }
      return string.toString();
    }

    private char escaped() {
      char character = next();
      switch (character) {
        case 'n': return '\n';
        case 't': return '\t';
        case 'r': return '\r';
        case 'b': return '\b';
        case 'f': return '\f';
        case 'u':
          if (at + 4 > text.length()) throw malformed();
          at += 4;
          return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        default: return character;
      }
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
    }

    private char next() {
      if (at == text.length()) throw malformed();
      return text.charAt(at++);
    }

    private boolean take(char wanted) {
      if (at == text.length() || text.charAt(at) != wanted) return false;
      at++;
      return true;
    }

    private void expect(char wanted) {
      if (!take(wanted)) throw malformed();
    }

    private IllegalArgumentException malformed() {
      return new IllegalArgumentException("malformed JSON at character " + at + ": " + text);
    }
  }
}
