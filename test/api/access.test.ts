import type { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/api/contract/operation.ts';
import type { OPERATIONS, OperationId } from '../../src/api/contract/operations.ts';
import { staffToolsApi } from '../../src/api/staff-tools.ts';
import { ROLES, type Role } from '../../src/domain/roles.ts';
import {
  ABOUT_OTHERS,
  type Acquaintance,
  COLUMNS,
  IDENTIFYING,
  isListed,
  isShown,
  LISTED,
  MATRIX,
  RELATIONS,
  type Relation,
  TELLING,
  verdict,
} from './access-matrix.ts';
import { placesOf, takeOut } from './answer-places.ts';
import { IDS, isAboutSomething, isLetIn, operationOf, subjectsIn } from './asker.ts';
import { type Answered, ask } from './asking.ts';
import { type Everybody, startWithEverybody } from './everybody.ts';

let here: Everybody;
beforeAll(async () => {
  here = await startWithEverybody();
});
afterAll(() => here?.close());

const CELLS = IDS.flatMap((id) => ROLES.map((role) => ({ id, role })));
const STATUS = { 'not allowed': 403, 'not found': 404 } as const;

/** What somebody is answered, asked once: some of what is not theirs is the same in several relations. */
const answers = new Map<string, Promise<Answered>>();
function answerTo(id: OperationId, role: Role, relation: Relation = 'own'): Promise<Answered> {
  const path = here.asker.pathTo(id, role, relation);
  const cell = JSON.stringify([id, role, path]);
  if (!answers.has(cell)) answers.set(cell, here.asker.asked(id, role, path));
  return answers.get(cell)!;
}

/** Who may not do something at all is asked about the nearest and the farthest. */
function relationsOf(id: OperationId, role: Role): readonly (Relation | undefined)[] {
  if (!isAboutSomething(id)) return [undefined];
  return verdict(id, role) === 'not allowed' ? ['own', 'elsewhere'] : RELATIONS;
}

const identitiesIn = (body: unknown) => {
  const text = JSON.stringify(body);
  return here.actors.identities.filter((one) => text.includes(one));
};

describe('the table of access', () => {
  it('has a row for every operation, and a column for every role', () => {
    expect(Object.keys(MATRIX).sort()).toEqual([...IDS].sort());
    expect([...COLUMNS].sort()).toEqual([...ROLES].sort());
    const rows = [...Object.values(MATRIX), ...Object.values(LISTED).map(({ rows }) => rows)];
    for (const row of rows) expect(row).toHaveLength(COLUMNS.length);
  });

  it.each(CELLS)('holds for $id asked by a $role', async ({ id, role }) => {
    for (const relation of relationsOf(id, role)) {
      const expected = verdict(id, role, relation);
      const { status, body } = await answerTo(id, role, relation);
      const what = `${relation ?? ''} ${JSON.stringify(body)}`;
      if (expected === 'allowed') expect(isLetIn(status), `${status} ${what}`).toBe(true);
      else expect([status, identitiesIn(body)], what).toEqual([STATUS[expected], []]);
    }
  });

  const lists = CELLS.filter(({ id, role }) => Object.hasOwn(LISTED, id) && verdict(id, role) === 'allowed');
  it.each(lists)('holds for what $id shows a $role', async ({ id, role }) => {
    const found = new Set(await here.asker.listed(id, role));
    const subject = here.actors.of[role].subjects[LISTED[id]!.of]!;
    for (const relation of RELATIONS)
      expect([relation, found.has(subject[relation])]).toEqual([relation, isListed(id, role, relation)]);
  });
});

describe('nobody', () => {
  it.each(IDS)('gets an answer of %s without a key, and none learns what is there', async (id) => {
    const path = here.asker.pathTo(id, 'integration', 'own');
    const sent = { ...here.asker.question(id, 'integration'), path };
    const { status, body, headers } = await ask(here.api.baseUrl, operationOf(id), sent);
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(body).toMatchObject({ code: 'signInNeeded' });
  });

  const routes = [...new Set(IDS.map((id) => operationOf(id).route))];
  it('has added a route that the table of operations does not know', () => {
    const { stack }: Router = staffToolsApi(here.rig.services);
    const found = stack.flatMap(({ route }) =>
      route ? route.stack.map(({ method = 'any' }) => `${method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`) : [],
    );
    const known = IDS.map((id) => `${operationOf(id).method} ${operationOf(id).route}`);
    const others = routes.map((route) => `any ${route}`);
    expect([...new Set(found)].sort()).toEqual([...known, ...others, 'get /openapi.json'].sort());
    // What is not a route: the request's id, what is not found, and how a problem is sent.
    expect(stack.filter(({ route }) => !route)).toHaveLength(3);
  });

  const patternOf = (id: OperationId) => new RegExp(`^${operationOf(id).route.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  it.each(routes)('can do with %s what no operation does', async (route) => {
    const declaring = IDS.filter((id) => operationOf(id).route === route);
    const declared = declaring.map((id) => operationOf(id).method.toUpperCase());
    // /operations/import could be an operation's id as well: then it is read, and not there.
    const answered = IDS.filter((id) => patternOf(id).test(route)).map((id) => operationOf(id).method.toUpperCase());
    const place = Object.entries(here.asker.pathTo(declaring[0]!, 'integration', 'own'));
    const url = place.reduce(
      (all, [name, value]) => all.replace(`{${name}}`, value),
      `${here.api.baseUrl}/api/v1${route}`,
    );
    const authorization = `Bearer ${here.actors.of.integration.key}`;
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
      (one) => !answered.includes(one),
    )) {
      const { status, headers } = await fetch(url, { method, headers: { authorization } });
      const offered = headers
        .get('allow')
        ?.split(', ')
        .filter((one) => one !== 'HEAD');
      expect([method, status, offered]).toEqual([method, 405, declared]);
      expect((await fetch(url, { method })).status).toBe(401);
    }
  });
});

describe('who a citizen is', () => {
  it.each(IDS)('can be told by %s in the fields that the table names alone', (id) => {
    const places = ABOUT_OTHERS.includes(id) ? [] : placesOf(operationOf(id).answer.schema, TELLING);
    expect(Object.keys(IDENTIFYING[id] ?? {})).toEqual(expect.arrayContaining(places));
  });

  const isAllowed = (id: OperationId, role: Role, relation: Relation) =>
    verdict(id, role, isAboutSomething(id) ? relation : undefined) === 'allowed';

  /** What changes a citizen is asked to change nothing, so that it answers with her. */
  async function told(id: OperationId, role: Role): Promise<Answered> {
    if (id !== 'updateCitizen' && id !== 'changeCpr') return answerTo(id, role);
    const { phone, email, address, isProtected, cpr, version } = (await answerTo('readCitizen', role)).body as Citizen;
    const question = {
      path: here.asker.pathTo(id, role, 'own'),
      body: id === 'changeCpr' ? { cpr } : { phone, email, address, isProtected },
    };
    return ask(here.api.baseUrl, operationOf(id), question, {
      ...{ key: here.actors.of[role].key, 'if-match': `"${version}"` },
    });
  }
  type Citizen = Answer<typeof OPERATIONS.readCitizen>;

  function expectShown({ status, body }: Answered, id: OperationId, role: Role, acquaintance: Acquaintance): void {
    const rest = structuredClone(body);
    const fields = Object.entries(IDENTIFYING[id] ?? {});
    if (fields.length > 0) expect(status).toBe(operationOf(id).answer.status);
    for (const [place, showing] of fields) {
      const found = takeOut(rest, place);
      expect(found.length, place).toBeGreaterThan(0);
      for (const value of found)
        expect(value !== null, `${place}: ${value}`).toBe(isShown(showing, role, acquaintance));
    }
    expect(identitiesIn(rest)).toEqual([]);
  }

  const near = CELLS.filter(({ id, role }) => isAllowed(id, role, 'own'));
  it.each(near)('is told to a $role by $id in the fields that the table names, and nowhere else', async (cell) => {
    const { id, role } = cell;
    expectShown(await told(id, role), id, role, 'around');
  });

  const looksAtCase = (id: OperationId) => operationOf(id).method === 'get' && subjectsIn(id).includes('trajectoryId');
  const far = CELLS.filter(({ id, role }) => looksAtCase(id) && isAllowed(id, role, 'nobody'));
  it.each(far)('whom they do not stand around is told so to a $role by $id, and less when protected', async (cell) => {
    const { id, role } = cell;
    expectShown(await answerTo(id, role, 'nobody'), id, role, 'notAround');
    if (!IDENTIFYING[id]) return;
    const protectedCase = { ...here.asker.pathTo(id, role), trajectoryId: here.actors.hidden };
    expectShown(await here.asker.asked(id, role, protectedCase), id, role, 'protected');
  });
});
