import { z } from 'zod';
import { caseNumberFault } from '../../domain/case-number.ts';
import { LEGAL_BASES, PHASES } from '../../domain/course.ts';
import { parseCpr } from '../../domain/cpr.ts';
import { RHYTHMS } from '../../domain/model/cadences.ts';
import { JOB_FUNCTIONS, OUTSIDE_PARTIES } from '../../domain/people.ts';

/** A civil date in Europe/Copenhagen. */
export const Day = z.iso
  .date()
  .meta({ id: 'Day', description: 'A day in Europe/Copenhagen, YYYY-MM-DD.', example: '2026-03-02' });
/** A CPR number as people write it, with or without the hyphen. */
export const Cpr = z
  .string()
  .max(20)
  .transform((text, context) => {
    const parsed = parseCpr(text);
    if (typeof parsed !== 'string') return parsed.number;
    context.addIssue({ code: 'custom', params: { fault: 'cprUnusable' } });
    return z.NEVER;
  })
  .meta({ example: '6104850011' });
export const Instant = z.iso.datetime().meta({ description: 'An instant in UTC.', example: '2026-03-02T08:15:00Z' });
export const Id = z.uuid().meta({ example: '019a3f5e-7c1b-7e2a-9f60-0c7c1d6f2b11' });

/** Who a citizen is, wherever cases are listed. */
const ShownCitizen = z
  .object({ id: Id, name: z.string(), isProtected: z.boolean() })
  .nullable()
  .meta({ description: 'Null for those who may not see who it is, and in a case that is about an organisation.' });

/** Whom a case is about. */
export const ShownSubject = {
  citizen: ShownCitizen,
  organisation: z
    .object({ id: Id, name: z.string() })
    .optional()
    .meta({ description: 'Only in a case that is about a municipality or a social provider.' }),
};

/** Of a list that is read page by page. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(200).optional().meta({ description: 'From the Link header of the page before.' }),
});

export const LegalBasis = z.enum(LEGAL_BASES);
/** The number under which the municipality's other systems know a case. */
export const CaseNumber = z
  .string()
  .superRefine((text, context) => {
    const fault = caseNumberFault(text);
    if (fault) context.addIssue({ code: 'custom', params: { fault } });
  })
  .meta({ example: '2026-00417', description: 'Letters, digits and . / - _, at most 40; unique, and no CPR number.' });

const Outcome = z.enum(['completed', 'interrupted', 'restarted', 'left']);
export const Phase = z.literal([...PHASES]);

/** A rule's no, as data and in words. */
export const Objection = z
  .object({ code: z.string(), rule: z.string(), title: z.string(), cure: z.string() })
  .meta({ id: 'Objection' });

export const Consequence = z
  .object({
    kind: z.enum(['phaseAnnounced', 'endAnnounced', 'reminderSent', 'outsideTold']),
    about: z.string().meta({ description: 'Id of the transition or duty.' }),
    saidOf: Day,
    nowOn: Day.nullable(),
    inWords: z.string(),
  })
  .meta({
    id: 'Consequence',
    description: 'What has been said or reported and no longer holds: for people to put right.',
  });

export const Message = z
  .object({
    on: Day.meta({ description: 'The day that it is about: it is sent then, or on the next working day.' }),
    to: z.array(z.string()).meta({ description: 'Functions.' }),
    kind: z.string(),
    duty: z.string().nullable().meta({ description: 'Id of the duty that it reminds of.' }),
    subject: z.string(),
  })
  .meta({ id: 'Message' });

/** Why a date is what it is. */
export const Receipt = z
  .object({
    anchor: z.object({ fact: z.string(), step: z.string().nullable(), on: Day }),
    steps: z.array(z.looseObject({ kind: z.string(), rule: z.string(), to: Day })),
    rule: z.string(),
    result: Day,
    provisional: z.boolean(),
    inWords: z.array(z.string()),
  })
  .meta({ id: 'Receipt', description: 'The fact a date hangs on, and each step of the arithmetic with its rule.' });

const Course = z
  .object({
    number: z.int(),
    legalBasis: LegalBasis,
    months: z.int(),
    startOn: Day,
    originalEnd: Day.meta({ description: 'Where the end would be without pauses.' }),
    end: Day,
    endIsProvisional: z.boolean(),
    outcome: Outcome.nullable(),
    activeDays: z.int(),
    status: z.enum(['scheduled', 'running', 'paused', 'ended']),
    phase: Phase.nullable(),
    day: z.object({ number: z.int(), of: z.int() }).nullable(),
    phases: z.array(z.object({ number: Phase, start: Day, end: Day, provisional: z.boolean() })),
    pauses: z.array(z.object({ from: Day, until: Day.nullable(), reason: z.string() })),
    takenOver: z.boolean(),
    deviations: z.array(Objection),
    missing: z.array(Objection),
    missingNow: z.array(Objection).meta({
      description:
        'What a running or paused course was begun on and does not stand any more because it was withdrawn or corrected. Computed when read; nobody is told.',
    }),
  })
  .meta({ id: 'Course' });

