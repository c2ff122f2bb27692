import { type CaseBeside, caseBeside } from '../domain/beside.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { civilDateAt } from '../domain/calendar/civil-date.ts';
import { explain, type Receipt } from '../domain/explain.ts';
import { type Plan, plan } from '../domain/plan.ts';
import type { TimelineEntry } from '../domain/scenario.ts';
import type { ResolvedProgramme } from '../domain/settings.ts';
import { linkTo, noticeText } from '../messages/notices.ts';
import { type StandingIn, standingIn } from '../store/absences.ts';
import { pageOfInbox } from '../store/inbox.ts';
import { readJournal } from '../store/journal.ts';
import { type OwnTexts, readOwnTexts, type TextsOf } from '../store/own-programmes.ts';
import { staffNames } from '../store/staff.ts';
import { casesOf, findTrajectory, type ListedRow, listTrajectories } from '../store/trajectories.ts';
import { type MethodSupport, methodSupport } from './fidelity.ts';
import { type Glance, glanceAt, withGlances } from './glance.ts';
import type { ServiceDeps } from './services.ts';

/** One line of a list: where a case is today and what comes. Computed when read, so it is right at 00:00:00. */
export interface TrajectorySummary extends Omit<Glance, 'sequence'> {
  readonly id: string;
  readonly subjectName: string;
  /** Name and address are protected: everybody who sees the name is told. */
  readonly citizenIsProtected: boolean;
  readonly municipality: string;
  readonly demo: boolean;
  /** The municipality's own words for tasks; absent where it has none. */
  readonly texts?: OwnTexts;
}

/** One line for each of some cases. */
export async function summariesOf(
  db: ServiceDeps['db'],
  today: CivilDate,
  rows: readonly ListedRow[],
): Promise<TrajectorySummary[]> {
  const textsOf = await readOwnTexts(db);
  return (await withGlances(db, today, rows)).map(([row, glance]) => summaryOf(row, glance, textsOf));
}

export async function summaries({ db, clock }: ServiceDeps): Promise<TrajectorySummary[]> {
  const today = clock.today();
  const textsOf = await readOwnTexts(db);
  return (await listTrajectories(db)).map((row) => summaryOf(row, glanceAt(today, row.state), textsOf));
}

function summaryOf(row: ListedRow, { sequence: _, ...glance }: Glance, textsOf: TextsOf): TrajectorySummary {
  const { id, subjectName, citizenIsProtected, municipality, demo } = row;
  const texts = textsOf(row);
  return { id, subjectName, citizenIsProtected, municipality, demo, ...glance, ...(texts ? { texts } : {}) };
}

/** A message as it stands in somebody's in-app inbox. */
export interface InboxMessage {
  readonly subject: string;
  readonly text: string;
  readonly sentOn: CivilDate;
  /** The case that it is about; null of one about a report. */
  readonly trajectoryId: string | null;
}

/** The newest messages in somebody's in-app inbox, at most a hundred. */
export async function inboxMessages(
  { db }: Pick<ServiceDeps, 'db'>,
  { staffId, baseUrl }: { readonly staffId: string; readonly baseUrl: string },
): Promise<InboxMessage[]> {
  const rows = await pageOfInbox(db, staffId, { after: undefined, limit: 100, unread: false });
  const textsOf = await readOwnTexts(db);
  return rows.map(({ body, aboutOn, late, trajectoryId, sentAt, ...of }) => {
    const link = linkTo(baseUrl, { trajectoryId, body, programme: of.programme });
    const sentOn = civilDateAt(sentAt.getTime());
    const context = { late, link, today: sentOn, texts: textsOf(of) };
    return { ...noticeText(body, aboutOn as CivilDate, context), sentOn, trajectoryId };
  });
}

export interface MessageView {
  readonly aboutOn: CivilDate;
  readonly kind: string;
  /** Which of the programme's duties a reminder is about; null for any other message. */
  readonly duty: string | null;
  readonly channel: 'inbox' | 'email';
  readonly state: string;
  readonly detail: string | null;
  readonly sendAt: string;
}

