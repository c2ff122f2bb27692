import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { prepareLaunch } from '../../src/engine/launch.ts';
import type { Ports } from '../../src/engine/ports.ts';
import { postgresDatastores } from '../../src/engine/postgres.ts';
import { dynamicConfigYaml, serverConfigYaml, sqliteDatastores } from '../../src/engine/server-config.ts';

const ports: Ports = {
  grpc: 1,
  http: 2,
  history: 3,
  matching: 4,
  worker: 5,
  frontendMembership: 6,
  historyMembership: 7,
  matchingMembership: 8,
  workerMembership: 9,
};
const sqlite = sqliteDatastores({ durable: true });
const configWith = (datastores = sqlite) =>
  parse(serverConfigYaml({ ports, datastores, dynamicConfigFile: '/data/dynamic-config.yaml' }));

describe('the server configuration', () => {
  it('binds every service to the loopback address, each to ports of its own', () => {
    const { services } = configWith();
    expect(services.frontend.rpc).toEqual({ grpcPort: 1, membershipPort: 6, bindOnIP: '127.0.0.1', httpPort: 2 });
    expect(services.history.rpc).toEqual({ grpcPort: 3, membershipPort: 7, bindOnIP: '127.0.0.1' });
    expect(services.matching.rpc).toEqual({ grpcPort: 4, membershipPort: 8, bindOnIP: '127.0.0.1' });
    expect(services.worker.rpc).toEqual({ grpcPort: 5, membershipPort: 9, bindOnIP: '127.0.0.1' });
  });

  it('keeps both stores in one SQLite file that survives a power cut, with four shards', () => {
    const { persistence } = configWith();
    expect(persistence.numHistoryShards).toBe(4);
    for (const name of [persistence.defaultStore, persistence.visibilityStore])
      expect(persistence.datastores[name].sql).toMatchObject({
        pluginName: 'sqlite',
        databaseName: 'temporal.db',
        connectAttributes: { setup: 'true', journal_mode: 'wal', synchronous: '2', cache: 'private' },
      });
  });

  it('keeps a temporary engine only against the death of the process', () => {
    const { persistence } = configWith(sqliteDatastores({ durable: false }));
    expect(persistence.datastores.main.sql.connectAttributes.synchronous).toBe('0');
  });

  it('keeps histories and visibility in two PostgreSQL databases, with 128 shards', () => {
    const { persistence } = configWith(
      postgresDatastores({
        ...{ host: 'db', port: 5432, user: 'temporal', password: 'a: "b" #c' },
        ...{ database: 'temporal', visibilityDatabase: 'temporal_visibility', tls: 'verify' },
      }),
    );
    expect(persistence.numHistoryShards).toBe(128);
    expect(persistence.datastores.main.sql).toMatchObject({
      ...{ pluginName: 'postgres12', databaseName: 'temporal', connectAddr: 'db:5432', password: 'a: "b" #c' },
      tls: { enabled: true, enableHostVerification: true },
    });
    expect(persistence.datastores.visibility.sql).toMatchObject({ databaseName: 'temporal_visibility' });
  });
});

describe('the dynamic configuration', () => {
  it('lets workflows skip time, on one partition per task queue', () => {
    expect(parse(dynamicConfigYaml({}))).toEqual({
      'frontend.WorkflowTimeSkippingEnabled': [{ value: true }],
      'frontend.WorkflowTimeSkippingMaxSkipPerSession': [{ value: 10_000 }],
      'frontend.namespaceRPS.visibility': [{ value: 1_000 }],
      'matching.numTaskqueueReadPartitions': [{ value: 1 }],
      'matching.numTaskqueueWritePartitions': [{ value: 1 }],
    });
  });

  it('shortens the wait for timers only when asked', () => {
    expect(parse(dynamicConfigYaml({ timerShift: '100ms' }))).toMatchObject({
      'history.timerProcessorMaxTimeShift': [{ value: '100ms' }],
    });
  });

  it('can forbid time skipping', () => {
    expect(parse(dynamicConfigYaml({ timeSkipping: false }))).toMatchObject({
      'frontend.WorkflowTimeSkippingEnabled': [{ value: false }],
    });
  });
});

describe('the temporal CLI', () => {
  it('is told the same by flags', () => {
    const engine = { kind: 'cli', binary: '/bin/temporal', version: '1.9.0' } as const;
    const launch = prepareLaunch({
      engine,
      dir: '/data/engine',
      ports,
      datastores: sqlite,
      durable: true,
      timerShift: '100ms',
    });
    expect(launch.marker).toBe('/data/engine/temporal.db');
    expect(`${launch.binary} ${launch.args.join(' ')}`).toBe(
      '/bin/temporal server start-dev --headless --ip 127.0.0.1 --log-level warn --port 1 --http-port 2' +
        ' --db-filename /data/engine/temporal.db --sqlite-pragma journal_mode=wal --sqlite-pragma synchronous=2' +
        ' --dynamic-config-value frontend.WorkflowTimeSkippingEnabled=true' +
        ' --dynamic-config-value frontend.WorkflowTimeSkippingMaxSkipPerSession=10000' +
        ' --dynamic-config-value frontend.namespaceRPS.visibility=1000' +
        ' --dynamic-config-value matching.numTaskqueueReadPartitions=1' +
        ' --dynamic-config-value matching.numTaskqueueWritePartitions=1' +
        ' --dynamic-config-value history.timerProcessorMaxTimeShift="100ms"',
    );
  });
});
