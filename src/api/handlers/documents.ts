import { v5 as uuidv5 } from 'uuid';
import type { Command } from '../../domain/commands.ts';
import { type DocumentModel, faultsInSections, missingSections } from '../../domain/model/documents.ts';
import { type ProgrammeModel, stepOf } from '../../domain/programme.ts';
import { programmeOf } from '../../domain/programmes/index.ts';
import type { Trajectory } from '../../domain/state.ts';
import { sectionHeading, stepName } from '../../messages/model/index.ts';
import { capital } from '../../messages/words.ts';
import { sendCommand } from '../../services/send.ts';
import type { ServiceDeps } from '../../services/services.ts';
import {
  approveVersion,
  type DocumentVersion,
  listVersions,
  readDocument,
  type WrittenDocument,
  writeVersion,
} from '../../store/documents.ts';
import { createGuard } from '../access/guard.ts';
import type { Action, Actor } from '../access/policy.ts';
import type { documents } from '../contract/documents.ts';
import { Problem } from '../http/problem.ts';
import { refused } from '../http/refused.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof documents]: Handler<(typeof documents)[Id]> };
type Path = { readonly trajectoryId: string; readonly kind: string };

/** Plans and agreements: the programme says which there are and what they hold; what is written stays in the store. */
export function documentHandlers(deps: ServiceDeps): Own {
  const { db, keys, clock } = deps;
  const { stateOf } = createGuard(deps);
  const now = () => new Date(clock.now());

  /** The case, and what its programme says of a kind of document. */
  async function known(actor: Actor, action: Action, { trajectoryId, kind }: Path) {
    const state = await stateOf(actor, action, trajectoryId);
    const programme = modelOf(state);
    const model = programme.documents.find((one) => one.kind === kind);
    if (!model) throw new Problem('notFound');
    return { state, programme, model };
  }

  async function shown(place: Path, model: DocumentModel, version?: number) {
    const written = await readDocument(db, keys, place, version);
    if (!written && version !== undefined) throw new Problem('notFound');
    return { body: documentView(model, written), sequence: written?.version ?? 0 };
  }

  return {
    async listDocuments({ path: { trajectoryId } }, { actor }) {
      const state = await stateOf(actor, 'document.read', trajectoryId);
      const versions = Map.groupBy(await listVersions(db, trajectoryId), ({ kind }) => kind);
      const items = modelOf(state).documents.map(({ kind, rule }) => ({
        ...{ kind, rule, name: nameOf(kind) },
        versions: (versions.get(kind) ?? []).map(versionView),
      }));
      return { body: { items } };
    },

    async readDocument({ path }, { actor }) {
      const { model } = await known(actor, 'document.read', path);
      return shown(path, model);
    },

    async readDocumentVersion({ path: { version, ...place } }, { actor }) {
      const { model } = await known(actor, 'document.read', place);
      return shown(place, model, Number(version));
    },

    async writeDocument({ path, body: { sections, note } }, { actor, basedOn }) {
      const { model } = await known(actor, 'document.write', path);
      const faults = faultsInSections(model, sections);
      if (faults.length > 0)
        throw new Problem(
          'requestInvalid',
          faults.map(({ fault, index }) => ({ fault, pointer: `/sections/${index}` })),
        );
      const version = { basedOn: basedOn!, sections, note, author: actor.id, at: now() };
      const { isWritten, newest } = await writeVersion(db, keys, path, version);
      if (!isWritten) throw new Problem('versionIsOld', [], newest);
      return shown(path, model, newest);
    },

    async approveDocument({ path, body: { version, fact } }, { actor }) {
      const { state, programme, model } = await known(actor, 'document.approve', path);
      if (!isResponsible(actor, model, state)) throw new Problem('notResponsible');
      await checkApproval(path, model, version);
      if (fact && !stepOf(programme, path.kind))
        throw new Problem('requestInvalid', [{ fault: 'stepMissing', pointer: '/fact' }]);
      const sequence = fact ? await register(path, version, { actor, fact }) : null;
      await approveVersion(db, path, { version, by: actor.id, at: now() });
      const { body } = await shown(path, model, version);
      return { body: { ...body, sequence }, sequence: version };
    },
  };

  /** A version can be approved that holds all it must, and after which none has been approved. */
  async function checkApproval(place: Path, model: DocumentModel, version: number): Promise<void> {
    const wanted = await readDocument(db, keys, place, version);
    if (!wanted) throw new Problem('notFound');
    const missing = missingSections(model, wanted.sections);
    if (missing.length > 0)
      throw new Problem(
        'documentIncomplete',
        missing.map((id) => ({ fault: 'sectionMissing', pointer: `/sections/${id}` })),
      );
    const later = (await listVersions(db, place.trajectoryId)).filter((one) => one.kind === place.kind);
    if (later.some((one) => one.version > version && one.approvedAt))
      throw new Problem('versionIsOld', [], later.at(-1)!.version);
  }

  /**
   * Records the step before the version is approved, under an id that follows from the version: an approval that was cut
   * off and is repeated records nothing twice.
   */
  async function register(
    { trajectoryId, kind }: Path,
    version: number,
    { actor, fact }: { actor: Actor; fact: object },
  ): Promise<number> {
    const id = uuidv5(`${kind}/${version}`, trajectoryId);
    const command = { id, by: actor.id, type: 'RecordFact', step: kind, ...fact } as Command;
    const answer = await sendCommand(deps, trajectoryId, command);
    if ('refusal' in answer) throw refused(answer.refusal);
    return answer.sequence;
  }
}

/** Throws before the enrolment has been recorded; the guard has seen to that. */
function modelOf({ programme }: Trajectory): ProgrammeModel {
  if (!programme) throw new Problem('notRecordedYet');
  return programmeOf(programme);
}

/** The team leader, or whoever holds a function that the programme names. */
const isResponsible = ({ id, role }: Actor, { approvedBy }: DocumentModel, { staff }: Trajectory) =>
  role === 'teamLeader' || approvedBy.some((jobFunction) => staff[jobFunction] === id);

const nameOf = (kind: string) => capital(stepName(kind, 'da') ?? 'dokument');

const versionView = ({ version, author, at, approvedBy, approvedAt }: DocumentVersion) => ({
  ...{ version, author, at: at.toISOString(), approvedBy, approvedAt: approvedAt?.toISOString() ?? null },
});

const NOTHING_WRITTEN = { version: 0, author: null, at: null, approvedBy: null, approvedAt: null, note: null };

/** All headings of a kind in their order, with what stands under them. */
function documentView({ kind, rule, sections }: DocumentModel, written: WrittenDocument | undefined) {
  return {
    ...{ kind, rule, name: nameOf(kind) },
    ...(written ? { ...versionView(written), note: written.note } : NOTHING_WRITTEN),
    sections: sections.map((section) => ({
      ...{ id: section.id, rule: section.rule, isRequired: section.required !== false },
      heading: sectionHeading(section.id, 'da') ?? section.id,
      ...textIn(
        section.kind,
        written?.sections.find(({ id }) => id === section.id),
      ),
    })),
  };
}

function textIn(kind: DocumentModel['sections'][number]['kind'], one: WrittenDocument['sections'][number] | undefined) {
  if (kind === 'text') return { text: one && 'text' in one ? one.text : '' };
  return { items: one && 'items' in one ? [...one.items] : [] };
}
