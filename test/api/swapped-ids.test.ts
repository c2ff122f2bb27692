import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../src/api/contract/operations.ts';
import { RELATIONS, verdict } from './access-matrix.ts';
import { IDS, isAboutSomething, isLetIn, operationOf, subjectsIn, TODAY } from './asker.ts';
import { type Answered, ask, type Question } from './asking.ts';
import { idPlaces } from './body-samples.ts';
import { type Everybody, startWithEverybody } from './everybody.ts';

let here: Everybody;
beforeAll(async () => {
  here = await startWithEverybody();
});
afterAll(() => here?.close());

/** An answer without what is another in every one. */
const comparable = ({ status, body }: Answered) => {
  const { requestId: _, ...rest } = body as Record<string, unknown>;
  return { status, body: rest };
};

describe('an id that is not theirs', () => {
  const NOWHERE = '019a3f5e-0000-7000-8000-00000000dead';
  const MALFORMED = ["' or 1=1 --", '../..', `${NOWHERE}0`];

  const logged = (answered: Answered) =>
    here.rig.db
      .selectFrom('access_log')
      .select(['operation', 'status', 'trajectories', 'actor'])
      .where('request_id', '=', answered.headers.get('x-request-id')!)
      .execute();

  it.each(IDS.filter(isAboutSomething))(
    'in the path of %s is answered like one that does not exist, and is written down',
    async (id) => {
      const role = here.asker.narrowest(id);
      const own = here.asker.pathTo(id, role, 'own');
      expect(isLetIn((await here.asker.asked(id, role, own)).status)).toBe(true);
      for (const name of subjectsIn(id)) {
        const missing = await here.asker.asked(id, role, { ...own, [name]: NOWHERE });
        expect(missing.status).toBe(404);
        const forbidden = RELATIONS.filter((relation) => verdict(id, role, relation) === 'not found');
        expect(forbidden.length).toBeGreaterThan(0);
        const others = forbidden
          .map((relation) => here.asker.pathTo(id, role, relation)[name]!)
          .filter((one) => one !== own[name]);
        for (const value of [...others, ...MALFORMED]) {
          const path = { ...own, [name]: value };
          const answered = await here.asker.asked(id, role, path);
          expect(comparable(answered), value).toEqual(comparable(missing));
          const { trajectoryId } = path;
          const trajectories = trajectoryId && !MALFORMED.includes(trajectoryId) ? [trajectoryId] : [];
          const actor = here.actors.of[role].id;
          expect(await logged(answered), value).toEqual([{ operation: id, status: 404, trajectories, actor }]);
        }
      }
    },
  );

  /** These reckon with what they are given, and look nothing up: whose it is makes no difference. */
  const LOOKS_NOTHING_UP: readonly OperationId[] = ['tryOut'];
  /** A caseload is moved as a whole or case by case: a body that has both is wrong in any case. */
  const oneForm = (id: OperationId, place: string, body: unknown): unknown => {
    if (id !== 'startMove') return body;
    const other = place.startsWith('/moves') ? ['to', 'function', 'only'] : ['moves'];
    return Object.fromEntries(Object.entries(body as object).filter(([name]) => !other.includes(name)));
  };
  const places = IDS.flatMap((id) => {
    const { body } = operationOf(id);
    return body
      ? idPlaces(body, TODAY).map(({ bodyWith, ...place }) => ({
          ...{ id, ...place },
          bodyWith: (...asked: Parameters<typeof bodyWith>) => oneForm(id, place.name, bodyWith(...asked)),
        }))
      : [];
  });
  it.each(places)(
    'at $name in the body of $id is answered like one that does not exist, and is written down',
    async ({ id, field, bodyWith }) => {
      const role = here.asker.narrowest(id);
      const usable = (name: string) => here.asker.named(id, role, name).usable;
      const sent = (value: string) =>
        here.asker.asked(id, role, here.asker.pathTo(id, role, 'own'), bodyWith(value, usable));
      const missing = await sent(NOWHERE);
      if (LOOKS_NOTHING_UP.includes(id)) expect(missing.status).toBe(200);
      else expect([404, 409]).toContain(missing.status);
      for (const other of here.asker.named(id, role, field).others)
        expect(comparable(await sent(other))).toEqual(comparable(missing));
      expect((await logged(missing)).map(({ status }) => status)).toEqual([missing.status]);
      const malformed = await sent("' or 1=1");
      expect([malformed.status, (await logged(malformed)).length]).toEqual([422, 1]);
      if (!LOOKS_NOTHING_UP.includes(id))
        expect(comparable(await sent(usable(field)))).not.toEqual(comparable(missing));
    },
  );

  const cursors = IDS.filter((id) => operationOf(id).query?.shape.cursor);
  it.each(cursors)('in a cursor of %s shows nothing of where it came from', async (id) => {
    const role = here.asker.narrowest(id);
    const path = here.asker.pathTo(id, role, 'own');
    const page = (key: string, query: Question['query'] = {}) =>
      ask(
        here.api.baseUrl,
        operationOf(id),
        { path, query: { ...here.asker.question(id, role).query, ...query } },
        { key },
      );
    for (const malformed of ['', 'x', '%', Buffer.from("' or 1=1").toString('base64url')]) {
      const answered = await page(here.actors.of[role].key, { cursor: malformed });
      expect([answered.status, (await logged(answered)).length]).toEqual([422, 1]);
    }
    if (isAboutSomething(id)) return; // its pages lie behind an id in the path, which is asked above
    const first = await page(here.actors.of[role].key, { limit: 1 });
    const cursor = /cursor=([^&>]+)/.exec(first.headers.get('link') ?? '')?.[1];
    expect(cursor, `a second page of ${id}`).toBeDefined();
    const elsewhere = await page(here.actors.strangers[role], { cursor: decodeURIComponent(cursor!) });
    expect([200, 422]).toContain(elsewhere.status);
    const ours = Object.values(here.actors.of[role].subjects).flatMap(({ elsewhere: _, ...here }) =>
      Object.values(here),
    );
    expect(JSON.stringify(elsewhere.body)).not.toMatch(new RegExp(ours.join('|')));
  });
});
