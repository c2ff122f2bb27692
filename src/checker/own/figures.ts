import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { dutiesOf } from '../../domain/duties.ts';
import type { CaseTest, FigureRule, FiguresReport, Point, ReachedFigure, ShareOf } from '../../domain/model/figures.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { Settings } from '../../domain/settings.ts';
import { replay } from '../replay.ts';
import type { Told } from '../told/told.ts';
import { daysFrom } from './calendar.ts';
import { isSo } from './conditions.ts';
import { fallingContactTold, meetingsTold, transitionsTold } from './course-shares.ts';
import { dutiesTold, isAsked, isDone, type OwnDuty } from './duties.ts';
import { type Judged, listed, nothing, type Shown, type ToldCase, wholeOf, within } from './figure.ts';
import { monthsTold } from './months.ts';
import { partsTold } from './parts.ts';
import { ownNumber } from './settings.ts';
import { workersTold } from './workers.ts';

/** What figures are reckoned from. */
export interface Reported {
  readonly model: ProgrammeModel;
  readonly cases: readonly ToldCase[];
  /** The municipality's newest. */
  readonly settings: Settings;
  readonly today: string;
}

/** The figures of a report but for those whose rule the variant leaves out. */
export const figuresAsked = ({ figures }: FiguresReport, { settings }: Reported): FigureRule[] =>
  figures.filter(({ rule }) => !settings.rulesOff.includes(rule));

/** A figure down to its cases (G-60). Throws NotReckoned where the programme asks for what is not reckoned here. */
export function figureTold(figure: FigureRule, reported: Reported): Shown {
  const { cases, model, settings, today } = reported;
  switch (figure.shows) {
    case 'share': {
      const percent = figure.estimate === undefined ? null : ownNumber(figure.estimate, settings);
      const estimate = percent === null ? null : percent / 100;
      if (figure.of.each === 'worker') return { ...workersTold(cases, model, today), estimate };
      const lists = listed(judgedBy(figure.of, reported));
      const of = lists.counts.length + lists.countsNot.length;
      return { ...nothing('share'), ...lists, estimate, of, value: of === 0 ? null : lists.counts.length / of };
    }
    case 'reached': {
      const lists = listed(
        cases.map((one) => ({ ...within(one), why: whyNotReached(figure.that, one.told, reported) })),
      );
      const of = figure.expected === 'places' ? settings.places : ownNumber(figure.expected, settings);
      return { ...nothing('reached'), ...lists, value: lists.counts.length, of };
    }
    case 'parts':
      return wholeOf('parts', partsTold(figure.by, cases, model, today));
    case 'days': {
      const lists = listed(cases.flatMap((one) => waitsOf(figure.from, figure.to, one)));
      const { counts } = lists;
      return { ...nothing('days'), ...lists, of: counts.length, value: middleOf(counts.map(({ amount }) => amount!)) };
    }
    case 'months':
      return monthsTold(figure, cases, today);
  }
}

function judgedBy(of: Exclude<ShareOf, { each: 'worker' }>, { cases, model, today }: Reported): Judged[] {
  switch (of.each) {
    case 'case':
      return cases.map((one) => {
        const isAmong = !of.among || isSo(of.among, wholeCase(one.told));
        if (!isAmong) return { ...within(one), why: 'notAmong', isOut: true };
        return { ...within(one), why: passes(of.that, one.told) ? null : 'no' };
      });
    case 'caseInTime':
      return cases.filter(({ told }) => told.archivedOn === null).map((one) => inTime(one, today));
    case 'duty':
      return cases.flatMap((one) =>
        model.duties
          .filter(({ id }) => of.duties.includes(id))
          .flatMap((rule) => dutiesTold(rule, one.told, today))
          .map((duty) => ({ ...within(one, duty.id), ...doneBy(duty, of.by, one.told, today) })),
      );
    case 'meeting':
      return meetingsTold(of.meetings, cases);
    case 'transition':
      return transitionsTold(cases, today);
    case 'courseWithFallingContact':
      return fallingContactTold(of.by, cases, model, today);
  }
}

