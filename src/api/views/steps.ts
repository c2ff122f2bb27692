import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Appointment, Fact } from '../../domain/facts.ts';
import { handOversOf } from '../../domain/hand-overs.ts';
import { programmeOf } from '../../domain/programmes/index.ts';
import type { Trajectory } from '../../domain/state.ts';
import { dateWithWeekday, dayRange, longDate, shortDate } from '../../messages/dates.ts';
import { stepName } from '../../messages/model/index.ts';
import { jobFunctionName, personName } from '../../messages/people.ts';
import { valuesInWords } from '../../messages/timeline/values.ts';
import { allOf, capital, counted, legalBasisName } from '../../messages/words.ts';
import type { ShownTrajectory } from '../../services/read.ts';

/** What has been done, one row for each step in the order in which it was first done; each way through the model apart. */
export function stepsView(state: Trajectory) {
  const rounds = [...new Set([...state.facts, ...state.grants].map(({ round }) => round))].sort((a, b) => b - a);
  return rounds.map((round) => ({
    caption:
      state.round === 1
        ? 'Trin, der er gjort, i den rækkefølge de kom'
        : round === state.round
          ? 'Trin efter den nye kritiske overgang'
          : 'Trin før den nye kritiske overgang',
    rows: rowsOf(state, round),
  }));
}

function rowsOf({ facts, grants }: Trajectory, round: number) {
  const granted = grants.map(({ legalBasis, months, ...grant }) => ({
    ...{ round: grant.round, step: 'grant', on: grant.on },
    text: `${legalBasisName.da[legalBasis]}, ${counted(months, 'month', 'da')}`,
  }));
  const recorded = facts.map((fact) => ({ round: fact.round, step: fact.step, on: fact.on, text: textOf(fact) }));
  const all = [...recorded, ...granted]
    .filter((one) => one.round === round)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return [...Map.groupBy(all, ({ step }) => step)].map(([step, done]) => ({
    name: capital(stepName(step, 'da') ?? 'registrering'),
    when: whenDone(done.map(({ on }) => on)),
    text: [...new Set(done.map(({ text }) => text))].slice(-MOST_TEXTS).join(' · '),
  }));
}

/** How many different texts a row shows of a step that was done again and again: the last ones. */
const MOST_TEXTS = 2;
const MOST_DATES = 3;

function whenDone(days: readonly CivilDate[]): string {
  const each = [...new Set(days)].map((on) => shortDate(on));
  return each.length <= MOST_DATES ? each.join(', ') : `${days.length} gange, senest ${each.at(-1)}`;
}

function textOf({ step, with: people, values }: Fact): string {
  const present = people.length > 0 ? capital(peopleInWords(people)) : '';
  return [present, valuesOf(step, values)].filter(Boolean).join(': ');
}

/** Who knows of a grant, and who outside was told, is said by a code that no field of a programme has words for. */
function valuesOf(step: string, values: Fact['values']): string {
  if (step === 'grantKnown') return capital(personName.da[values.who as 'citizen' | 'ctiWorker']);
  return valuesInWords(step, values, 'da') ?? '';
}

const peopleInWords = (people: Fact['with']) =>
  allOf(
    people.map((one) => personName.da[one]),
    'da',
  );

/** The meetings that were summoned, the newest first, each with the days it was moved from. */
export function meetingsView(
  { appointments }: Trajectory,
  today: CivilDate,
  anchors: ReadonlyMap<string, readonly string[]>,
) {
  return appointments.toReversed().map((one) => ({
    anchors: anchors.get(`meeting-${one.id}`) ?? [],
    name: capital(stepName(one.meeting, 'da') ?? 'møde'),
    on: dateWithWeekday(one.for, 'da'),
    state: meetingState(one, today),
    summoned: `Indkaldt ${shortDate(one.summonedOn)}`,
    moves: one.moves.map(
      ({ from, to, askedBy, on }) =>
        `Flyttet ${shortDate(on)} fra ${longDate(from, 'da')} til ${longDate(to, 'da')} efter ønske fra ${personName.da[askedBy]}. Begrundelsen står i en note.`,
    ),
  }));
}

function meetingState({ state, for: on }: Appointment, today: CivilDate): string {
  switch (state) {
    case 'summoned':
      return on < today ? 'Dagen er gået, og mødet er ikke registreret' : 'Indkaldt';
    case 'held':
      return 'Holdt';
    case 'notHeld':
      return 'Tæller ikke som holdt';
    case 'cancelled':
      return 'Aflyst';
  }
}

/** Who is around the citizen, by function, and who stands in for them. */
export function peopleView(
  state: Trajectory,
  today: CivilDate,
  { standingIn, staffNames }: Pick<ShownTrajectory, 'standingIn' | 'staffNames'>,
) {
  const { programme, assignments, standIns } = state;
  const functions = programme ? programmeOf(programme).functions : [];
  const named = (staffId: string) => (Object.hasOwn(staffNames, staffId) ? `${staffNames[staffId]}, ` : '');
  const standIn = (one: { staffId: string; from: CivilDate; until: CivilDate }, what: string) =>
    `${what}: ${named(one.staffId)}${daysInWords(one, today)}`;
  const handOvers = handOversOf(state).filter(({ isReplaced }) => !isReplaced);
  return {
    functions: functions.map((jobFunction) => {
      const held = assignments.findLast((one) => one.function === jobFunction);
      const trainedOn = jobFunction === 'ctiWorker' ? held?.register?.trainedOn : undefined;
      const handOver = handOvers.findLast((one) => one.function === jobFunction);
      return {
        name: capital(jobFunctionName.da[jobFunction]),
        since: held ? capital(`${named(held.staffId)}siden ${shortDate(held.on)}`) : 'Ingen er tilknyttet',
        more: [
          ...(trainedOn ? [`Uddannet i CTI ${shortDate(trainedOn)}`] : []),
          ...(handOver ? [HAND_OVER_ANSWERS[handOver.answer?.is ?? 'none']] : []),
        ].join('. '),
      };
    }),
    standIns: [
      ...standIns.map((one) => standIn(one, 'Afløser for CTI-medarbejderen')),
      ...standingIn.map((one) => standIn(one, `Stedfortræder for ${personName.da[one.function]}`)),
    ],
  };
}

/** What whoever was given the case has said to that (G-15). */
const HAND_OVER_ANSWERS = {
  none: 'Har ikke bekræftet endnu, at forløbet er overtaget',
  accepted: 'Har bekræftet, at forløbet er overtaget',
  declined: 'Har sagt fra: teamlederen finder en anden',
} as const;

function daysInWords(
  { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
  today: CivilDate,
): string {
  return `${dayRange(from, until, 'da')}${from <= today && today <= until ? ' (nu)' : ''}`;
}
