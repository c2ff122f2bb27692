import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { addDays, daysBetween } from '../domain/calendar/civil-date.ts';
import { boundary } from '../domain/course.ts';
import { type CoursePlan, planCourse } from '../domain/course-plan.ts';
import { newestProgramme } from '../domain/programmes/index.ts';
import type { Reason } from '../domain/rule.ts';
import { dateWithWeekday, shortDate } from '../messages/dates.ts';
import type { Language } from '../messages/language.ts';
import { receiptLine } from '../messages/receipts.ts';
import { reasonLine, refusalLines } from '../messages/refusals.ts';
import { legalBasisName } from '../messages/words.ts';
import { UsageError } from './failure.ts';
import { languageOption } from './language-option.ts';

interface PlanOptions {
  readonly legalBasis?: string;
  readonly start?: string;
  readonly pause?: readonly string[];
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly lang: Language;
}

export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('compute the dates of a course from legal basis, start and pauses')
    .option('--legal-basis <code>', 'SEL_85 (9 months), SEL_82B or LAB_31B (6 months)')
    .option('--start <date>', 'first day, YYYY-MM-DD')
    .option(
      '--pause <P..R>',
      'first paused day .. first active day; may be repeated, in any order',
      (value: string, all: string[] = []) => [...all, value],
    )
    .option('--json', 'answer in JSON')
    .option('--batch', 'read courses as JSON lines from standard input and answer each with one line')
    .addOption(languageOption())
    .action((options: PlanOptions) => (options.batch ? planBatch(options) : planOne(options)));
}

const programme = newestProgramme('social-stoette')!;
const EXAMPLE = 'overgang plan --legal-basis SEL_85 --start 2026-02-10 --pause 2026-03-01..2026-03-15';

function planOne({ legalBasis, start, pause = [], json, lang }: PlanOptions): void {
  const missing = [legalBasis === undefined && '--legal-basis', start === undefined && '--start'].filter(Boolean);
  if (missing.length > 0) throw new UsageError(`Missing: ${missing.join(' and ')}. For example:\n  ${EXAMPLE}`);
  const pauses = pause.map((text) => {
    const [from, until, ...more] = text.split('..');
    if (!from || !until || more.length > 0)
      throw new UsageError(
        `--pause ${text}: expected first paused day .. first active day. For example:\n  ${EXAMPLE}`,
      );
    return [from, until] as const;
  });
  const result = planCourse(programme, { legalBasis: legalBasis!, start: start!, pauses });
  if (!('fault' in result)) console.log(json ? JSON.stringify(result.plan) : describe(result, lang));
  else {
    if (json) console.log(JSON.stringify(faultOf(result.fault, lang)));
    else console.error(refusalLines({ reasons: [result.fault] }, lang).join('\n'));
    process.exitCode = 1;
  }
}

const WORDS = {
  da: {
    from: 'måneder fra',
    phase: 'Fase',
    days: 'dage',
    boundary: 'grænse',
    lastDay: 'Sidste dag i forløbet',
    activeDays: 'Aktive dage',
  },
  en: {
    from: 'months from',
    phase: 'Phase',
    days: 'days',
    boundary: 'boundary',
    lastDay: 'Last day of the course',
    activeDays: 'Active days',
  },
} as const satisfies Record<Language, Record<string, string>>;

function describe({ plan, timing }: Exclude<ReturnType<typeof planCourse>, { fault: Reason }>, lang: Language): string {
  const words = WORDS[lang];
  const phases = plan.phases.map(({ number, start, end }) => {
    const receipt = receiptLine(
      {
        duty: 'course-1/end',
        anchor: { fact: 'courseStart', step: null, on: plan.start },
        steps: boundary(timing, number as 1 | 2 | 3, plan.start).steps,
        rule: 'T-02',
        result: end,
        provisional: false,
      },
      lang,
    );
    const range = `${shortDate(start, lang)} – ${shortDate(addDays(end, -1), lang)}`;
    const days = `${String(daysBetween(start, end)).padStart(3)} ${words.days}`;
    return `${words.phase} ${number}   ${range}   ${days}   ${words.boundary}: ${receipt}`;
  });
  return [
    `${legalBasisName[lang][plan.legalBasis]}, ${timing.months} ${words.from} ${dateWithWeekday(plan.start, lang)}`,
    ...phases,
    `${words.lastDay}: ${dateWithWeekday(addDays(plan.end, -1), lang)}. ${words.activeDays}: ${plan.activeDays}.`,
  ].join('\n');
}

/** `pause` is the option's name: taken for `pauses` left out, it would give wrong dates in silence. */
const Request = z.object({
  legalBasis: z.string(),
  start: z.string(),
  pauses: z.array(z.tuple([z.string(), z.string()])).nullish(),
  pause: z.undefined().optional(),
});

/** One answer per line, in order, for as long as there is input; a line without a course is answered too. */
async function planBatch({ legalBasis, start, pause, lang }: PlanOptions): Promise<void> {
  if (legalBasis !== undefined || start !== undefined || pause !== undefined)
    throw new UsageError(
      'plan --batch reads everything from standard input: leave out --legal-basis, --start and --pause.',
    );
  if (process.stdin.isTTY) console.error(`Reading lines such as ${LINE}`);
  let isFirst = true;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const text = isFirst ? line.replace(/^\uFEFF/, '') : line;
    isFirst = false;
    if (!process.stdout.write(`${JSON.stringify(answerLine(text, lang))}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

const LINE = '{"legalBasis":"LAB_31B","start":"2026-01-15","pauses":[["2026-02-01","2026-02-22"]]}';
const NOT_JSON = { da: 'Linjen er ikke JSON', en: 'The line is not JSON' } as const satisfies Record<Language, string>;
const NOT_A_COURSE = {
  da: (fields: string) => `Linjen beskriver ikke et forløb (${fields}). Et eksempel: ${LINE}`,
  en: (fields: string) => `The line describes no course (${fields}). An example: ${LINE}`,
} as const satisfies Record<Language, (fields: string) => string>;

type Answer = CoursePlan | { readonly error: { readonly code: string; readonly message: string } };

function answerLine(line: string, lang: Language): Answer {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { error: { code: 'invalidJson', message: NOT_JSON[lang] } };
  }
  const request = Request.safeParse(value);
  if (!request.success) {
    const fields = [...new Set(request.error.issues.map(({ path }) => path.join('.') || 'JSON'))].join(', ');
    return { error: { code: 'invalidRequest', message: NOT_A_COURSE[lang](fields) } };
  }
  const { legalBasis, start, pauses } = request.data;
  const result = planCourse(programme, { legalBasis, start, pauses: pauses ?? [] });
  return 'fault' in result ? faultOf(result.fault, lang) : result.plan;
}

const faultOf = (fault: Reason, lang: Language) => ({ error: { code: fault.code, message: reasonLine(fault, lang) } });
