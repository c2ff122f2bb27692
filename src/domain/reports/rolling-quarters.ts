import { addDays, addMonths, type CivilDate, latest, weekday } from '../calendar/civil-date.ts';
import { ownDate, ownSetting } from '../model/conditions.ts';
import type { Requirement, TouchedReport } from '../model/reports.ts';
import { type Spell, spellsOf, touches } from '../model/spells.ts';
import { type ProgrammeModel, spellRule } from '../programme.ts';
import type { Settings } from '../settings.ts';
import type { Trajectory } from '../state.ts';

/** Days from the first to the last, both included. */
export interface Days {
  readonly from: CivilDate;
  readonly last: CivilDate;
}

/** What all cases of one citizen in a programme come to, for a report on who was touched by an effort. */
export interface Counted {
  readonly citizenId: string;
  readonly inTarget: readonly Spell[];
  readonly efforts: readonly (Spell & { readonly kind: string })[];
  /** Stretches in which the citizen has left for good, or until another case begins. */
  readonly gone: readonly { readonly from: CivilDate; readonly last: CivilDate | null }[];
}

export interface RequirementFigure {
  readonly id: string;
  /** The citizens of the target group who count. */
  readonly counting: readonly string[];
  /** Null while no target is set. */
  readonly percent: number | null;
  readonly isMet: boolean | null;
}

/** One rolling quarter: three whole calendar months (B-50). Every figure is a list of citizens. */
export interface Quarter extends Days {
  /** The week before it, in which the target group is taken (B-53). */
  readonly weekBefore: Days;
  /** Its last whole week, in which whoever has left is taken out (B-53). */
  readonly lastWeek: Days;
  readonly targetGroup: readonly string[];
  readonly requirements: readonly RequirementFigure[];
  /** Whether it lies wholly in the period in which the requirements can be met (B-49). */
  readonly isInPeriod: boolean;
}

interface Asked {
  readonly report: TouchedReport;
  readonly settings: Settings;
  readonly citizens: readonly Counted[];
}

/** What a citizen's cases in a programme say (B-51, B-53). */
export function countedOf(model: ProgrammeModel, report: TouchedReport, cases: readonly Trajectory[]): Counted {
  const spells = (id: string) => cases.flatMap(({ facts }) => spellsOf(facts, spellRule(model, id)));
  const { kindIn } = spellRule(model, report.effortSpell);
  const begun = cases.flatMap(({ enrolledOn }) => enrolledOn ?? []);
  return {
    citizenId: cases[0]!.citizenId!,
    inTarget: spells(report.targetSpell),
    efforts: spells(report.effortSpell).map((spell) => ({ ...spell, kind: String(spell.values[kindIn!]) })),
    gone: cases.flatMap(({ left }) => {
      if (!left || !report.leftBy.includes(left.why)) return [];
      const back = begun.filter((on) => on > left.on).sort()[0];
      return [{ from: left.on, last: back ? addDays(back, -1) : null }];
    }),
  };
}

/** The quarter that begins with a month; `from` is the first of that month. */
export function quarterFrom(from: CivilDate, { report, settings, citizens }: Asked): Quarter {
  const last = addDays(addMonths(from, 3), -1);
  const weekBefore = lastWeekOf(addDays(from, -1));
  const lastWeek = lastWeekOf(last);
  const [groupFrom, groupUntil] = report.startGroup.map((name) => ownDate(name, settings)!) as [CivilDate, CivilDate];
  const takenUntil = latest(weekBefore.last, groupUntil);
  const group = citizens.filter(
    ({ inTarget, gone }) =>
      inTarget.some((spell) => touches(spell, groupFrom, takenUntil)) &&
      !gone.some((away) => isAway(away, lastWeek.last)),
  );
  const [periodFrom, periodUntil] = report.period.map((name) => ownDate(name, settings));
  return {
    ...{ from, last, weekBefore, lastWeek },
    targetGroup: group.map(({ citizenId }) => citizenId),
    requirements: report.requirements.map((requirement) => figureOf(requirement, group, { from, last }, settings)),
    isInPeriod: (!periodFrom || from >= periodFrom) && (!periodUntil || last <= periodUntil),
  };
}

/** Every quarter that is over by a day, from the first that the start group belongs to (B-55). */
export function quartersUntil(today: CivilDate, asked: Asked): Quarter[] {
  const quarters: Quarter[] = [];
  const groupUntil = ownDate(asked.report.startGroup[1], asked.settings)!;
  for (let from = `${groupUntil.slice(0, 7)}-01` as CivilDate; addMonths(from, 3) <= today; from = addMonths(from, 1))
    quarters.push(quarterFrom(from, asked));
  return quarters;
}

function figureOf(
  { id, counts, percent: name }: Requirement,
  group: readonly Counted[],
  { from, last }: Days,
  settings: Settings,
): RequirementFigure {
  const counting = group
    .filter(({ efforts }) => efforts.some((effort) => counts.includes(effort.kind) && touches(effort, from, last)))
    .map(({ citizenId }) => citizenId);
  const percent = ownSetting(name, settings);
  if (typeof percent !== 'number') return { id, counting, percent: null, isMet: null };
  return { id, counting, percent, isMet: group.length > 0 && counting.length * 100 >= percent * group.length };
}

const isAway = ({ from, last }: Counted['gone'][number], on: CivilDate) => from <= on && (last === null || on <= last);

/** The last week, Monday to Sunday, that lies wholly in the month of a day (A-22, K-30). */
function lastWeekOf(dayOfMonth: CivilDate): Days {
  const monthEnd = addDays(addMonths(`${dayOfMonth.slice(0, 7)}-01` as CivilDate, 1), -1);
  const last = addDays(monthEnd, -(weekday(monthEnd) % 7));
  return { from: addDays(last, -6), last };
}
