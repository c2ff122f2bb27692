import { programmeOf } from '../../domain/programmes/index.ts';
import { dateWithWeekday, longDate } from '../../messages/dates.ts';
import { programmeName } from '../../messages/model/index.ts';
import { proposedStartLine, statusLine } from '../../messages/overview.ts';
import { trajectoryStatusName } from '../../messages/words.ts';
import type { ShownTrajectory } from '../../services/read.ts';
import { coursesView, isOfPeriod, newsAnchors, transitionsView } from './dates.ts';
import { dutyGroups, voidDuties } from './duties.ts';
import { correctionsView, deviationsView, messagesView, missingNowView, missingView, timelineView } from './history.ts';
import { methodView } from './method.ts';
import { possibleView } from './possible.ts';
import { recurringView } from './recurring.ts';
import { numbered, stateOf } from './state.ts';
import { meetingsView, peopleView, stepsView } from './steps.ts';

/** One case: what is to be done, its dates and courses, what has been done, what may be done, and what has happened. */
export function caseView({
  summary,
  programme,
  plan,
  receipts,
  timeline,
  messages,
  support,
  beside,
  ...around
}: ShownTrajectory) {
  const about = {
    title: summary.subjectName || 'Forløb',
    where: statusLine(summary),
    programme: (programme && programmeName(programme.id, 'da')) ?? '',
    isProtected: summary.citizenIsProtected,
    beside: beside.map(({ id, programme: other, status }) => ({
      ...{ id, name: programmeName(other, 'da') ?? other, status: trajectoryStatusName.da[status] },
    })),
  };
  const history = { timeline: timelineView(timeline), messages: messagesView(messages) };
  if (!plan) return { ...about, ...history, plan: null };
  const events = numbered(timeline);
  const state = stateOf(events);
  const anchors = newsAnchors(plan, state);
  const { overdue } = summary.work;
  const voids = voidDuties(state, plan, new Set([...anchors.values()].flat()), summary.texts);
  return {
    ...about,
    ...history,
    plan: {
      today: dateWithWeekday(plan.today, 'da'),
      anew: state.begunAnewOn
        ? `Indsatsen begyndte forfra ${longDate(state.begunAnewOn, 'da')}: ny kritisk overgang.`
        : '',
      overdue: overdue === 0 ? '' : overdue === 1 ? '1 opgave er over fristen' : `${overdue} opgaver er over fristen`,
      proposedStart: proposedStartLine(plan.wait),
      duties: dutyGroups(plan, receipts, summary.texts),
      voidDuties: voids.filter(({ id }) => !isOfPeriod(id)),
      // A link in an old mail about a week that is over lands where the weeks stand.
      pastPeriods: voids.flatMap(({ id }) => (isOfPeriod(id) ? [id] : [])),
      courses: coursesView(plan, summary.course?.number, anchors, { state, events: events.map(({ event }) => event) }),
      transitions: transitionsView(plan, receipts, anchors),
      looseAnchors: anchors.get('') ?? [],
      isAboutCitizen: state.citizenId !== null,
      hasCourse: state.programme !== null && programmeOf(state.programme).legalBases.length > 0,
      recurring: recurringView(plan, anchors),
      meetings: meetingsView(state, plan.today, anchors),
      steps: stepsView(state),
      method: methodView(support),
      people: peopleView(state, plan.today, around),
      possible: possibleView(plan.today, state),
      deviations: deviationsView(events),
      missing: missingView(plan.courses),
      missingNow: missingNowView(plan.courses),
      corrections: correctionsView(events),
    },
  };
}
