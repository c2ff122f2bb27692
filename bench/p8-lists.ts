import pg from 'pg';
import { searchHandlers } from '../src/api/handlers/search.ts';
import { trajectoryHandlers } from '../src/api/handlers/trajectories.ts';
import { worklistHandlers } from '../src/api/handlers/worklist.ts';
import { createClock } from '../src/clock.ts';
import { addDays } from '../src/domain/calendar/civil-date.ts';
import type { Role } from '../src/domain/roles.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { newKeyRing } from '../src/store/keys.ts';
import { newDatabase, startPostgres } from '../test/long/postgres.ts';
import { figureOf, type Measure, quantile, type Row } from './figures.ts';
import { beginsWith, caseId, fill, MUNICIPALITY, nameOf, TODAY, teamOf, workerId } from './synthetic.ts';

const SIZES = [10_000, 100_000] as const;
const PER_LEG = 400;
const PAGE = 50;

/** A store of one size, and the ways to ask it. */
interface Filled {
  readonly count: number;
  readonly db: Database;
  /** The database alone: a prepared statement, no program around it. */
  readonly bare: pg.Pool;
  close(): Promise<void>;
}

type Ask = (filled: Filled, index: number) => Promise<unknown>;

interface Kind {
  readonly what: string;
  readonly product: Ask;
  readonly bare?: Ask;
}

/** P8: pages, filters, searches and worklists over so many cases, as the API answers them but for HTTP. */
export async function pagesAndSearches(): Promise<Measure> {
  const postgres = await startPostgres();
  const stores: Filled[] = [];
  try {
    for (const count of SIZES) stores.push(await filled(postgres.url, count));
    const rows: Row[] = [];
    for (const kind of KINDS) rows.push(...(await rowsOf(kind, stores as [Filled, Filled])));
    return {
      id: 'P8',
      title: 'Lists, searches and worklists',
      how: `${SIZES.join(' and ')} synthetic cases of one municipality, ${4 * PER_LEG} questions of each kind and size, one at a time`,
      yardstick: 'the same SQL alone, or the smaller store',
      rows,
    };
  } finally {
    await Promise.allSettled(stores.map((one) => one.close()));
    await postgres.stop();
  }
}

async function filled(server: string, count: number): Promise<Filled> {
  const url = await newDatabase(server);
  const store = await openDatabase({ url });
  await fill(store.db, count);
  const bare = new pg.Pool({ connectionString: url, max: 1 });
  bare.on('error', () => undefined);
  const close = async () => void (await Promise.allSettled([bare.end(), store.close()]));
  return { count, db: store.db, bare, close };
}

/** Both sizes take turns, so that a drift of the machine meets them alike. */
async function rowsOf({ what, product, bare }: Kind, [small, large]: readonly [Filled, Filled]): Promise<Row[]> {
  const legs = { small: [] as number[], large: [] as number[], bare: [] as number[] };
  for (let round = 0; round < 2; round++) {
    legs.small.push(await p99(small, product));
    legs.large.push(await p99(large, product));
    if (bare) legs.bare.push(await p99(large, bare), await p99(large, bare));
    legs.large.push(await p99(large, product));
    legs.small.push(await p99(small, product));
  }
  const unit = 'ms';
  return [
    {
      ...{ what: `${what}, p99, against ${SIZES[0]} cases`, unit, aim: '≤ × 1.2' },
      ...{ product: figureOf(legs.large), bare: figureOf(legs.small) },
    },
    ...(bare
      ? [
          {
            ...{ what: `${what}, p99, against its SQL`, unit, aim: '≤ × 3' },
            ...{ product: figureOf(legs.large), bare: figureOf(legs.bare) },
          },
        ]
      : []),
  ];
}

async function p99(store: Filled, ask: Ask): Promise<number> {
  const milliseconds: number[] = [];
  for (let index = 0; index < PER_LEG; index++) {
    const startedAt = performance.now();
    await ask(store, index * 37);
    milliseconds.push(performance.now() - startedAt);
  }
  return quantile(milliseconds, 0.99);
}

const realClock = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
const keys = newKeyRing();
const handlersOf = (db: Database, day = TODAY) => {
  const clock = { ...realClock, today: () => day };
  const deps = { db, keys, clock, trajectories: undefined as never }; // nothing here asks the engine
  return { ...trajectoryHandlers(deps), ...searchHandlers(deps), ...worklistHandlers(deps) };
};
const by = (role: Role, id = 'bench', team = '') => ({
  ...{ actor: { id, municipality: MUNICIPALITY, role, team }, language: 'da' as const },
  ...{ idempotencyKey: undefined, basedOn: undefined },
});

type ListQuery = Parameters<ReturnType<typeof handlersOf>['listTrajectories']>[0]['query'];
const list =
  (
    query: (store: Filled, index: number) => Partial<ListQuery>,
    asker: (index: number) => ReturnType<typeof by>,
    day = () => TODAY,
  ): Ask =>
  (store, index) => {
    const asked = { path: undefined, body: undefined, query: { limit: PAGE, ...query(store, index) } as ListQuery };
    return handlersOf(store.db, day()).listTrajectories(asked, asker(index));
  };
