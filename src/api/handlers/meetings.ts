import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { contactsOf } from '../../domain/contacts.ts';
import { type Meeting, meetingsOf } from '../../domain/meetings.ts';
import type { Participant } from '../../domain/people.ts';
import { MEETING_IDS } from '../../domain/programmes/index.ts';
import { stepName } from '../../messages/model/index.ts';
import { capital } from '../../messages/words.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { readJournal } from '../../store/journal.ts';
import { pageOfMeetings } from '../../store/meetings.ts';
import { createGuard } from '../access/guard.ts';
import { scopeOf } from '../access/scope.ts';
import type { meetings } from '../contract/meetings.ts';
import { cut, nextPage, placeIn } from '../http/paging.ts';
import type { Handler } from '../http/router.ts';
import { subjectView } from './views.ts';

type Own = { readonly [Id in keyof typeof meetings]: Handler<(typeof meetings)[Id]> };

/** Meetings and contacts: nothing of them is kept but the journal, which is read anew each time. */
export function meetingHandlers(deps: ServiceDeps): Own {
  const { db, clock } = deps;
  const { guarded, stateOf } = createGuard(deps);

  return {
    async listMeetings({ path: { trajectoryId } }, { actor }) {
      await guarded(actor, 'meeting.read', trajectoryId);
      return { body: { items: meetingsOf(await readJournal(db, trajectoryId)).map(meetingView) } };
    },

    async listCalendar({ query: { limit, cursor, from, until } }, { actor }) {
      const scope = scopeOf(actor, 'meeting.read', clock.today());
      const place = placeIn(cursor, PLACE)?.split('/') as [CivilDate, string, string] | undefined;
      const after = place && { on: place[0], trajectoryId: place[1], number: Number(place[2]) };
      const wanted = { from, until, meetings: MEETING_IDS, after, limit: limit + 1 };
      const { page, last } = cut(await pageOfMeetings(db, scope, wanted), limit);
      const more =
        last && nextPage('/meetings', { from, until, limit }, `${last.on}/${last.trajectoryId}/${last.number}`);
      return {
        body: {
          items: page.map(({ trajectoryId, meeting, on, state, ...row }) => ({
            ...{ trajectoryId, meeting, name: nameOf(meeting), on, state, ...subjectView(row, actor) },
          })),
        },
        trajectories: [...new Set(page.map(({ trajectoryId }) => trajectoryId))],
        ...(more ? { headers: more } : {}),
      };
    },

    async listContacts({ path: { trajectoryId } }, { actor }) {
      const state = await stateOf(actor, 'contact.read', trajectoryId);
      const { contacts, lastOn } = contactsOf(state, await readJournal(db, trajectoryId));
      const items = contacts.map((one) => ({ ...one, name: nameOf(one.step), with: [...one.with] }));
      return { body: { items, lastOn } };
    },
  };
}

const PLACE = /^\d{4}-\d{2}-\d{2}\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\/\d{1,9}$/;

const nameOf = (step: string) => capital(stepName(step, 'da') ?? 'registrering');

function meetingView({ summoned, notHeldBy, values, ...meeting }: Meeting) {
  const { place, remotely } = values;
  return {
    ...meeting,
    name: nameOf(meeting.meeting),
    ...{ summonedOn: summoned?.on ?? null, preparedBy: [...(summoned?.preparedBy ?? [])] },
    ...{ moves: [...meeting.moves], with: [...meeting.with], required: [...meeting.required] },
    ...{ absent: [...meeting.absent], rule: notHeldBy },
    place: typeof place === 'string' ? place : null,
    remotely: Array.isArray(remotely) ? ([...remotely] as Participant[]) : [],
  };
}
