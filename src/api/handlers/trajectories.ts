import { apply } from '../../domain/apply.ts';
import { type CivilDate, civilDateAt } from '../../domain/calendar/civil-date.ts';
import type { Command, CommandEnvelope } from '../../domain/commands.ts';
import { canUnsay, consequences } from '../../domain/consequences.ts';
import { possibilities } from '../../domain/possibilities.ts';
import { resolveProgramme } from '../../domain/programmes/index.ts';
import { newTrajectory, type Trajectory } from '../../domain/state.ts';
import { messagesAhead, tryOut } from '../../domain/what-if.ts';
import type { RequestFault } from '../../messages/request-faults.ts';
import { timelineText } from '../../messages/timeline.ts';
import { consequencesOf } from '../../services/consequences.ts';
import { type CitizenEnrolment, enrol, type OrganisationEnrolment } from '../../services/enrol.ts';
import { glanceAt, withGlances } from '../../services/glance.ts';
import { casesBeside } from '../../services/read.ts';
import { type Signal, sendCommand, sendSignal } from '../../services/send.ts';
import type { ServiceDeps } from '../../services/services.ts';
import { readJournal } from '../../store/journal.ts';
import { CaseNumberTaken, pageOfTrajectories } from '../../store/trajectories.ts';
import { createGuard } from '../access/guard.ts';
import { type Actor, seesNames } from '../access/policy.ts';
import { scopeOf } from '../access/scope.ts';
import type { trajectories } from '../contract/trajectories.ts';
import { AN_ID, pageOf, placesIn } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import { refused } from '../http/refused.ts';
import type { Handler } from '../http/router.ts';
import { consequence, messageAhead, objection, planView, receiptView, summaryView } from './views.ts';

type Enrolled = Omit<CitizenEnrolment, 'municipality' | 'by'> | Omit<OrganisationEnrolment, 'municipality' | 'by'>;
type Own = { readonly [Id in keyof typeof trajectories]: Handler<(typeof trajectories)[Id]> };

