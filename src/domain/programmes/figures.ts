import type { FigureRule } from '../model/figures.ts';
import type { Filing } from '../model/filing.ts';
import type { RuleId } from '../rule.ts';

// Figures that several programmes have.

/** Kept at the end of each quarter of the calendar. No rule says how often: as BIR's, on the 5th, and handed in by nobody. */
export const EVERY_QUARTER: Filing = { everyMonths: 3, coversMonths: 3, filledAfterDays: 5 };

export const status: FigureRule = { id: 'casesByStatus', rule: 'G-60', shows: 'parts', by: 'status' };
export const exits = (rule: RuleId): FigureRule => ({ id: 'exits', rule, shows: 'parts', by: 'exit' });
/** What has been registered, step by step. */
export const activity: FigureRule = { id: 'registrations', rule: 'G-60', shows: 'parts', by: 'step' };

/** Starts and ends, phases and outcomes, pauses, ways out and registrations of a programme with courses. */
export const courseFigures: readonly FigureRule[] = [
  status,
  { id: 'coursesStarted', rule: 'G-60', shows: 'months', of: 'courseStart' },
  { id: 'coursesEnded', rule: 'G-60', shows: 'months', of: 'courseEnd' },
  { id: 'coursesByPhase', rule: 'G-60', shows: 'parts', by: 'phase' },
  { id: 'coursesByLegalBasis', rule: 'S-38', shows: 'parts', by: 'legalBasis' },
  { id: 'outcomes', rule: 'S-96', shows: 'parts', by: 'outcome' },
  { id: 'pausesByReason', rule: 'S-81', shows: 'parts', by: 'pauseReason' },
  exits('S-91'),
  activity,
  { id: 'deviations', rule: 'G-60', shows: 'parts', by: 'deviation' },
];

export const phaseTimeliness = (rule: RuleId): FigureRule => ({
  ...{ id: 'phaseTimeliness', rule, shows: 'share' },
  of: { each: 'transition' },
});

export const handoverInTime = (rule: RuleId): FigureRule => ({
  ...{ id: 'handoverInTime', rule, shows: 'share' },
  of: { each: 'duty', duties: ['handoverPlan'], by: 'itsDay' },
});

export const fallingContact: FigureRule = {
  ...{ id: 'fallingContact', rule: 'S-73', shows: 'share' },
  of: { each: 'courseWithFallingContact', by: 'ctiWorker' },
};

export const nothingOverdue: FigureRule = {
  ...{ id: 'nothingOverdue', rule: 'K-09', shows: 'share' },
  of: { each: 'caseInTime' },
};

/** What every programme with CTI workers can be asked. */
export const management: readonly FigureRule[] = [
  { id: 'withinCaseload', rule: 'K-19', shows: 'share', of: { each: 'worker' } },
  nothingOverdue,
];
