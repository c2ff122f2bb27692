import type { OpenGap } from '../domain/reports/content.ts';
import { nameLine } from '../messages/overview.ts';
import {
  type InboxMessage,
  inboxMessages,
  type ShownTrajectory,
  showTrajectory,
  summariesOf,
  type TrajectorySummary,
} from '../services/read.ts';
import type { ServiceDeps } from '../services/services.ts';
import { type ListedReport, listReports, type ReportList, showReport } from '../services/stored-reports.ts';
import { logAccess } from '../store/access-log.ts';
import { leaderNames } from '../store/staff.ts';
import { findTrajectory, pageOfTrajectories } from '../store/trajectories.ts';
import { createGuard } from './access/guard.ts';
import { type Actor, reachOf, seesNames } from './access/policy.ts';
import { scopeOf } from './access/scope.ts';
import { casesIn, type FiguresPage, type FiguresQuestion, figuresPage, seesFigures } from './figures-page.ts';
import { Problem } from './http/problem.ts';

/** What the pages show to somebody who is signed in. Each access is written down before the page leaves. */
export interface StaffPages {
  /** The cases within reach; null for a role that has no such page. */
  list(asked: Asked): Promise<{ readonly rows: readonly TrajectorySummary[]; readonly hasMore: boolean } | null>;
  /** Undefined when there is no such case, or none within reach. */
  show(asked: Asked, trajectoryId: string): Promise<ShownTrajectory | undefined>;
  /** Why a case is not shown, and whom of the municipality to ask. */
  why(asked: Asked, trajectoryId: string): Promise<WhyNot>;
  /** Figures and forecast; null for a role that has no such page. */
  figures(asked: Asked, question: FiguresQuestion): Promise<FiguresPage | null>;
  inbox(asked: Asked): Promise<readonly NamedMessage[]>;
  /** The municipality's reports, with what is missing in those that wait; null for a role that has no such page. */
  reports(asked: Asked): Promise<PageOfReports | null>;
}

/** A message with whom it is about, where the reader may see that: the text itself names nobody. */
export interface NamedMessage extends InboxMessage {
  readonly about: string | null;
}

export interface PageOfReports extends ReportList {
  /** What is missing, by the id of a version. */
  readonly gaps: ReadonlyMap<string, readonly OpenGap[]>;
}

/** Another municipality's case is as unknown as one that does not exist. */
export interface WhyNot {
  readonly answer: 'within' | 'roleSeesNoCases' | 'outOfReach' | 'unknown';
  /** Names of the municipality's team leaders. */
  readonly leaders: readonly string[];
}

export interface Asked {
  readonly actor: Actor;
  readonly requestId: string;
}

const MOST = 500;

export function staffPages(deps: ServiceDeps, baseUrl: string): StaffPages {
  const { db, clock } = deps;
  const { guarded, mayReach } = createGuard(deps);
  const log = ({ actor, requestId }: Asked, operation: string, status: number, trajectories: readonly string[]) => {
    const { id, role, municipality } = actor;
    const at = new Date(clock.now());
    return logAccess(db, { at, actor: id, role, municipality, operation, status, trajectories, requestId });
  };
  /** Of those cases that the reader would see in a list. */
  const namesOf = async (actor: Actor, among: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    if (among.length === 0 || !reachOf(actor, 'trajectory.list') || !seesNames(actor)) return new Map();
    const scope = scopeOf(actor, 'trajectory.list', clock.today());
    const rows = await pageOfTrajectories(db, scope, { among }, { limit: among.length });
    return new Map(rows.map((row) => [row.id, nameLine(row)]));
  };
  return {
    async list(asked) {
      const { actor } = asked;
      if (!reachOf(actor, 'trajectory.list') || !seesNames(actor)) return null;
      const today = clock.today();
      const scope = scopeOf(actor, 'trajectory.list', today);
      const rows = await pageOfTrajectories(db, scope, {}, { limit: MOST + 1 });
      const shown = rows.slice(0, MOST);
      await log(
        asked,
        'pages.list',
        200,
        shown.map(({ id }) => id),
      );
      return { rows: await summariesOf(db, today, shown), hasMore: rows.length > MOST };
    },
    async show(asked, trajectoryId) {
      const { actor } = asked;
      const row = await guarded(actor, 'trajectory.journal', trajectoryId).catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error;
      });
      const shown = row && seesNames(actor) ? await showTrajectory(deps, trajectoryId) : undefined;
      await log(asked, 'pages.show', shown ? 200 : 404, [trajectoryId]);
      return shown;
    },
    async why(asked, trajectoryId) {
      const { actor } = asked;
      const row = await findTrajectory(db, trajectoryId);
      const isHere = row?.municipality === actor.municipality;
      const answer = !isHere
        ? 'unknown'
        : !reachOf(actor, 'trajectory.journal')
          ? 'roleSeesNoCases'
          : (await mayReach(actor, 'trajectory.journal', row))
            ? 'within'
            : 'outOfReach';
      await log(asked, 'pages.why', 200, isHere ? [trajectoryId] : []);
      return { answer, leaders: await leaderNames(db, actor.municipality) };
    },
    async figures(asked, question) {
      if (!seesFigures(asked.actor)) return null;
      const page = await figuresPage(deps, asked.actor, question);
      await log(asked, 'pages.figures', 200, casesIn(page));
      return page;
    },
    async inbox(asked) {
      const messages = await inboxMessages(deps, { staffId: asked.actor.id, baseUrl });
      const cases = new Set(messages.flatMap(({ trajectoryId }) => trajectoryId ?? []));
      const names = await namesOf(asked.actor, [...cases]);
      await log(asked, 'pages.inbox', 200, [...names.keys()]);
      return messages.map((one) => ({ ...one, about: names.get(one.trajectoryId ?? '') ?? null }));
    },
    async reports(asked) {
      const { actor } = asked;
      if (!mayReadReports(actor)) return null;
      const list = await listReports(deps, { municipality: actor.municipality });
      const gaps = new Map<string, readonly OpenGap[]>();
      for (const { id } of list.versions.filter(waits)) gaps.set(id, (await showReport(deps, id))?.gaps ?? []);
      const cases = [...gaps.values()].flat().map(({ trajectoryId }) => trajectoryId);
      await log(asked, 'pages.reports', 200, [...new Set(cases)]);
      return { ...list, gaps };
    },
  };
}

/** What waits for somebody to fill in what is missing. */
const waits = ({ state, isNewest, openGaps }: ListedReport) => state === 'draft' && isNewest && openGaps > 0;

/** Cases lead from the page to their citizens: it is for those who may see them. */
export const mayReadReports = (actor: Actor): boolean =>
  reachOf(actor, 'report.read') !== undefined && seesNames(actor);
