import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import { TELL } from '../../src/domain/duties.ts';
import type { Consequence, TrajectoryEvent } from '../../src/domain/events.ts';
import { reason } from '../../src/domain/rule.ts';
import { type ScenarioStep, simulate } from '../../src/domain/scenario.ts';
import { timelineLines, timelineText } from '../../src/messages/timeline.ts';
import {
  assignments,
  contactMeeting,
  type Dated,
  inclusion,
  jointPlan,
  programme,
  startUpMeeting,
} from '../domain/builders.ts';

const onlyDeeds = programme('rollout');
const decision = { citizenAgrees: true, ctiWorker: 's1' };

let commands = 0;
type Asked = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'by'> : never) : never;

/** What is asked on which day; ids are given out in order. */
function story(...asked: (readonly [at: string, command: Asked])[]): ScenarioStep[] {
  return asked.map(([at, command]) => ({ at: date(at), command: { ...command, id: `c${++commands}`, by: 's1' } }));
}
/** Bodies that the builders of the domain's tests write with plain dates. */
const on = (at: string, ...bodies: readonly Dated<CommandBody>[]): ScenarioStep[] =>
  story(...bodies.map((body) => [at, body as Asked] as const));

const granted = [
  ...story([
    '2026-01-05',
    {
      ...{ type: 'EnrolCitizen', citizenId: 'b1', municipality: '0101', programme: onlyDeeds },
      on: date('2026-01-05'),
    },
  ]),
  ...on('2026-01-05', ...assignments('2026-01-05'), inclusion('2026-01-05', {})),
  ...on('2026-01-05', startUpMeeting('2026-01-05'), jointPlan('2026-01-05')),
  ...on('2026-01-06', contactMeeting('2026-01-06')),
  ...on('2026-01-07', contactMeeting('2026-01-07')),
  ...story(
    ['2026-01-08', { type: 'GrantSupport', legalBasis: 'LAB_31B', on: date('2026-01-08') }],
    ['2026-01-08', { type: 'InformOfGrant', who: 'citizen', on: date('2026-01-08') }],
    ['2026-01-08', { type: 'InformOfGrant', who: 'ctiWorker', on: date('2026-01-08') }],
    ['2026-01-12', { type: 'RegisterJobMatch', on: date('2026-01-10') }],
    ['2026-01-12', { type: 'StartCourse', startOn: date('2026-01-15') }],
  ),
];

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
      '05-01-2026 | Tilknyttet: jobkonsulent',
      '05-01-2026 | Tilknyttet: sagsbehandler (jobcenter)',
      '05-01-2026 | Tilknyttet: sagsbehandler (socialforvaltning)',
      '05-01-2026 | Inklusion – ydelse: kontanthjælp, aktivitetsparat; i ressourceforløb: nej; over 30 år: ja; ' +
        'ledig i mindst et år: ja; udvalgt af: evaluator; vurderet af: sagsbehandleren i jobcenteret',
      '05-01-2026 | Opstartsmøde holdt (borgeren, sagsbehandleren i jobcenteret, sagsbehandleren i socialforvaltningen, ' +
        'CTI-medarbejderen og jobkonsulenten) – dagsorden: det hele; CV og jobsøgning begynder: 5. januar 2026; ' +
        'nødvendige registreringer foretaget: ja; tidsplan aftalt: ja; ' +
        'ansvarlig for handleplanen: sagsbehandleren i socialforvaltningen',
      '05-01-2026 | Fælles handleplan (borgeren, sagsbehandleren i jobcenteret og sagsbehandleren i socialforvaltningen) ' +
        '– afdækket: det hele; antal af borgerens egne mål: 2; støtte på arbejdspladsen indgår: ja',
      '06-01-2026 | Kontaktmøde holdt (borgeren og CTI-medarbejderen)',
      '07-01-2026 | Kontaktmøde holdt (borgeren og CTI-medarbejderen)',
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
      '05-08-2026 | CTI-forløb 1 slutter: gennemført – Der er ingen overdragelsesplan (regel S-93); ' +
        'Overdragelsesplanen er ikke forankret hos dem, der støtter borgeren bagefter (regel S-94); ' +
        'Det afsluttende møde er ikke holdt (regel S-95); ' +
        'Det er ikke vurderet, om borgeren har brug for støtte bagefter (regel S-97)',
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
        'afvigelser ved starten: S-68, S-44',
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

/** What the timeline says of one event, without its dates. */
const said = (event: TrajectoryEvent, language: 'da' | 'en' = 'da') =>
  timelineText({ kind: 'event', recordedOn: event.on, event }, language);

