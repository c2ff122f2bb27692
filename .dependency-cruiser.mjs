// Imports point one way: `domain ← workflows`, `domain ← store, messages ← activities`, `← services ← api, cli ← main`.
// Each row says what a folder may import of the project's own code; tests and measurements may import everything.

const domain = 'src/domain/';
const store = 'src/store/';
const messages = 'src/messages/';
const services = 'src/services/';
const engine = 'src/engine/';
const clock = 'src/clock[.]ts';
const temporal = 'src/temporal[.]ts';
const log = 'src/log[.]ts';
const requestContext = 'src/request-context[.]ts';
const readiness = 'src/readiness[.]ts';
const reportSchedules = 'src/report-schedules[.]ts';
const requestIds = 'src/request-ids[.]ts';
const workflowMessages = 'workflows/messages[.]ts';
/** What the composition roots are put together from. */
const pieces = 'src/(config|door|door-client|installation|lock|log|parts|root|stop|worker)[.]ts';

/** Folder or file, what it may import, and what it may know by type alone. */
const rows = [
  ['src/store/', [domain]],
  ['src/messages/', [domain, store]],
  ['activities/', [domain, store, messages, clock]],
  ['src/services/', [domain, store, messages, clock, temporal], [workflowMessages]],
  ['src/api/', [domain, store, messages, services, clock, log, readiness, requestContext, workflowMessages]],
  ['src/metrics/', [domain, store, services, readiness, 'src/http-server[.]ts'], ['src/api/http/', 'src/root[.]ts']],
  ['src/client/', ['src/api/(contract|http)/'], [messages]],
  ['src/engine/', []],
  ['src/checker/', [domain]],
  ['src/witness/', [domain, store, 'src/checker/'], [messages, temporal]],
  ['src/cohort/', [domain, store, messages, services, 'src/checker/', 'src/witness/', clock, temporal]],
  ['src/demo/', [domain, store, messages, services, clock, temporal]],
  [
    'src/cli/',
    [domain, store, messages, services, engine, 'src/demo/', 'src/checker/', 'src/cohort/', clock, temporal, pieces],
  ],
  [clock, [domain]],
  [
    temporal,
    [domain, workflowMessages, 'src/codec[.]ts', 'src/engine/connection[.]ts', requestIds, reportSchedules],
    ['workflows/index[.]ts', store],
  ],
  [reportSchedules, [], ['workflows/index[.]ts']],
  ['src/codec[.]ts', ['src/store/keys[.]ts']],
  ['src/failure-converter[.]ts', []],
  ['src/config[.]ts', []],
  [log, [], ['src/config[.]ts']],
  [requestContext, []],
  [requestIds, [requestContext, workflowMessages]],
  ['src/stop[.]ts', []],
  ['src/http-server[.]ts', []],
  [readiness, [store], [temporal]],
  ['src/temporal-log[.]ts', [], [log]],
  ['src/root[.]ts', ['src/(config|log|parts|stop)[.]ts']],
  ['src/lock[.]ts', ['src/engine/processes[.]ts']],
  ['src/door[.]ts', [services], ['src/door-client[.]ts']],
  ['src/door-client[.]ts', [], [services]],
  ['src/worker[.]ts', ['activities/', temporal, log, requestIds, 'src/(codec|temporal-log)[.]ts'], [store]],
  ['src/(parts|installation)[.]ts', [domain, store, messages, services, engine, clock, temporal, pieces]],
];

const own = '^(src|workflows|activities|test|bench)/';
const production = '^(src|workflows|activities)/';
const any = (paths) => `^(${paths.join('|')})`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...rows.flatMap(([place, values, types = []]) => {
      const name = place.replace(/\W+$/, '').replaceAll('[.]', '.');
      const rule = { severity: 'error', from: { path: any([place]) } };
      const to = (allowed, kind) => ({ path: own, pathNot: any([place, ...allowed]), ...kind });
      return [
        { name: `${name} imports what lies below it`, ...rule, to: to(values, { dependencyTypesNot: ['type-only'] }) },
        {
          name: `${name} knows what lies below it`,
          ...rule,
          to: to([...values, ...types], { dependencyTypes: ['type-only'] }),
        },
      ];
    }),
    {
      name: 'the domain is pure',
      comment: 'No I/O, no clock, no schema library: the same code runs in workflows, API, command line and tests.',
      severity: 'error',
      from: { path: `^${domain}` },
      to: { pathNot: [`^${domain}`, '^node_modules/temporal-polyfill/'] },
    },
    {
      name: 'workflows run the domain and nothing else',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: ['^workflows/', `^${domain}`, '^node_modules/@temporalio/workflow/', '^activities/'] },
    },
    {
      name: 'workflows know activities by type',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'temporal-polyfill is the implementation, in the domain',
      comment: 'Every other entry prefers the native object, which differs between versions of Node.',
      severity: 'error',
      from: { path: production },
      to: { path: '^node_modules/temporal-polyfill/', pathNot: '/implementation[.]' },
    },
    {
      name: 'only the domain asks for time zones',
      severity: 'error',
      from: { path: production, pathNot: `^${domain}` },
      to: { path: '^node_modules/temporal-polyfill/' },
    },
    {
      name: 'clients of the engine are built in one place',
      severity: 'error',
      from: { path: production, pathNot: [`^${temporal}`, `^${reportSchedules}`, `^${requestIds}`, `^${engine}`] },
      to: { path: '^node_modules/@temporalio/client/' },
    },
    {
      name: 'nobody imports a composition root',
      severity: 'error',
      from: {},
      to: { path: '^src/main[.]' },
    },
    {
      name: 'the program imports neither tests nor measurements',
      severity: 'error',
      from: { path: production },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'the program runs without development dependencies',
      severity: 'error',
      // The one that downloads the engine's CLI: where the package is missing, that way is not offered.
      from: { path: production, pathNot: '^src/engine/download-cli[.]child[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
    },
    {
      name: 'every file has a place in the table above',
      severity: 'error',
      from: {
        path: production,
        pathNot: [any(rows.map(([place]) => place)), `^${domain}`, '^workflows/', '^src/main[.]\\w+[.]ts$'],
      },
      to: {},
    },
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
