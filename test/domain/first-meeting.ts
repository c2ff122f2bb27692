import { anEnrolled, ask, assignments, codesOf, EVERYBODY, inclusion, played } from './builders.ts';

/** The day of the inclusion, and that of the first meeting. */
export const ON = '2026-01-05';
export const HELD = '2026-02-02';
/** A citizen of the roll-out who can be summoned. */
export const ready = (settings = {}) =>
  played(anEnrolled({ on: ON, variant: 'rollout', settings }), ON, ...assignments(ON), inclusion(ON));
/** To the first meeting. */
export const summons = (day = '2026-01-20') =>
  ({
    ...({ type: 'SummonMeeting', meeting: 'startUpMeeting', for: day, on: ON } as const),
    preparedBy: ['jobCentreCaseworker', 'socialCaseworker'],
  }) as const;
export const without = (...absent: string[]) => EVERYBODY.filter((who) => !absent.includes(who));
/** What comes of asking: the events, or why not. */
export const storyOf = (state: ReturnType<typeof ready>, today: string, body: Parameters<typeof ask>[2]) => {
  const decision = ask(state, today, body);
  return 'refusal' in decision ? codesOf(decision) : decision.events.map(({ type }) => type);
};
