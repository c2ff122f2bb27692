import { type CivilDate, civilDateAt } from '../../domain/calendar/civil-date.ts';
import type { NoticeBody } from '../../domain/notices.ts';
import type { Language } from '../../messages/language.ts';
import { noticeText } from '../../messages/notices.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { type InboxPlace, type InboxRow, markRead, pageOfInbox } from '../../store/inbox.ts';
import { readOwnTexts, type TextsOf } from '../../store/own-programmes.ts';
import type { inbox } from '../contract/inbox.ts';
import { cut, nextPage, placeIn } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof inbox]: Handler<(typeof inbox)[Id]> };

/** Somebody's own in-app inbox: nobody reads another's. */
export function inboxHandlers({ db, clock }: Pick<ServiceDeps, 'db' | 'clock'>): Own {
  return {
    async listInbox({ query: { limit, cursor, unread } }, { actor, language }) {
      const asked = { after: messageIn(cursor), limit: limit + 1, unread: unread === 'true' };
      const { page, last } = cut(await pageOfInbox(db, actor.id, asked), limit);
      const textsOf = await readOwnTexts(db);
      return {
        body: { items: page.map((row) => shown(row, textsOf, language)) },
        trajectories: [...new Set(page.flatMap(casesOf))],
        ...(last ? { headers: nextPage('/inbox', { limit, unread }, `${last.sentAt.toISOString()}/${last.id}`) } : {}),
      };
    },

    async markMessageRead({ path: { messageId } }, { actor, language }) {
      const row = await markRead(db, actor.id, messageId, new Date(clock.now()));
      if (!row) throw new Problem('notFound');
      return { body: shown(row, await readOwnTexts(db), language), trajectories: casesOf(row) };
    },
  };
}

const casesOf = ({ trajectoryId }: InboxRow) => (trajectoryId === null ? [] : [trajectoryId]);

/** A message without the link of its e-mail: the ids of case and duty are its link, or the report and its period. */
function shown(
  { id, trajectoryId, body, aboutOn, late, sentAt, readAt, ...of }: InboxRow,
  textsOf: TextsOf,
  language: Language,
) {
  const on = aboutOn as CivilDate;
  return {
    ...{ id, kind: body.kind, trajectoryId, aboutOn, late },
    ...noticeText(body, on, { late, link: null, today: civilDateAt(sentAt.getTime()), texts: textsOf(of) }, language),
    duty: body.kind === 'reminder' ? body.duty : null,
    report: reportIn(body, of.programme),
    sentAt: sentAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

function reportIn(body: NoticeBody, programme: string) {
  if (body.kind !== 'reportDue' && body.kind !== 'reportGap') return null;
  const { report: id, from, last, dueOn } = body;
  return { programme, id, from, last, dueOn };
}

const PLACE = /^\d{4}-\d\d-\d\dT[\d:.]{12}Z\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function messageIn(cursor: string | undefined): InboxPlace | undefined {
  const [sentAt, id] = placeIn(cursor, PLACE)?.split('/') ?? [];
  return sentAt && id ? { sentAt: new Date(sentAt), id } : undefined;
}