/** Everything about one case: plan, receipts, journal and messages. */
export interface ShownTrajectory {
  readonly summary: TrajectorySummary;
  /** Which model the case runs on; null until the enrolment has been recorded. */
  readonly programme: { readonly id: string; readonly version: number; readonly variant: string } | null;
  readonly plan: Plan | null;
  /** Of every transition and every duty of the plan. */
  readonly receipts: readonly Receipt[];
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly MessageView[];
  /** Who stands in for somebody who is away, today or later. */
  readonly standingIn: readonly StandingIn[];
  /** What those are called who have a function in the case or stand in, by id; nothing of whom the register does not have. */
  readonly staffNames: Readonly<Record<string, string>>;
  readonly support: MethodSupport;
  /** The citizen's, or the organisation's, other cases that are not archived. */
  readonly beside: readonly (CaseBeside & { readonly id: string })[];
}

/** Undefined when there is no such case. */
export async function showTrajectory({ db, clock }: ServiceDeps, id: string): Promise<ShownTrajectory | undefined> {
  const row = await findTrajectory(db, id);
  if (!row) return undefined;
  const today = clock.today();
  const { state } = row;
  const planned = state ? plan(today, state) : null;
  const ids = planned ? [...planned.transitions, ...planned.duties].map((one) => one.id) : [];
  const journal = await readJournal(db, id);
  const standsIn = await standingIn(db, id, today);
  const around = [...(state?.assignments ?? []), ...(state?.standIns ?? []), ...standsIn].map(({ staffId }) => staffId);
  return {
    summary: summaryOf(row, glanceAt(today, state), await readOwnTexts(db)),
    programme: state?.programme ? programmeName(state.programme) : null,
    plan: planned,
    receipts: state ? ids.flatMap((one) => explain(today, state, one) ?? []) : [],
    timeline: journal.map(({ recordedAt, ...event }) => ({
      kind: 'event',
      recordedOn: civilDateAt(Date.parse(recordedAt)),
      event,
    })),
    messages: await messagesAbout(db, id),
    standingIn: standsIn,
    staffNames: await staffNames(db, [...new Set(around)]),
    beside: await casesBeside(db, today, row),
    support: state ? await methodSupport(db, today, { municipality: row.municipality, state }) : NO_SUPPORT,
  };
}

/** The other cases of whom a case is about, where they are on a day. */
export async function casesBeside(
  db: ServiceDeps['db'],
  today: CivilDate,
  { id, citizenId, organisationId }: Pick<ListedRow, 'id' | 'citizenId' | 'organisationId'>,
): Promise<(CaseBeside & { readonly id: string })[]> {
  const cases = await casesOf(db, citizenId === null ? { organisationId: organisationId! } : { citizenId });
  return cases.flatMap((one) => {
    const beside = one.id === id ? undefined : caseBeside(today, one.state);
    return beside ? [{ id: one.id, ...beside }] : [];
  });
}

const NO_SUPPORT: MethodSupport = { meters: [], checklists: [] };

const programmeName = ({ id, version, variant }: ResolvedProgramme) => ({ id, version, variant });

async function messagesAbout(db: ServiceDeps['db'], trajectoryId: string): Promise<MessageView[]> {
  const rows = await db
    .selectFrom('message')
    .select(['about_on', 'body', 'channel', 'state', 'detail', 'send_at'])
    .where('trajectory_id', '=', trajectoryId)
    .orderBy('send_at')
    .orderBy('key')
    .execute();
  return rows.map(({ about_on, body, channel, state, detail, send_at }) => ({
    aboutOn: about_on as CivilDate,
    kind: body.kind,
    duty: body.kind === 'reminder' ? body.what : null,
    channel,
    state,
    detail,
    sendAt: send_at.toISOString(),
  }));
}
