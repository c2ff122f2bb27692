import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { EXAMPLES } from '../../src/api/contract/examples.ts';
import type { Client } from '../../src/client/client.ts';
import { ROLES, type Role } from '../../src/domain/roles.ts';
import { openEmergencyAccess } from '../../src/store/emergencies.ts';
import { keepGathering } from '../../src/store/gatherings.ts';
import { writeNote } from '../../src/store/notes.ts';
import { keepOperation } from '../../src/store/operations.ts';
import { findTrajectory } from '../../src/store/trajectories.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import type { Rig } from '../rig/rig.ts';
import { keepReport } from '../store/a-report.ts';
import type { Relation } from './access-matrix.ts';
import type { Served } from './served.ts';

/** One id for each relation to somebody. */
export type ByRelation = Readonly<Record<Relation, string>>;

/** Somebody of a role, with a key. */
export interface Actor {
  readonly id: string;
  readonly key: string;
  /** What a route's {name} may stand for. */
  readonly subjects: Readonly<Record<string, ByRelation>>;
}

export interface Actors {
  readonly of: Readonly<Record<Role, Actor>>;
  /** Keys to another municipality, by role. */
  readonly strangers: Readonly<Record<Role, string>>;
  /** Names, numbers, ids, addresses and what else says who the citizens are. */
  readonly identities: readonly string[];
  /** Nobody's case of a citizen whose name and address are protected. */
  readonly hidden: string;
  /** The number of a citizen whom nothing else here is about. */
  readonly takenCpr: string;
  /** A case of another team, only to be opened in an emergency. */
  readonly closed: string;
  /** Staff without cases: two of the team that keys belong to. */
  readonly spare: readonly [string, string];
}

/** The name that all of the citizens have in common. */
export const COMMON_NAME = 'Kærsgård';

const HERE = '101';
const ELSEWHERE = '147';
const TEAM = '';
const OTHER_TEAM = 'Nord';

/** Registers people, cases, and what hangs on cases, in every relation to somebody of every role. */
export async function gatherActors(rig: Rig, { keyOf, clientAs }: Served): Promise<Actors> {
  const { clock } = rig;
  const make = thingsOf(rig);
  const [ours, theirs] = await Promise.all([clientAs('integration'), clientAs('integration', ELSEWHERE)]);
  const identities: string[] = [];

  async function aCase(client: Client, name: string, staffId?: string): Promise<string> {
    const [cpr, on] = [nextFictiveCpr(), clock.today()];
    const [caseNumber, contact] = [caseNumberOf(cpr), contactOf(cpr)];
    const place = { programme: 'social-stoette', variant: 'rollout', draw: '1', on };
    const path = { trajectoryId: (await client.enrolCitizen({ body: { ...place, cpr, name, caseNumber } })).body.id };
    const body = { ...contact, isProtected: name.startsWith('Hemmelig') };
    const { id } = (await client.updateCitizen({ path, ifMatch: '"0"', body })).body;
    identities.push(id, cpr, name, caseNumber, contact.phone, contact.email, contact.address.street);
    const send = (command: Parameters<Client['sendCommand']>[0]['body']['command']) =>
      client.sendCommand({ path, body: { command } });
    if (staffId) await send({ type: 'AssignStaff', function: 'socialCaseworker', staffId, on });
    await send({ type: 'SummonMeeting', meeting: 'contactMeeting', for: on, on });
    const plan = { ...path, kind: 'jointActionPlan' };
    await client.writeDocument({ path: plan, ifMatch: '"0"', body: { ...EXAMPLES.writeDocument.body, note: null } });
    return path.trajectoryId;
  }

  const [colleague, stranger] = [await make.person(HERE, TEAM), await make.person(HERE, OTHER_TEAM)];
  const [spare, another] = [await make.person(HERE, TEAM), await make.person(HERE, TEAM)];
  const foreigner = await make.person(ELSEWHERE, TEAM);
  const [team, nobody, municipality, elsewhere, hidden, closed] = await Promise.all([
    aCase(ours, `Kollegas ${COMMON_NAME}`, colleague),
    aCase(ours, `Ingens ${COMMON_NAME}`),
    aCase(ours, `Andres ${COMMON_NAME}`, stranger),
    aCase(theirs, `Fremmed ${COMMON_NAME}`, foreigner),
    aCase(ours, `Hemmelig ${COMMON_NAME}`),
    aCase(ours, `Lukket ${COMMON_NAME}`, stranger),
  ]);
  const shared = { team, nobody, municipality, elsewhere };
  const takenCpr = nextFictiveCpr();
  const place = { programme: 'social-stoette', variant: 'rollout', draw: '1', on: clock.today() };
  await ours.enrolCitizen({
    body: { ...place, cpr: takenCpr, name: 'Tage Taget', caseNumber: caseNumberOf(takenCpr) },
  });

  async function actor(role: Role): Promise<Actor> {
    const { key, account } = await keyOf(role);
    const me = { id: account.id, role };
    const them = { id: stranger, role: 'caseworker' } as const;
    await make.person(HERE, TEAM, me.id);
    const trajectoryId = { own: await aCase(ours, `Egen ${role} ${COMMON_NAME}`, me.id), ...shared };
    const foreign = { id: foreigner, role: 'caseworker', municipality: ELSEWHERE } as const;
    const staffId = { own: me.id, team: colleague, nobody: spare, municipality: stranger, elsewhere: foreigner };
    return {
      ...{ id: me.id, key },
      subjects: {
        ...{ trajectoryId, staffId },
        reportId: byOwner(await make.report(HERE), await make.report(HERE), await make.report(ELSEWHERE)),
        absenceId: await eachOf(staffId, (one) => make.absence(one, one === foreigner ? ELSEWHERE : HERE)),
        gatheringId: {
          ...{ own: await make.gathering(HERE, TEAM), team: await make.gathering(HERE, TEAM) },
          ...{ nobody: await make.gathering(HERE, TEAM), municipality: await make.gathering(HERE, OTHER_TEAM) },
          elsewhere: await make.gathering(ELSEWHERE, TEAM),
        },
        noteId: await eachOf(trajectoryId, (one) => make.note(one)),
        signalId: await eachOf(trajectoryId, (one) => make.signal(one)),
        messageId: byOwner(
          await make.message(me.id, trajectoryId.own),
          await make.message(stranger, closed),
          await make.message(foreigner, elsewhere),
        ),
        operationId: byOwner(await make.operation(me), await make.operation(them), await make.operation(foreign)),
        accessId: byOwner(
          await make.access(me, closed),
          await make.access(them, closed),
          await make.access(foreign, elsewhere),
        ),
      },
    };
  }
  const byRole = async <T>(make: (role: Role) => Promise<T>) =>
    Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await make(role)] as const))) as Record<
      Role,
      T
    >;
  return {
    of: await byRole(actor),
    strangers: await byRole(async (role) => (await keyOf(role, ELSEWHERE)).key),
    ...{ identities, hidden, takenCpr, closed, spare: [spare, another] },
  };
}

