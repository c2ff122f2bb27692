import type { LegalBasis } from '../../course.ts';
import type { OwnSetting } from '../../model/conditions.ts';
import type { CaseTest, FigureRule } from '../../model/figures.ts';
import type { ReportRule } from '../../model/reports.ts';
import {
  courseFigures,
  EVERY_QUARTER,
  fallingContact,
  handoverInTime,
  management,
  phaseTimeliness,
} from '../figures.ts';
import { recorded } from '../parts.ts';

/** A share of the list: of every citizen who was drawn or enrolled, whatever has become of them (G-61). */
const ofTheList = (id: string, that: CaseTest, estimate: OwnSetting): FigureRule => ({
  ...{ id, rule: 'G-61', shows: 'share', estimate },
  of: { each: 'case', that },
});
const grantedUnder = (basis: LegalBasis): CaseTest => ({ granted: basis });

/** Figures of expectations and outcome that pilot and roll-out ask for. */
const monitoring: readonly FigureRule[] = [
  { id: 'placesTaken', rule: 'S-05', shows: 'reached', that: 'hasPlace', expected: 'places' },
  {
    ...{ id: 'citizensReached', rule: 'G-57', shows: 'reached' },
    ...{ that: { holds: recorded('startUpMeeting') }, expected: 'own:expectedCitizens' },
  },
  {
    ...{ id: 'citizensCompleted', rule: 'G-68', shows: 'reached' },
    ...{ that: 'hasCompleted', expected: 'own:expectedCompleted' },
  },
  ofTheList('plansOfTheList', { holds: recorded('jointActionPlan') }, 'own:estimatedPlans'),
  ofTheList('underSel85OfTheList', grantedUnder('SEL_85'), 'own:estimatedUnderSel85'),
  ofTheList('underSel82bOfTheList', grantedUnder('SEL_82B'), 'own:estimatedUnderSel82b'),
  ofTheList('underLab31bOfTheList', grantedUnder('LAB_31B'), 'own:estimatedUnderLab31b'),
  ofTheList(
    'ordinaryHoursOfTheList',
    { step: 'weeklyHours', field: 'ordinaryHours', moreThan: 0 },
    'own:estimatedOrdinaryHours',
  ),
  {
    ...{ id: 'ordinaryHours', rule: 'S-56', shows: 'months' },
    ...{ of: 'hours', step: 'weeklyHours', field: 'ordinaryHours' },
  },
  {
    ...{ id: 'pausesTold', rule: 'S-82', shows: 'share' },
    of: { each: 'duty', duties: ['tellOfPause', 'tellOfReturn'], by: 'today' },
  },
  {
    ...{ id: 'participantsReported', rule: 'G-58', shows: 'share' },
    of: { each: 'duty', duties: ['reportInclusion'], by: 'today' },
  },
  ...courseFigures,
];

export const reports: readonly ReportRule[] = [
  { kind: 'stops', id: 'stops', rule: 'S-82', filing: EVERY_QUARTER },
  { kind: 'figures', id: 'monitoring', rule: 'G-61', filing: EVERY_QUARTER, figures: monitoring },
  {
    kind: 'figures',
    id: 'management',
    rule: 'G-60',
    figures: [
      phaseTimeliness('S-71'),
      {
        ...{ id: 'contactEstablishment', rule: 'S-67', shows: 'days' },
        ...{ from: { step: 'startUpMeeting' }, to: { of: 'courseStart' } },
      },
      {
        ...{ id: 'startUpToJobMatch', rule: 'S-26', shows: 'days' },
        ...{ from: { step: 'startUpMeeting' }, to: { step: 'jobMatch' } },
      },
      {
        ...{ id: 'meetingsWithAll', rule: 'S-19', shows: 'share' },
        of: { each: 'meeting', meetings: ['startUpMeeting', 'closingMeeting'] },
      },
      handoverInTime('S-93'),
      {
        ...{ id: 'decisionsInTime', rule: 'S-97', shows: 'share' },
        of: { each: 'duty', duties: ['decideSocialSupport', 'decideMentorSupport'], by: 'itsDay' },
      },
      fallingContact,
      ...management,
    ],
  },
];
