import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { addDays, daysBetween } from '../domain/calendar/civil-date.ts';
import { boundary } from '../domain/course.ts';
import { type CourseRequest, planCourse } from '../domain/course-plan.ts';
import { newestProgramme } from '../domain/programmes/index.ts';
import type { Reason } from '../domain/rule.ts';
import { dateWithWeekday, shortDate } from '../messages/dates.ts';
import type { Language } from '../messages/language.ts';
import { receiptLine } from '../messages/receipts.ts';
import { reasonLine } from '../messages/refusals.ts';
import { legalBasisName } from '../messages/words.ts';

interface PlanOptions {
  readonly legalBasis?: string;
  readonly start?: string;
  readonly pause: readonly string[];
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly lang: Language;
}

export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('Beregn et forløbs datoer ud fra lovhjemmel, startdato og pauser.')
    .option('--legal-basis <code>', 'SEL_85 (9 måneder), SEL_82B eller LAB_31B (6 måneder)')
    .option('--start <date>', 'startdato, ÅÅÅÅ-MM-DD')
    .option(
      '--pause <P..R>',
      'første pausedag .. første aktive dag; kan gentages',
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .option('--json', 'svar som JSON')
    .option('--batch', 'læs forløb som JSON-linjer fra standard input og svar med en linje for hver')
    .option('--lang <language>', 'sprog: da eller en', 'da')
    .action((options: PlanOptions) => (options.batch ? planBatch(options.lang) : planOne(options)));
}

const programme = newestProgramme('social-stoette')!;

function planOne({ legalBasis, start, pause, json, lang }: PlanOptions): void {
  const missing = [!legalBasis && '--legal-basis', !start && '--start'].filter(Boolean);
  if (missing.length > 0)
    throw new Error(`${missing.join(' og ')} mangler. Eksempel: overgang plan --legal-basis SEL_85 --start 2026-02-10`);
  const pauses = pause.map((text) => text.split('..') as [string, string]);
  const badPause = pause.find((text) => text.split('..').length !== 2);
  if (badPause)
    throw new Error(
      `--pause ${badPause}: skriv første pausedag .. første aktive dag, for eksempel 2026-03-01..2026-03-15`,
    );
  const request = { legalBasis: legalBasis!, start: start!, pauses };
  const result = planCourse(programme, request);
  if ('fault' in result) {
    if (json) console.log(JSON.stringify(faultOf(result.fault, lang)));
    else console.error(reasonLine(result.fault, lang));
    process.exitCode = 1;
  } else console.log(json ? JSON.stringify(result.plan) : describe(result, lang));
}

function describe({ plan, timing }: Exclude<ReturnType<typeof planCourse>, { fault: Reason }>, lang: Language): string {
  const da = lang === 'da';
  const phases = plan.phases.map(({ number, start, end }) => {
    const receipt = receiptLine(
      {
        duty: 'course-1/end',
        anchor: { fact: 'courseStart', on: plan.start },
        steps: boundary(timing, number as 1 | 2 | 3, plan.start).steps,
        rule: 'T-02',
        result: end,
        provisional: false,
      },
      lang,
    );
    const days = daysBetween(start, end);
    return `${da ? 'Fase' : 'Phase'} ${number}   ${shortDate(start)} – ${shortDate(addDays(end, -1))}   ${String(days).padStart(3)} ${da ? 'dage' : 'days'}   ${da ? 'grænse' : 'boundary'}: ${receipt}`;
  });
  return [
    `${legalBasisName[lang][plan.legalBasis]}, ${timing.months} ${da ? 'måneder fra' : 'months from'} ${dateWithWeekday(plan.start, lang)}`,
    ...phases,
    `${da ? 'Sidste dag i forløbet' : 'Last day of the course'}: ${dateWithWeekday(addDays(plan.end, -1), lang)}. ${da ? 'Aktive dage' : 'Active days'}: ${plan.activeDays}.`,
  ].join('\n');
}

const Request = z.object({
  legalBasis: z.string(),
  start: z.string(),
  pauses: z.array(z.tuple([z.string(), z.string()])).optional(),
});

/** One answer per line, in order, for as long as there is input. */
async function planBatch(lang: Language): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!process.stdout.write(`${JSON.stringify(answerLine(line, lang))}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

function answerLine(line: string, lang: Language): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return {
      error: { code: 'invalidJson', message: lang === 'da' ? 'Linjen er ikke JSON.' : 'The line is not JSON.' },
    };
  }
  const request = Request.safeParse(value);
  if (!request.success)
    return { error: { code: 'invalidRequest', message: z.prettifyError(request.error).replaceAll('\n', ' ') } };
  const result = planCourse(programme, request.data as CourseRequest);
  return 'fault' in result ? faultOf(result.fault, lang) : result.plan;
}

const faultOf = (fault: Reason, lang: Language) => ({ error: { code: fault.code, message: reasonLine(fault, lang) } });
