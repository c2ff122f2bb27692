import type { DutyRule, NamedOwner, Rung } from '../../../model/duties.ts';
import { atOnce, leaderAfter, subject } from '../../parts.ts';

const LEAD_NAMED = { step: 'leadCaseworker', field: 'who' } as const;
/** The caseworker who leads (G-09); the jobcentre's while nobody has been named. */
export const LEAD: NamedOwner = { namedIn: [LEAD_NAMED], otherwise: 'jobCentreCaseworker' };
/** Whom the start-up meeting has made responsible for the joint plan (S-25). */
export const PLAN_OWNER: NamedOwner = {
  namedIn: [{ step: 'startUpMeeting', field: 'planResponsible', thisRound: true }, LEAD_NAMED],
  otherwise: 'jobCentreCaseworker',
};

/** A long wait for a job match tells whoever leads the case too (`beside`), again and again (K-03). */
export const LONG_WAIT: Rung = {
  ...{ id: 'wait', at: { openFor: 'longWaitAfterDays' }, every: 'longWaitEveryDays' },
  tells: ['owner', 'beside'],
};

/** A message to somebody outside, or a task for the one who leads the case, as the municipality has set. */
export const telling = (
  rest: Pick<DutyRule, 'id' | 'rule' | 'each' | 'tellsOutside'> & Partial<DutyRule>,
): DutyRule => ({
  owner: LEAD,
  due: { anchor: { latestOf: [{ of: 'registered' }, subject()] }, rule: rest.rule },
  inPause: 'continues',
  ladder: [atOnce('owner'), leaderAfter],
  ...rest,
});