/** The municipality's number for the case of a citizen: nobody else's has it. */
export const caseNumberOf = (cpr: string) => `SAG-${cpr.slice(4)}`;

/** How a citizen is reached: nobody else is reached so. */
const contactOf = (cpr: string) => ({
  ...{ phone: `12${cpr.slice(4)}`, email: `borger${cpr.slice(4)}@example.invalid` },
  address: { street: `Kærvej ${cpr.slice(4)}`, postalCode: '5000', city: 'Odense C' },
});

/** What belongs to somebody has three owners: oneself, anybody else here, somebody elsewhere. */
const byOwner = (own: string, other: string, elsewhere: string): ByRelation => ({
  ...{ own, team: other, nobody: other, municipality: other, elsewhere },
});

async function eachOf(ids: ByRelation, make: (id: string) => Promise<string>): Promise<ByRelation> {
  const all = await Promise.all(Object.entries(ids).map(async ([relation, id]) => [relation, await make(id)]));
  return Object.fromEntries(all) as ByRelation;
}

interface Owner {
  readonly id: string;
  readonly role: Role;
  readonly municipality?: string;
}

/** Ways to put things into the store. */
function thingsOf({ db, services, clock }: Rig) {
  const { keys } = services;
  const at = () => new Date(clock.now());
  return {
    async person(municipality: string, team: string, id: string = randomUUID()): Promise<string> {
      const email = `${id}@example.invalid`;
      await db
        .insertInto('staff')
        .values({ id, municipality, team, name: 'Maja', email, team_leader: false, trained_on: null, trained_in: null })
        .execute();
      return id;
    },
    async note(trajectoryId: string): Promise<string> {
      const id = randomUUID();
      await writeNote(db, keys, { id, trajectoryId, text: 'En note.', by: 'tester', at: at() });
      return id;
    },
    /** Of a case that has no course: what comes of it is a no. */
    async signal(trajectoryId: string): Promise<string> {
      const [id, until] = [randomUUID(), clock.today()];
      const decision = { citizenAgrees: true, ctiWorker: 'tester' };
      await services.trajectories.signal(trajectoryId, { id, by: 'tester', type: 'ResumeCourse', until, decision });
      const isRecorded = async () =>
        (await findTrajectory(db, trajectoryId))?.state?.seen.some((command) => command.id === id);
      await vi.waitUntil(isRecorded, { timeout: 60_000, interval: 50 });
      return id;
    },
    async message(recipient: string, trajectoryId: string): Promise<string> {
      const ids = [randomUUID(), randomUUID()];
      const body = JSON.stringify({ kind: 'phaseStarted', course: 1, phase: 1 });
      const row = { trajectory_id: trajectoryId, recipient, channel: 'inbox', body, about_on: '2026-03-09' } as const;
      const sent = { state: 'sent', send_at: at(), sent_at: at() } as const;
      await db
        .insertInto('message')
        .values(ids.map((id) => ({ ...row, ...sent, id, key: id })))
        .execute();
      return ids[0]!;
    },
    async operation({ id: actor, role, municipality = HERE }: Owner): Promise<string> {
      const id = randomUUID();
      await keepOperation(db, keys, { id, municipality, actor, role, kind: 'import', request: '{}', at: at() });
      return id;
    },
    /** In a year's time, when nothing else is asked about. */
    async absence(staffId: string, municipality: string): Promise<string> {
      const id = randomUUID();
      const row = { municipality, staff_id: staffId, substitute_id: null, taken_by: 'tester', taken_at: at() };
      const days = { from_on: '2027-07-05', until_on: '2027-07-23' };
      await db
        .insertInto('absence')
        .values({ ...row, ...days, id })
        .execute();
      return id;
    },
    async gathering(municipality: string, team: string): Promise<string> {
      const gathering = {
        id: randomUUID(),
        municipality,
        team,
        kind: 'caseReview',
        on: clock.today(),
        staff: [],
      } as const;
      await keepGathering(db, gathering, { by: 'tester', at: at() });
      return gathering.id;
    },
    report: (municipality: string) => keepReport(db, { municipality }),
    async access({ id: actor, role, municipality = HERE }: Owner, trajectoryId: string): Promise<string> {
      const id = randomUUID();
      const why = { reason: 'other', text: 'Borgeren ringer.', hours: 1 } as const;
      await openEmergencyAccess(db, keys, { id, municipality, trajectoryId, actor, role, ...why, at: at() });
      return id;
    },
  };
}