function doneBy(duty: OwnDuty, by: 'itsDay' | 'today', told: Told, today: string): Pick<Judged, 'why' | 'isOut'> {
  const { dueOn, isHeld } = duty;
  if (!isAsked(duty, told, by === 'today' ? today : dueOn)) return { why: 'notAsked', isOut: true };
  if (by === 'today') return { why: isDone(duty, told) ? null : 'missing' };
  if (isHeld) return { why: 'paused', isOut: true };
  if (dueOn >= today) return { why: 'notDue', isOut: true };
  if (isDone(duty, told, dueOn)) return { why: null };
  return { why: isDone(duty, told) ? 'late' : 'missing' };
}

/**
 * K-09. The case's duties and their days are the core's, of the journal replayed: I8 and I10 judge what is said of them day
 * by day. Here it is only counted anew which are late by more than the leader is to wait.
 */
function inTime(one: ToldCase, today: string): Judged {
  const { escalateAfterDays } = one.told.programme!.settings;
  const { after } = [...replay(one.journal)].at(-1)!;
  const late = dutiesOf(today as CivilDate, after).find(
    ({ rule, state, dueOn }) => state === 'overdue' && !rule.isNews && daysFrom(dueOn, today) > escalateAfterDays,
  );
  return late ? { ...within(one, late.id), why: 'overdue' } : { ...within(one), why: null };
}

const wholeCase = ({ facts, programme }: Told) => ({ facts, settings: programme!.settings, scope: {} });

function passes(test: CaseTest, told: Told): boolean {
  if ('holds' in test) return isSo(test.holds, wholeCase(told));
  if ('granted' in test) return told.grants.at(-1)?.legalBasis === test.granted;
  const last = told.programme!.settings.projectEndsOn ?? '9999';
  return told.facts.some(
    ({ step, on, values }) => step === test.step && on <= last && Number(values[test.field] ?? 0) > test.moreThan,
  );
}

function whyNotReached(that: ReachedFigure['that'], told: Told, { model, today }: Reported): Judged['why'] {
  const { left, facts, courses } = told;
  const hasBegun = facts.some(({ step }) => step === model.takesPlaceWith);
  const isReached =
    that === 'hasPlace'
      ? hasBegun && left === null
      : that === 'hasCompleted'
        ? courses.some(({ ended }) => ended?.outcome === 'completed')
        : passes(that, told);
  if (isReached) return null;
  return left && left.on <= today ? 'left' : 'notYet';
}

/** S-15: once for each way through the model. */
function waitsOf(from: Point, to: Point, one: ToldCase): Judged[] {
  const { told } = one;
  return Array.from({ length: told.round }, (_, index): Judged => {
    const round = index + 1;
    const ref = within(one, round === 1 ? null : `round-${round}`);
    const [begun, done] = [from, to].map((point) => firstDay(point, round, told));
    if (begun === undefined) return { ...ref, why: 'notBegun', isOut: true };
    if (done === undefined) return { ...ref, why: told.left ? 'left' : 'notYet', isOut: true };
    const amount = daysFrom(begun, done);
    return amount < 0 ? { ...ref, why: 'before', isOut: true } : { ...ref, why: null, amount };
  });
}

function firstDay(point: Point, round: number, { facts, courses }: Told): string | undefined {
  const days =
    'of' in point
      ? courses.filter((course) => course.round === round).map(({ startOn }) => startOn)
      : facts.filter((fact) => fact.step === point.step && fact.round === round).map(({ on }) => on);
  return 'of' in point ? days[0] : days.sort()[0];
}

/** The mean of the two in the middle, which of an odd number are one. */
function middleOf(numbers: readonly number[]): number | null {
  const all = [...numbers].sort((a, b) => a - b);
  const [low, high] = [all[Math.ceil(all.length / 2) - 1], all[Math.floor(all.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