export const Transition = z
  .object({
    id: z.string(),
    kind: z.enum(['phaseStart', 'courseEnd']),
    course: z.int(),
    phase: Phase.nullable(),
    outcome: Outcome.nullable(),
    on: Day,
    provisional: z.boolean().meta({ description: 'An open pause still moves it: the earliest date there can be.' }),
    status: z.enum(['past', 'today', 'coming']),
    name: z.string().meta({ description: 'In Danish.' }),
  })
  .meta({ id: 'Transition' });

export const Duty = z
  .object({
    id: z.string().meta({ example: 'round-1/startUpMeeting' }),
    what: z.string(),
    meeting: z.string().optional().meta({ description: 'Which meeting it is about; absent of every other duty.' }),
    name: z.string().meta({ description: 'In Danish.' }),
    rule: z.string(),
    owner: z.enum([...JOB_FUNCTIONS, 'teamLeader', ...OUTSIDE_PARTIES]),
    outside: z.enum(OUTSIDE_PARTIES).nullable(),
    course: z.int().nullable(),
    opensOn: Day.nullable(),
    dueOn: Day.nullable().meta({ description: 'The last day in time; null when no day makes it late.' }),
    provisional: z.boolean(),
    state: z.enum(['waiting', 'coming', 'open', 'overdue', 'done']),
    isTicked: z.boolean().meta({ description: 'Done by CompleteDuty rather than by a registration.' }),
    reminders: z.array(z.object({ rung: z.string(), on: Day, said: z.boolean() })),
  })
  .meta({ id: 'Duty' });

export const TrajectoryStatus = z.enum([
  'starting',
  'waiting',
  'scheduled',
  'running',
  'paused',
  'ended',
  'left',
  'archived',
]);

const Wait = z
  .object({
    rule: z.string(),
    step: z.string().meta({ description: 'The step from which the wait for a start date counts.' }),
    taken: z
      .boolean()
      .meta({ description: 'Whether it has been taken; until then the case waits for the step itself.' }),
    since: Day,
    days: z.int().meta({ description: 'Calendar days from then until the day of the plan.' }),
    proposedStart: z
      .object({ on: Day, step: z.string() })
      .nullable()
      .meta({ description: 'The day proposed as start date, and the step it comes from.' }),
  })
  .meta({ id: 'Wait', description: 'How long a case without a start date has waited. Nothing but a start ends it.' });

/** One week, fortnight, four weeks or month in which there is to be contact. */
const Period = z
  .object({
    rhythm: z.enum(RHYTHMS),
    from: Day,
    last: Day,
    state: z.enum(['reached', 'notReached', 'notLogged', 'notAsked', 'open', 'coming']).meta({
      description: 'notReached: somebody tried; notLogged: nothing is registered; notAsked: no contact is asked for.',
    }),
    lastReachedOn: Day.nullable(),
    attempts: z.int(),
    notAskedBy: z.string().nullable().meta({ description: 'The rule by which nothing is asked for.' }),
  })
  .meta({ id: 'Period' });

const Checkpoint = z
  .object({
    number: z.int(),
    on: Day,
    dueFrom: Day.meta({ description: 'From when on the review is due, if it is.' }),
    state: z.enum(['coming', 'needless', 'exempt', 'due', 'held']),
    expected: z.enum(['needless', 'exempt', 'due']).meta({ description: 'What it comes to if nothing else happens.' }),
    why: z.string().nullable().meta({ description: 'The rule by which it is needless or exempt.' }),
    heldOn: Day.nullable(),
    preparedOn: Day.nullable(),
  })
  .meta({ id: 'Checkpoint' });

const Recurring = z
  .object({
    cadences: z.array(
      z.object({
        id: z.string(),
        name: z.string().meta({ description: 'In Danish.' }),
        rule: z.string(),
        contactBy: z.enum(JOB_FUNCTIONS),
        lastReachedOn: Day.nullable(),
        nextBy: Day.nullable().meta({ description: 'The last day on which the next contact is in time.' }),
        periods: z.array(Period),
      }),
    ),
    reviews: z.array(
      z.object({
        id: z.string(),
        name: z.string().meta({ description: 'In Danish.' }),
        rule: z.string(),
        checkpoints: z.array(Checkpoint),
      }),
    ),
  })
  .meta({ id: 'Recurring' });

export const Plan = z
  .object({
    today: Day,
    status: TrajectoryStatus,
    wait: Wait.nullable(),
    courses: z.array(Course),
    transitions: z.array(Transition),
    duties: z.array(Duty),
    recurring: Recurring.optional().meta({ description: 'Absent where nothing comes again and again.' }),
  })
  .meta({ id: 'Plan', description: 'Every date of a trajectory, past and future.' });

/** One line of a list. */
export const Summary = z
  .object({
    id: Id,
    ...ShownSubject,
    caseNumber: z.string().nullable().meta({ description: 'Of the municipality’s other systems.' }),
    status: TrajectoryStatus,
    wait: Wait.nullable(),
    phase: z.int().nullable(),
    next: Transition.nullable(),
    overdue: z.int().meta({ description: 'How many duties are past their day.' }),
    nextDuty: Duty.nullable(),
    sequence: z.int().meta({ description: 'How many events have been recorded: the ETag.' }),
  })
  .meta({ id: 'TrajectorySummary' });