describe('an entry about the model', () => {
  const day = date('2026-01-20');
  const meeting = 'startUpMeeting';
  const registered = { registeredOn: day, deviations: [] };

  it('S-16, S-19: follows a meeting from its summons on', () => {
    const summons = { meeting, for: date('2026-02-02'), preparedBy: [] };
    expect(said({ type: 'MeetingSummoned', ...summons, on: day })).toBe('Opstartsmøde indkaldt til 2. februar 2026');
    const move = { appointment: 7, meeting, from: date('2026-02-02'), to: date('2026-02-09'), noteId: 'n1' };
    expect(said({ type: 'MeetingMoved', ...move, askedBy: 'citizen', on: day })).toBe(
      'Opstartsmøde flyttet fra 2. februar 2026 til 9. februar 2026 efter ønske fra borgeren',
    );
    expect(said({ type: 'MeetingCancelled', appointment: 7, meeting, noteId: 'n1', on: day })).toBe(
      'Opstartsmøde aflyst',
    );
    const absent = ['ctiWorker', 'jobConsultant'] as const;
    expect(said({ type: 'MeetingNotHeld', meeting, with: ['citizen'], absent, rule: 'S-19', on: day })).toBe(
      'Opstartsmøde tæller ikke som holdt: CTI-medarbejderen og jobkonsulenten var ikke med (regel S-19)',
    );
  });

  it('S-56: says what was registered, in words and with numbers as Danes write them', () => {
    const values = { ordinaryHours: 7.5, practiceHours: 12, form: 'companyPractice', company: 'company-9' };
    const event = { type: 'FactRecorded', step: 'weeklyHours', with: [], values, ...registered, on: day } as const;
    expect(said(event)).toBe(
      'Ugentlige timer – ordinære timer: 7,5; praktiktimer: 12; ansættelsesform: virksomhedspraktik',
    );
    expect(said(event, 'en')).toBe(
      'Weekly hours – ordinary hours: 7.5; practice hours: 12; form of employment: company practice',
    );
  });

  it('S-58, S-64: shows what went on with a written reason', () => {
    const deviations = [reason('secondCompany', 'S-58')];
    const event = { type: 'FactRecorded', step: 'workAgreement', with: [], values: { hours: 8 }, registeredOn: day };
    expect(said({ ...event, type: 'FactRecorded', deviations, on: day })).toBe(
      'Arbejdsaftale – timer om ugen: 8; afvigelse med begrundelse: S-58',
    );
  });

  it('K-12: lists what had been said on the strength of something that was withdrawn', () => {
    const consequences = [
      { kind: 'phaseAnnounced', about: 'course-1/phase-2', saidOf: date('2026-03-15'), nowOn: date('2026-03-30') },
      { kind: 'reminderSent', about: 'course-1/closingMeeting', saidOf: date('2026-07-14'), nowOn: null },
      { kind: 'outsideTold', about: 'pause-9/tellOfPause', saidOf: date('2026-03-10'), nowOn: null },
    ] as const;
    expect(said({ type: 'EventWithdrawn', event: 9, what: 'pause', noteId: 'n1', consequences, on: day })).toBe(
      'Trukket tilbage: pause – 3 ting at rette op på: fase 2 var meldt ud til 15. marts 2026, nu 30. marts 2026; ' +
        'der er mindet om afsluttende møde med datoen 14. juli 2026, som ikke gælder længere; ' +
        'nogen uden for sagen har fået besked: orientering om pausen',
    );
    const end = { kind: 'endAnnounced', about: 'course-1/end', saidOf: date('2026-04-20'), nowOn: date('2026-07-15') };
    const taken = { event: 9, what: 'leaving', noteId: 'n1', consequences: [end as Consequence], on: day } as const;
    expect(said({ type: 'EventWithdrawn', ...taken })).toMatch(
      'forløbets slutning var meldt ud til 20. april 2026, nu 15. juli 2026',
    );
    expect(said({ type: 'EventWithdrawn', event: 9, what: 'consent', noteId: 'n1', consequences: [], on: day })).toBe(
      'Trukket tilbage: samtykke',
    );
  });

  it('K-09: says which reminder went out, and when the team leader got it too', () => {
    const about = { duty: 'course-1/handoverPlan', what: 'handoverPlan', dueOn: date('2026-07-14'), on: day };
    const tells = ['ctiWorker', 'teamLeader'] as const;
    expect(said({ type: 'ReminderIssued', ...about, rung: 'early', tells: ['ctiWorker'] })).toBe(
      'Påmindelse: overdragelsesplan (frist 14. juli 2026)',
    );
    expect(said({ type: 'ReminderIssued', ...about, rung: 'leader', tells })).toBe(
      'Påmindelse: overdragelsesplan (frist 14. juli 2026); teamlederen har også fået besked',
    );
    const outside = { duty: 'pause-9/tellOfPause', what: 'tellOfPause', rung: TELL, tells: ['EVALUATOR'] as const };
    expect(said({ type: 'ReminderIssued', ...about, ...outside })).toBe('Besked til evaluator: orientering om pausen');
  });

  it('S-14, S-91, G-16: says why a citizen leaves, begins anew or meets somebody else', () => {
    expect(said({ type: 'ProgrammeLeft', why: 'resourceCourse', course: 1, on: day })).toBe(
      'Borgeren er udtrådt: ressourceforløb',
    );
    const anew = { round: 2, transition: 'practiceToPaidHours', judgedBy: 'socialCaseworker', noteId: 'n1' } as const;
    expect(said({ type: 'BegunAnew', ...anew, on: day })).toBe(
      'Ny kritisk overgang: fra praktik til lønnede timer; indsatsen begynder forfra, ' +
        'vurderet af sagsbehandleren i socialforvaltningen',
    );
    expect(said({ type: 'StandInAppointed', staffId: 's2', until: date('2026-01-30'), on: day })).toBe(
      'Afløser for CTI-medarbejderen: 20. januar – 30. januar 2026',
    );
  });
});
