import type { ServiceDeps } from '../../services/services.ts';
import { listNamedNotes, readNote, writeNote } from '../../store/notes.ts';
import { createGuard } from '../access/guard.ts';
import type { notes } from '../contract/notes.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof notes]: Handler<(typeof notes)[Id]> };

/** Texts about a citizen: written here, named by commands, and read by those who may. */
export function noteHandlers(deps: ServiceDeps): Own {
  const { db, keys, clock } = deps;
  const { guarded } = createGuard(deps);
  return {
    async writeNote({ path: { trajectoryId }, body: { text } }, { actor, idempotencyKey }) {
      await guarded(actor, 'note.write', trajectoryId);
      const id = idempotencyKey!;
      await writeNote(db, keys, { id, trajectoryId, text, by: actor.id, at: new Date(clock.now()) });
      const kept = await readNote(db, keys, { trajectoryId, id }); // of two texts under one key the first stays
      if (kept?.text !== text) throw new Problem('keyReused');
      return { body: { id }, headers: { location: `/api/v1/trajectories/${trajectoryId}/notes/${id}` } };
    },

    async readNote({ path: { trajectoryId, noteId } }, { actor }) {
      await guarded(actor, 'note.read', trajectoryId);
      const note = await readNote(db, keys, { trajectoryId, id: noteId });
      if (!note) throw new Problem('notFound');
      return { body: { ...note, at: note.at.toISOString() } };
    },

    async listNotes({ path: { trajectoryId } }, { actor }) {
      await guarded(actor, 'note.read', trajectoryId);
      const items = await listNamedNotes(db, trajectoryId);
      return {
        body: {
          items: items.map(({ at, events, ...note }) => ({ ...note, at: at.toISOString(), events: [...events] })),
        },
      };
    },
  };
}
