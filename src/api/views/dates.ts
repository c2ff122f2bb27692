import { addDays } from '../../domain/calendar/civil-date.ts';
import { contactsBetween, contactsOf } from '../../domain/contacts.ts';
import { dutiesOf } from '../../domain/duties.ts';
import type { TrajectoryEvent } from '../../domain/events.ts';
import type { Receipt } from '../../domain/explain.ts';
import { RHYTHMS } from '../../domain/model/cadences.ts';
import type { CourseView, PhasePlan, Plan } from '../../domain/plan.ts';
import { programmeOf } from '../../domain/programmes/index.ts';
import type { Trajectory } from '../../domain/state.ts';
import { dateWithWeekday, shortDate } from '../../messages/dates.ts';
import { dutyName, pauseLine } from '../../messages/overview.ts';
import { receiptLines } from '../../messages/receipts.ts';
import { counted, legalBasisName, pauseReasonName } from '../../messages/words.ts';

/**
 * Where the messages of news lead to: news is no task, so its link lands at what it is about – a phase, a pause, a
 * meeting. By the name of that thing; what has no place of its own stands under an empty name.
 */
export function newsAnchors({ today, transitions }: Plan, state: Trajectory): ReadonlyMap<string, readonly string[]> {
  const anchors = new Map<string, string[]>();
  for (const { id, rule, subject, dueOn } of dutiesOf(today, state)) {
    if (!rule.isNews) continue;
    const transition = transitions.find(({ course, on }) => course === subject.course?.number && on === dueOn);
    const isThing = /^(pause|meeting)-/.test(subject.key) || isOfPeriod(subject.key);
    const place = isThing ? subject.key : (transition?.id ?? '');
    anchors.set(place, [...(anchors.get(place) ?? []), id]);
  }
  return anchors;
}

/** Whether a duty or its subject is named after a period of a cadence. */
export const isOfPeriod = (id: string): boolean => RHYTHMS.some((rhythm) => id.startsWith(`${rhythm}-`));

export type Anchors = ReturnType<typeof newsAnchors>;

/** The courses with their phases, how much contact each has had so far, pauses and end. */
export function coursesView(
  { courses, today }: Plan,
  shown: number | undefined,
  anchors: Anchors,
  { state, events }: { readonly state: Trajectory; readonly events: readonly TrajectoryEvent[] },
) {
  const contacts = contactsOf(state, events);
  const [carrier] = state.programme ? programmeOf(state.programme).functions : [];
  const contact = (phase: PhasePlan) =>
    phase.start > today || !carrier ? '' : counted(contactsBetween(contacts, carrier, phase), 'contact', 'da');
  return courses.map((course) => ({
    heading: `Forløb ${course.number}: ${legalBasisName.da[course.legalBasis]}, ${counted(course.months, 'month', 'da')}`,
    phases: course.phases.map((phase) => ({
      text: `Fase ${phase.number}: ${shortDate(phase.start)} – ${shortDate(addDays(phase.end, -1))}${phase.provisional ? ' (tidligst)' : ''}`,
      contact: contact(phase),
      isNow: course.phase === phase.number && shown === course.number && course.status !== 'ended',
      isPast: phase.end <= today,
    })),
    end: endLine(course),
    pauses: pausesOf(state, course.number).map(({ id, reason, registeredOn, ...pause }) => ({
      text: `${pauseLine(pause)}: ${pauseReasonName.da[reason]}`,
      registered: registeredOn === pause.from ? '' : `registreret ${shortDate(registeredOn)}`,
      anchors: anchors.get(`pause-${id}`) ?? [],
    })),
    takenOver: course.takenOver,
  }));
}

const pausesOf = ({ courses }: Trajectory, number: number) =>
  courses.find((course) => course.number === number)?.pauses ?? [];

function endLine({ end, endIsProvisional, originalEnd, activeDays, status }: CourseView): string {
  const original = end === originalEnd ? '' : `, oprindeligt ${shortDate(originalEnd)}`;
  const active = status === 'ended' ? `. Aktive dage i alt: ${activeDays}` : '';
  return `Slut ${shortDate(end)}${endIsProvisional ? ' tidligst' : ''}${original}${active}`;
}

/** The days on which phases begin and courses end, each with the way it came about. */
export function transitionsView({ transitions }: Plan, receipts: readonly Receipt[], anchors: Anchors) {
  const why = new Map(receipts.map((receipt) => [receipt.duty, receiptLines(receipt, 'da')]));
  return transitions.map((transition) => ({
    id: transition.id,
    anchors: anchors.get(transition.id) ?? [],
    name: dutyName(transition),
    on: `${transition.provisional ? 'tidligst ' : ''}${dateWithWeekday(transition.on, 'da')}`,
    isPast: transition.status === 'past',
    why: why.get(transition.id) ?? [],
  }));
}