const search =
  (textOf: (store: Filled, index: number) => string): Ask =>
  (store, index) => {
    const body = { text: { text: textOf(store, index) }, purpose: 'caseWork' as const };
    return handlersOf(store.db).searchTrajectories({ path: undefined, query: undefined, body }, by('integration'));
  };
const somebody = ({ count }: Filled, index: number) => nameOf((index * 7_919) % count);
/** The worker of one of the first cases: there are as many of those in either store. */
const worker = (index: number) => index % 500;

const COLUMNS =
  'trajectory.id, trajectory.municipality, programme, citizen_id, citizen.name, case_number, demo, trajectory.sequence';
const FROM = 'from trajectory join citizen on citizen.id = citizen_id';
const sqlOf =
  (name: string, text: string, values: (store: Filled, index: number) => unknown[], columns = COLUMNS): Ask =>
  (store, index) =>
    store.bare.query({ name, text: `select ${columns} ${text}`, values: values(store, index) });

const page50 = caseId(49 * PAGE - 1);
const cursorAt = (id: string) => Buffer.from(JSON.stringify([id])).toString('base64url');
const cursor = cursorAt(page50);
/** Another page for each question, round again behind the last one. */
const pageFor = ({ count }: Filled, index: number) => caseId(((index * PAGE) % (count - PAGE)) + PAGE - 1);
const soon = addDays(TODAY, 14);

let days = 0;
/** Where the same page is asked for again it is asked for on another day: what was reckoned of its cases is of no use. */
const anotherDay = () => addDays(TODAY, 1 + (days++ % 61));

const KINDS: readonly Kind[] = [
  {
    what: 'page 1',
    product: list(
      () => ({}),
      () => by('integration'),
    ),
    bare: sqlOf('page', `${FROM} where trajectory.municipality = $1 order by trajectory.id limit 51`, () => [
      MUNICIPALITY,
    ]),
  },
  {
    what: 'page 50',
    product: list(
      () => ({ cursor }),
      () => by('integration'),
    ),
    bare: sqlOf(
      'page50',
      `${FROM} where trajectory.municipality = $1 and trajectory.id > $2 order by trajectory.id limit 51`,
      () => [MUNICIPALITY, page50],
    ),
  },
  {
    what: 'a page whose cases nobody has looked at that day',
    product: list(
      (store, index) => ({ cursor: cursorAt(pageFor(store, index)) }),
      () => by('integration'),
      anotherDay,
    ),
    bare: sqlOf(
      'cold',
      `${FROM} where trajectory.municipality = $1 and trajectory.id > $2 order by trajectory.id limit 51`,
      (store, index) => [MUNICIPALITY, pageFor(store, index)],
      `${COLUMNS}, trajectory.state`,
    ),
  },
  {
    what: 'running, in phase 2, something due within two weeks',
    product: list(
      () => ({ status: 'running', phase: 2, dueBefore: soon }),
      () => by('integration'),
    ),
    bare: sqlOf(
      'filtered',
      `${FROM} join stage on stage.trajectory_id = trajectory.id
      where stage.municipality = $1 and status = 'running' and phase = 2 and stage.from_on <= $2 and $2 < stage.until_on
        and exists (select from work where work.trajectory_id = trajectory.id and not waiting and due_on < $3
          and work.from_on <= $2 and $2 < work.until_on)
      order by trajectory.id limit 51`,
      () => [MUNICIPALITY, TODAY, soon],
    ),
  },
  {
    what: 'a caseworker’s own',
    product: list(
      () => ({}),
      (index) => by('caseworker', workerId(worker(index))),
    ),
  },
  {
    what: 'a team’s',
    product: list(
      () => ({}),
      (index) => by('teamLeader', 'bench', teamOf(worker(index))),
    ),
  },
  {
    what: 'search by the whole name',
    product: search(somebody),
    bare: sqlOf(
      'named',
      `${FROM} where citizen.municipality = $1 and search_name like $2 and search_name like $3 and search_name like $4
      order by sort_name, trajectory.id limit 51`,
      (store, index) => [MUNICIPALITY, ...somebody(store, index).split(' ').map(beginsWith)],
    ),
  },
  {
    what: 'search by a name that one in fourteen has',
    product: search(() => 'hansen'),
    bare: sqlOf(
      'common',
      `${FROM} where citizen.municipality = $1 and search_name like '% hansen%' order by sort_name, trajectory.id limit 51`,
      () => [MUNICIPALITY],
    ),
  },
  {
    what: 'what is overdue on a caseworker’s worklist',
    product: (store, index) =>
      handlersOf(store.db).readWorklist(
        { path: undefined, body: undefined, query: { whose: 'mine', when: 'overdue', limit: PAGE } },
        by('caseworker', workerId(worker(index))),
      ),
  },
];