/** What the API does with trajectories. Whatever an actor may not touch is not found: nobody learns that it is there. */
export function trajectoryHandlers(deps: ServiceDeps): Own {
  const { db, clock } = deps;
  const { guarded, stateOf } = createGuard(deps);

  async function enrolled(body: Enrolled, { municipality, id: by }: Actor) {
    if (!resolveProgramme(body.programme, body.variant)) throw invalid('/programme', 'programmeUnknown');
    const result = await enrol(deps, { ...body, municipality, by }).catch(numberTaken);
    if ('refusal' in result) throw refused(result.refusal);
    const { trajectoryId: id, isNew } = result;
    return { body: { id, isNew }, trajectories: [id], headers: { location: `/api/v1/trajectories/${id}` } };
  }

  return {
    async listTrajectories({ query }, { actor }) {
      const today = clock.today();
      const { limit, cursor, status, phase, dueBefore, worker, unassigned } = query;
      const scope = scopeOf(actor, 'trajectory.list', today);
      const filter = { status, phase, dueBefore, worker, unassigned: unassigned === 'true' };
      const [after] = placesIn(cursor, [AN_ID]) ?? [];
      const rows = await pageOfTrajectories(db, scope, filter, { after, limit: limit + 1 });
      const { page, headers } = pageOf(rows, '/trajectories', query, ({ id }) => [id]);
      const items = (await withGlances(db, today, page)).map(([row, glance]) => summaryView(row, glance, actor));
      return { body: { items }, trajectories: items.map(({ id }) => id), headers };
    },

    enrolCitizen: ({ body }, { actor }) => enrolled(body, actor),
    enrolOrganisation: ({ body }, { actor }) => enrolled(body, actor),

    async readTrajectory({ path: { trajectoryId } }, { actor }) {
      const row = await guarded(actor, 'trajectory.read', trajectoryId);
      const { staff = {}, programme } = row.state ?? {};
      const about = { programme: row.programme, variant: programme?.variant ?? '', staff: { ...staff } };
      const summary = summaryView(row, glanceAt(clock.today(), row.state), actor);
      // Whose cases belong together is a name's secret too.
      const beside = seesNames(actor) ? await casesBeside(db, clock.today(), row) : [];
      return { body: { ...summary, ...about, beside }, sequence: summary.sequence };
    },

    async sendCommand({ path: { trajectoryId }, body: { command, despite } }, about) {
      const { actor, idempotencyKey, basedOn, language } = about;
      await guarded(actor, 'trajectory.command', trajectoryId);
      const asked = { ...envelope({ id: idempotencyKey!, by: actor.id, basedOn, despite }), ...command } as Command;
      const answer = await sendCommand(deps, trajectoryId, asked);
      if ('refusal' in answer) throw refused(answer.refusal);
      const { sequence } = answer;
      const said = canUnsay(clock.today(), asked) ? await consequencesOf(db, trajectoryId, asked.id) : [];
      return { body: { sequence, consequences: said.map((one) => consequence(one, language)) }, sequence };
    },

    async sendSignal({ path: { trajectoryId }, body: { signal, despite } }, { actor, idempotencyKey, basedOn }) {
      await guarded(actor, 'trajectory.command', trajectoryId);
      const id = idempotencyKey!;
      const told = { ...envelope({ id, by: actor.id, basedOn, despite }), ...signal } as Signal;
      const no = await sendSignal(deps, trajectoryId, told);
      if (no) throw refused(no.refusal);
      return { body: { id }, headers: { location: `/api/v1/trajectories/${trajectoryId}/signals/${id}` } };
    },

    async readSignal({ path: { trajectoryId, signalId } }, { actor, language }) {
      const state = await stateOf(actor, 'trajectory.read', trajectoryId);
      const seen = state.seen.find(({ id }) => id === signalId.toLowerCase());
      if (!seen) throw new Problem('notFound');
      const { refusal, sequence } = seen;
      const objections = refusal?.reasons.map((reason) => objection(reason, language)) ?? [];
      return { body: { isAccepted: refusal === null, sequence, objections } };
    },

    async readPlan({ path: { trajectoryId }, query: { asOf } }, { actor, language }) {
      const state = await stateOf(actor, 'trajectory.read', trajectoryId);
      if (asOf === undefined) return { body: planView(clock.today(), state, language), sequence: state.sequence };
      if (asOf > clock.today()) throw invalid('/asOf', 'dayIsAhead');
      return { body: planView(asOf, await stateAsOf(deps, trajectoryId, asOf), language) };
    },

    async explainDate({ path: { trajectoryId }, query: { of } }, { actor, language }) {
      const state = await stateOf(actor, 'trajectory.explain', trajectoryId);
      const body = receiptView(clock.today(), state, of, language);
      if (!body) throw new Problem('notFound');
      return { body };
    },

    async listPossibilities({ path: { trajectoryId } }, { actor, language }) {
      const state = await stateOf(actor, 'trajectory.explain', trajectoryId);
      const items = possibilities(clock.today(), state).map(({ command, about, needsReason, objections }) => ({
        ...{ command, about, needsReason, isAllowed: objections.length === 0 },
        objections: objections.map((reason) => objection(reason, language)),
      }));
      return { body: { items }, sequence: state.sequence };
    },

    async tryOut({ path: { trajectoryId }, body: { commands } }, { actor, language }) {
      const state = await stateOf(actor, 'trajectory.tryOut', trajectoryId);
      const today = clock.today();
      const asked = commands.map(({ command, despite }, index) => ({
        ...envelope({ id: `what-if-${index}`, by: actor.id, despite }),
        ...command,
      }));
      const { after, refusals, told } = tryOut(today, state, asked as Command[]);
      return {
        body: {
          before: planView(today, state, language),
          after: planView(today, after, language),
          refusals: refusals.map(({ command, refusal }) => ({
            command,
            objections: refusal.reasons.map((reason) => objection(reason, language)),
          })),
          messages: {
            before: messagesAhead(today, state).map(messageAhead),
            after: [...told, ...messagesAhead(today, after)].map(messageAhead),
          },
          consequences: consequences(today, state, after).map((one) => consequence(one, language)),
        },
        sequence: state.sequence,
      };
    },

    async readJournal({ path: { trajectoryId } }, { actor, language }) {
      await guarded(actor, 'trajectory.journal', trajectoryId);
      const journal = await readJournal(db, trajectoryId);
      const items = journal.map(({ recordedAt, cause, ...event }, index) => ({
        ...{ sequence: index + 1, type: event.type, on: event.on, by: cause?.by ?? null },
        recordedAt: new Date(recordedAt).toISOString(),
        text: timelineText({ kind: 'event', recordedOn: civilDateAt(Date.parse(recordedAt)), event }, language),
        event,
      }));
      return { body: { items } };
    },
  };
}

/** What is absent stays absent: a command's fingerprint is that of what was sent. */
const envelope = ({
  id,
  by,
  basedOn,
  despite,
}: { readonly [Field in keyof CommandEnvelope]: CommandEnvelope[Field] | undefined }) => ({
  ...{ id, by },
  ...(basedOn === undefined ? {} : { basedOn }),
  ...(despite === undefined ? {} : { despite }),
});

function numberTaken(error: Error): never {
  throw error instanceof CaseNumberTaken ? invalid('/caseNumber', 'caseNumberTaken') : error;
}

/** What was known at the end of a day: the events recorded by then. */
async function stateAsOf({ db }: ServiceDeps, trajectoryId: string, day: CivilDate): Promise<Trajectory> {
  const known = (await readJournal(db, trajectoryId)).filter(
    ({ recordedAt }) => civilDateAt(Date.parse(recordedAt)) <= day,
  );
  if (known.length === 0) throw new Problem('notFound');
  return known.map(({ recordedAt: _, ...event }) => event).reduce(apply, newTrajectory);
}

const invalid = (pointer: string, fault: RequestFault) => new Problem('requestInvalid', [{ pointer, fault }]);
