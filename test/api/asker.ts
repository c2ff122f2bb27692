import { randomUUID } from 'node:crypto';
import { EXAMPLES } from '../../src/api/contract/examples.ts';
import type { Operation } from '../../src/api/contract/operation.ts';
import { OPERATIONS, type OperationId } from '../../src/api/contract/operations.ts';
import type { Role } from '../../src/domain/roles.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import { COLUMNS, RELATIONS, type Relation, verdict } from './access-matrix.ts';
import { type Actors, COMMON_NAME, caseNumberOf } from './actors.ts';
import { type Answered, ask, type Question } from './asking.ts';

/** The day that the examples of the contract are told of. */
export const TODAY = '2026-03-12';

export const IDS = Object.keys(OPERATIONS) as OperationId[];
export const operationOf = (id: OperationId): Operation => OPERATIONS[id];

/** What stands in an address and belongs to nobody. */
const FIXED: Readonly<Record<string, string>> = { party: 'EVALUATOR', kind: 'jointActionPlan', version: '1' };

/** The names in an operation's address that stand for something that belongs to somebody. */
export const subjectsIn = (id: OperationId): string[] => namesIn(id).filter((name) => !Object.hasOwn(FIXED, name));
const namesIn = (id: OperationId) => [...operationOf(id).route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
export const isAboutSomething = (id: OperationId): boolean => subjectsIn(id).length > 0;

/** Neither unknown nor refused by the policy, and no question that was wrong from the start. */
export const isLetIn = (status: number): boolean =>
  ![400, 401, 403, 404, 415, 422, 428].includes(status) && status < 500;

/** An id that can be used in a body, and some that cannot. */
interface Named {
  readonly usable: string;
  readonly others: readonly string[];
}

/** Asks operations as somebody of a role, with what the contract's example sends. */
export function createAsker(baseUrl: string, actors: Actors) {
  const of = (role: Role) => actors.of[role].subjects;

  /** Where the case at hand needs something else than the example has. */
  const instead: Partial<Record<OperationId, (role: Role) => Question>> = {
    enrolCitizen: () => {
      const cpr = nextFictiveCpr();
      return { body: { ...EXAMPLES.enrolCitizen.body, cpr, caseNumber: caseNumberOf(cpr) } };
    },
    explainDate: () => ({ query: { of: 'round-1/summonStartUpMeeting' } }),
    listTrajectories: () => ({ query: {} }),
    listInbox: () => ({ query: {} }),
    searchTrajectories: () => ({ body: { text: COMMON_NAME, purpose: 'caseWork' } }),
    readWorklist: () => ({ query: { whose: 'unassigned' } }),
    approveDocument: () => ({ body: { version: 1 } }),
    changeCpr: () => ({ body: { cpr: actors.takenCpr } }),
    addStaff: () => ({ body: { name: 'Nanna Ny', email: `${randomUUID()}@example.invalid` } }),
    leaveStaff: () => ({ body: { lastDay: null } }),
    tryOutCaseload: (role) => ({
      body: { staffId: of(role).staffId!.team, trajectoryIds: [of(role).trajectoryId!.own] },
    }),
    tryOutForecast: (role) => ({ body: { ...EXAMPLES.tryOutForecast.body, staffId: actors.of[role].id } }),
    tryOutProgrammeMove: (role) => ({
      body: { ...EXAMPLES.tryOutProgrammeMove.body, only: [of(role).trajectoryId!.own] },
    }),
    startProgrammeMove: (role) => ({
      body: { ...EXAMPLES.startProgrammeMove.body, only: [of(role).trajectoryId!.own] },
    }),
    registerGathering: (role) => ({
      body: { ...EXAMPLES.registerGathering.body, staffIds: [actors.of[role].id] },
    }),
    startMove: () => {
      const { only: _, ...order } = EXAMPLES.startMove.body;
      return { body: { ...order, from: actors.spare[0], to: actors.spare[1] } };
    },
    tryOutMove: () => ({
      body: { ...EXAMPLES.tryOutMove.body, from: actors.spare[0], receivers: [actors.spare[1]] },
    }),
    tryOutAbsence: (role) => ({ body: { ...EXAMPLES.tryOutAbsence.body, staffId: actors.of[role].id } }),
    takeAbsence: (role) => {
      const { staffId, substituteId } = { staffId: actors.of[role].id, substituteId: actors.spare[0] };
      return { body: { ...EXAMPLES.takeAbsence.body, staffId, substituteId } };
    },
  };

  function question(id: OperationId, role: Role): Question {
    const { answer: _, ifMatch: _v, ...sent } = EXAMPLES[id] as Question & { answer: unknown; ifMatch?: string };
    return { ...sent, ...instead[id]?.(role) };
  }

  /** What an address is about, in one relation to somebody. An emergency is about a case that nothing else is about. */
  function pathTo(id: OperationId, role: Role, relation: Relation = 'own'): Record<string, string> {
    const { elsewhere, ...own } = of(role).trajectoryId!;
    const closed = relation === 'elsewhere' ? elsewhere : actors.closed;
    const cases: Partial<Record<OperationId, string>> = {
      openEmergencyAccess: relation === 'own' ? own.own : closed,
      endEmergencyAccess: closed,
    };
    const subject = (name: string) => {
      const found = name === 'trajectoryId' ? cases[id] : undefined;
      const known = found ?? FIXED[name] ?? of(role)[name]?.[relation];
      if (known === undefined)
        throw new Error(`Expected actors.ts to say what a {${name}} is in each relation, found nothing`);
      return known;
    };
    return Object.fromEntries(namesIn(id).map((name) => [name, subject(name)]));
  }

  /** Asks; what needs a version says one that nothing has, so that nothing is changed. */
  function asked(id: OperationId, role: Role, path: Record<string, string>, body?: unknown): Promise<Answered> {
    const sent = { ...question(id, role), path, ...(body === undefined ? {} : { body }) };
    const headers = { key: actors.of[role].key, ...(operationOf(id).needsVersion ? { 'if-match': '"999"' } : {}) };
    return ask(baseUrl, operationOf(id), sent, headers);
  }

  /** Every id in a list, page after page. */
  async function listed(id: OperationId, role: Role): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const { query, ...sent } = question(id, role);
      const page = { ...query, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
      const whole = { ...sent, ...(query ? { query: page } : {}) };
      const { headers, body } = await ask(baseUrl, operationOf(id), whole, { key: actors.of[role].key });
      found.push(...(JSON.stringify(body).match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? []));
      cursor = /cursor=([^&>]+)/.exec(headers.get('link') ?? '')?.[1];
    } while (cursor !== undefined);
    return found;
  }

  /** What an id in a body may be. A field that is not here fails: say what can be used, and what cannot. */
  function named(id: OperationId, role: Role, field: string): Named {
    const { staffId, trajectoryId, noteId } = of(role) as Record<string, Record<Relation, string>>;
    const anybody = { usable: staffId!.own, others: [staffId!.elsewhere] };
    const inReach = RELATIONS.filter((relation) => verdict('sendCommand', role, relation) === 'allowed');
    const outOfReach = (ids: Record<Relation, string>) =>
      RELATIONS.filter((relation) => !inReach.includes(relation)).map((relation) => ids[relation]);
    const cases = { usable: trajectoryId!.own, others: outOfReach(trajectoryId!) };
    const fields: Readonly<Record<string, Named>> = {
      staffId: anybody,
      noteId: { usable: noteId!.own, others: RELATIONS.slice(1).map((relation) => noteId![relation]) },
      trajectoryIds: cases,
      only: cases,
      'startMove.trajectoryId': cases,
      staffIds: anybody,
      // A programme's cases are moved for the whole municipality.
      'startProgrammeMove.only': { usable: trajectoryId!.own, others: [trajectoryId!.elsewhere] },
      'tryOutProgrammeMove.only': { usable: trajectoryId!.own, others: [trajectoryId!.elsewhere] },
      // Whose cases are handed over must be of the team, and whom a stand-in is for too; who takes them need not.
      from: { usable: actors.spare[0], others: [staffId!.municipality, staffId!.elsewhere] },
      receivers: { usable: actors.spare[1], others: [staffId!.elsewhere] },
      to: { usable: actors.spare[1], others: [staffId!.elsewhere] },
      substituteId: { usable: actors.spare[0], others: [staffId!.elsewhere] },
      'tryOutAbsence.staffId': { usable: staffId!.own, others: outOfReach(staffId!) },
      'takeAbsence.staffId': { usable: staffId!.own, others: outOfReach(staffId!) },
    };
    const found = fields[`${id}.${field}`] ?? fields[field];
    if (!found) throw new Error(`Expected asker.ts to say what a ${field} can be, found nothing`);
    return found;
  }

  const within = (id: OperationId, role: Role) =>
    RELATIONS.filter((relation) => verdict(id, role, relation) === 'allowed').length;
  /** Whoever may do something with the fewest. */
  const narrowest = (id: OperationId): Role =>
    [...COLUMNS].sort((a, b) => within(id, a) - within(id, b)).find((role) => within(id, role) > 0)!;

  return { question, pathTo, asked, listed, named, narrowest };
}
