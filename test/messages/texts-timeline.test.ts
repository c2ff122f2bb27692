import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { Command } from '../../src/domain/commands.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import { reason } from '../../src/domain/rule.ts';
import { type ScenarioStep, simulate } from '../../src/domain/scenario.ts';
import { timelineLines, timelineText } from '../../src/messages/timeline.ts';

const programme = resolveProgramme('social-stoette', 'rollout')!;
const decision = { citizenAgrees: true, ctiWorker: 's1' };

let commands = 0;
type Asked = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'by'> : never) : never;

/** What is asked on which day; ids are given out in order. */
function story(...asked: (readonly [at: string, command: Asked])[]): ScenarioStep[] {
  return asked.map(([at, command]) => ({ at: date(at), command: { ...command, id: `c${++commands}`, by: 's1' } }));
}
const granted = story(
  ['2026-01-05', { type: 'EnrolCitizen', citizenId: 'b1', municipality: '0101', programme, on: date('2026-01-05') }],
  ['2026-01-05', { type: 'AssignStaff', function: 'ctiWorker', staffId: 's1', on: date('2026-01-05') }],
  ['2026-01-08', { type: 'GrantSupport', legalBasis: 'LAB_31B', on: date('2026-01-08') }],
  ['2026-01-08', { type: 'InformOfGrant', who: 'citizen', on: date('2026-01-08') }],
  ['2026-01-08', { type: 'InformOfGrant', who: 'ctiWorker', on: date('2026-01-08') }],
  ['2026-01-12', { type: 'RegisterJobMatch', on: date('2026-01-10') }],
  ['2026-01-12', { type: 'StartCourse', startOn: date('2026-01-15') }],
);

function told(steps: readonly ScenarioStep[], until: string) {
  return simulate({ name: 'a story', steps: [...granted, ...steps], until: date(until) }).timeline;
}

/** The columns of lines, however wide. */
const cells = (lines: readonly string[]) => lines.map((line) => line.replace(/ {2,}/, ' | '));

describe('a timeline', () => {
  it('SC-10: tells a course with a pause, day by day', () => {
    const paused = story(
      ['2026-02-03', { type: 'PauseCourse', from: date('2026-02-01'), reason: 'illness', citizenWishesToGoOn: true }],
      ['2026-02-22', { type: 'ResumeCourse', until: date('2026-02-22'), decision }],
    );
    expect(cells(timelineLines(told(paused, '2026-08-31'), 'da'))).toEqual([
      '05-01-2026 | Borgeren er indskrevet',
      '05-01-2026 | Tilknyttet: CTI-medarbejder',
      '08-01-2026 | Støtte bevilget: beskæftigelsesindsatslovens § 31 b, 6 måneder',
      '08-01-2026 | Borgeren er orienteret om lovhjemmel og længde',
      '08-01-2026 | CTI-medarbejderen er orienteret om lovhjemmel og længde',
      '10-01-2026 (registreret 12-01-2026) | Jobmatch fundet',
      '15-01-2026 (registreret 12-01-2026) | CTI-forløb 1 får startdato: beskæftigelsesindsatslovens § 31 b, 6 måneder',
      '15-01-2026 | Fase 1 begynder',
      '01-02-2026 (registreret 03-02-2026) | CTI-forløbet sættes på pause: sygdom',
      '22-02-2026 | CTI-forløbet genoptages efter 21 dage på pause (1. februar – 21. februar 2026)',
      '05-04-2026 | Fase 2 begynder',
      '05-06-2026 | Fase 3 begynder',
      '05-08-2026 | CTI-forløb 1 slutter: gennemført',
    ]);
  });

  it('shows a refusal where it was answered, with every reason and its rule', () => {
    const twice = story(
      ['2026-02-01', { type: 'PauseCourse', from: date('2026-02-01'), reason: 'illness', citizenWishesToGoOn: true }],
      ['2026-02-10', { type: 'PauseCourse', from: date('2026-02-10'), reason: 'hospital', citizenWishesToGoOn: true }],
      [
        '2026-02-22',
        { type: 'ResumeCourse', until: date('2026-02-01'), decision: { citizenAgrees: false, ctiWorker: 's1' } },
      ],
    );
    const timeline = told(twice, '2026-02-22');
    expect(cells(timelineLines(timeline, 'da')).at(-2)).toBe(
      '10-02-2026 | Afvist: Sæt på pause – CTI-forløbet er allerede på pause (regel T-05)',
    );
    expect(timelineText(timeline.at(-1)!, 'da')).toBe(
      'Afvist: Genoptag – En pause afsluttes kun af borgeren og CTI-medarbejderen i fællesskab (regel S-83); ' +
        'Første dag efter pausen, den 1. februar 2026, ligger ikke efter pausens første dag, den 1. februar 2026 (regel K-15)',
    );
    expect(timelineText(timeline.at(-2)!, 'en')).toBe('Refused: Pause – The CTI course is already paused (rule T-05)');
  });

  it('SC-13 g: shows a phase that a back-dated pause took back', () => {
    const late = story([
      '2026-03-26',
      { type: 'RecordPastPause', from: date('2026-03-10'), until: date('2026-03-25'), reason: 'hospital', decision },
    ]);
    expect(cells(timelineLines(told(late, '2026-03-31'), 'da')).slice(-4)).toEqual([
      '10-03-2026 (registreret 26-03-2026) | CTI-forløbet sættes på pause: indlæggelse',
      '25-03-2026 (registreret 26-03-2026) | CTI-forløbet genoptages efter 15 dage på pause (10. marts – 24. marts 2026)',
      '15-03-2026 (registreret 26-03-2026) | Fase 2 begynder ikke denne dag, men 30. marts 2026',
      '30-03-2026 | Fase 2 begynder',
    ]);
  });

  it('says only "not before" of a phase that an open pause took back', () => {
    const late = story([
      '2026-03-20',
      { type: 'PauseCourse', from: date('2026-03-10'), reason: 'treatment', citizenWishesToGoOn: true },
    ]);
    expect(timelineText(told(late, '2026-03-20').at(-1)!, 'da')).toBe(
      'Fase 2 begynder ikke denne dag, men tidligst 26. marts 2026',
    );
  });

  it('names what a course taken over from elsewhere lacks', () => {
    const event = {
      type: 'CourseStarted',
      course: 1,
      legalBasis: 'SEL_85',
      months: 9,
      takenOver: true,
      deviations: [reason('jobMatchMissing', 'S-68'), reason('assessmentMissing', 'S-44')],
      on: date('2026-01-15'),
    } as const;
    expect(timelineText({ kind: 'event', recordedOn: date('2026-02-01'), event }, 'da')).toBe(
      'CTI-forløb 1 får startdato: servicelovens § 85, 9 måneder; overtaget fra et andet sted; ' +
        'mangler ved starten: S-68, S-44',
    );
  });

  it('lines its texts up, whether or not a date was recorded later', () => {
    const lines = timelineLines(told([], '2026-01-12').slice(-3), 'en');
    expect(lines).toEqual([
      '2026-01-08                        The CTI worker knows the legal basis and the length',
      '2026-01-10 (recorded 2026-01-12)  Job match found',
      '2026-01-15 (recorded 2026-01-12)  CTI course 1 gets its start date: section 31 b of the Active Employment Efforts Act, 6 months',
    ]);
  });

  it('is empty when nothing has happened', () => {
    expect(timelineLines([], 'da')).toEqual([]);
  });
});
