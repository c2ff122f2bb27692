import type { DutyRule } from '../../domain/model/duties.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { StopGap, StopRow } from '../../domain/reports/stops.ts';
import type { ToldCourse } from '../told/courses.ts';
import type { Told } from '../told/told.ts';
import { dutiesTold, isAsked, messageOf } from './duties.ts';
import type { ToldCase } from './figure.ts';

type Row = Omit<StopRow, 'trajectoryId' | 'told' | 'on' | 'until'> & {
  readonly on: string;
  readonly until: string | null;
};

/** Somebody outside who is to hear of it, and since when they have. */
interface Teller {
  readonly party: string;
  readonly what: StopRow['told'][number]['what'];
  readonly on: string | null;
  /** Who is to tell them. */
  readonly owner: string;
}

interface Stop {
  readonly row: Row;
  readonly tellers: readonly Teller[];
}

/** Every pause, interruption and exit until a day, with those outside who have been told and who have not (S-82 … S-85). */
export function stopsTold(cases: readonly ToldCase[], model: ProgrammeModel, today: string) {
  const all = cases.flatMap(({ id, told }) =>
    stopsOf(told, model, today).map((stop) => ({ trajectoryId: id, ...stop })),
  );
  return {
    rows: all.map(({ trajectoryId, row, tellers }) => ({
      ...{ trajectoryId, ...row },
      told: tellers.map(({ party, what, on }) => ({ party, what, on })),
    })),
    gaps: all.flatMap(({ trajectoryId, row: { course }, tellers }) =>
      tellers
        .filter(({ on }) => on === null)
        .map(({ party, owner }) => ({
          trajectoryId,
          course,
          field: `told:${party}` as StopGap['field'],
          filledBy: owner,
        })),
    ),
  };
}

function stopsOf(told: Told, model: ProgrammeModel, today: string): Stop[] {
  const { courses, left } = told;
  const stops: Stop[] = courses.flatMap((course) => {
    const pauses = course.pauses
      .filter(({ from }) => from <= today)
      .map(({ id, from, until, reason, back }) => ({
        row: { kind: 'pause' as const, course: course.number, on: from, until, reason },
        tellers: [
          ...tellersOf(`pause-${id}`, 'pause', 'began', told, model, today),
          ...(back ? tellersOf(`return-${back.id}`, 'resume', 'ended', told, model, today) : []),
        ],
      }));
    return [...pauses, ...interruptionOf(course, told)];
  });
  if (!left || left.on > today) return stops;
  const row = { kind: 'exit' as const, course: left.course, on: left.on, until: null, reason: left.why };
  return [...stops, { row, tellers: tellersOf(`left-${left.id}`, 'left', 'reasons', told, model, today) }];
}

/** By a message, or by the task that was ticked off. */
function tellersOf(
  key: string,
  each: DutyRule['each'],
  what: Teller['what'],
  told: Told,
  model: ProgrammeModel,
  today: string,
): Teller[] {
  return model.duties
    .filter((rule) => rule.each === each && rule.tellsOutside !== undefined)
    .flatMap((rule) => dutiesTold(rule, told, today))
    .filter((duty) => duty.occasion.key === key && isAsked(duty, told, today))
    .map(({ id, rule, outside }) => {
      const ticked = told.completed.find(({ duty }) => duty === id);
      return { party: outside!, what, on: (ticked ?? messageOf(id, told))?.on ?? null, owner: ownerOf(rule, told) };
    });
}

/** Whom the case has named last in the first of the registrations that name somebody. Throws for an owner of other duties. */
function ownerOf({ owner }: DutyRule, { facts, round }: Told): string {
  if (typeof owner === 'string') return owner;
  if ('inSubject' in owner) throw new Error(`Expected who tells somebody outside, found ${JSON.stringify(owner)}`);
  for (const { step, field, thisRound } of owner.namedIn) {
    const own = facts.filter((fact) => fact.step === step && (!thisRound || fact.round === round));
    const last = own.reduce<(typeof own)[number] | undefined>((a, b) => (a && a.on > b.on ? a : b), undefined);
    const named = last?.values[field];
    if (named !== undefined) return String(named);
  }
  return owner.otherwise;
}

/** S-84, S-85, A-13: the reasons sent, and the decision taken together. */
function interruptionOf({ number, decided }: ToldCourse, { facts, programme }: Told): Stop[] {
  if (decided?.outcome !== 'interrupted') return [];
  const { interruptionDescribedTo, interruptionDiscussedWith } = programme!.settings;
  const tellers = (parties: readonly string[], step: string, what: Teller['what']) =>
    parties.map((party) => {
      const first = facts.find((fact) => fact.step === step && fact.course === number && fact.values.party === party);
      return { party, what, on: first?.on ?? null, owner: 'jobCentreCaseworker' };
    });
  return [
    {
      row: { kind: 'interruption', course: number, on: decided.on, until: null, reason: null },
      tellers: [
        ...tellers(interruptionDescribedTo, 'interruptionDescribed', 'reasons'),
        ...tellers(interruptionDiscussedWith, 'interruptionDiscussed', 'discussed'),
      ],
    },
  ];
}
