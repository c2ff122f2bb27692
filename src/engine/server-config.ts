import { stringify } from 'yaml';
import { loopback, type Ports } from './ports.ts';

/** Settings that the server reads while it runs. */
export interface DynamicOptions {
  /** How long the server waits at most before it looks at a timer that has come due, for example `100ms`. Its own default is 1 s. */
  timerShift?: string;
  /** Whether workflows may run on a clock of their own. Default true; nothing in production may need it. */
  timeSkipping?: boolean;
  /** After how many events of history the server suggests to continue as new. Its own default is 4,096. */
  continueAsNewAfter?: number;
}

/** Where histories and visibility records are kept, in the server's own notation. */
export interface Datastores {
  main: Record<string, unknown>;
  visibility: Record<string, unknown>;
  historyShards: number;
}

/** Skips one session may make unless a start says otherwise: a nine-month case needs hundreds, an endless loop must still end. */
const maxSkipsPerSession = 10_000;
const visibilityCallsPerSecond = 1_000;

/** Names as in the server's `common/dynamicconfig/constants.go`. */
export function dynamicValues({
  timerShift,
  timeSkipping = true,
  continueAsNewAfter,
}: DynamicOptions): Record<string, boolean | number | string> {
  return {
    'frontend.WorkflowTimeSkippingEnabled': timeSkipping,
    'frontend.WorkflowTimeSkippingMaxSkipPerSession': maxSkipsPerSession,
    'frontend.namespaceRPS.visibility': visibilityCallsPerSecond,
    'matching.numTaskqueueReadPartitions': 1,
    'matching.numTaskqueueWritePartitions': 1,
    ...(timerShift !== undefined && { 'history.timerProcessorMaxTimeShift': timerShift }),
    ...(continueAsNewAfter !== undefined && { 'limit.historyCount.suggestContinueAsNew': continueAsNewAfter }),
  };
}

export function dynamicConfigYaml(options: DynamicOptions): string {
  const entries = Object.entries(dynamicValues(options)).map(([key, value]) => [key, [{ value }]]);
  return stringify(Object.fromEntries(entries));
}

/** SQLite in the engine's folder, as the server's own `development-sqlite-file.yaml` has it: both stores in one file. */
export function sqliteDatastores({
  historyShards = 4,
  durable,
}: {
  historyShards?: number;
  durable: boolean;
}): Datastores {
  const sql = {
    pluginName: 'sqlite',
    // Relative to the working directory: the server puts the name into a URI without escaping it.
    databaseName: 'temporal.db',
    connectAddr: 'localhost',
    connectProtocol: 'tcp',
    // synchronous 2 survives a power cut, 0 only the death of the process.
    connectAttributes: { setup: 'true', journal_mode: 'wal', synchronous: durable ? '2' : '0', cache: 'private' },
    maxConns: 1,
    maxIdleConns: 1,
  };
  return { main: { sql }, visibility: { sql }, historyShards };
}

export interface ServerConfigOptions {
  ports: Ports;
  datastores: Datastores;
  dynamicConfigFile: string;
}

/** The whole configuration of a single-process server that only this machine can reach. */
export function serverConfigYaml({ ports, datastores, dynamicConfigFile }: ServerConfigOptions): string {
  const service = (grpcPort: number, membershipPort: number, more = {}) => ({
    rpc: { grpcPort, membershipPort, bindOnIP: loopback, ...more },
  });
  const off = { state: 'disabled' };
  const config = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: datastores.historyShards,
      datastores: { main: datastores.main, visibility: datastores.visibility },
    },
    // The services find each other through the database; after this time they ask it again.
    global: { membership: { maxJoinDuration: '10s', broadcastAddress: loopback } },
    services: {
      frontend: service(ports.grpc, ports.frontendMembership, { httpPort: ports.http }),
      history: service(ports.history, ports.historyMembership),
      matching: service(ports.matching, ports.matchingMembership),
      worker: service(ports.worker, ports.workerMembership),
    },
    clusterMetadata: clusterOfOne(ports),
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: `${loopback}:${ports.grpc}` },
    archival: { history: off, visibility: off },
    namespaceDefaults: { archival: { history: off, visibility: off } },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '10s' },
  };
  return stringify(config, { aliasDuplicateObjects: false });
}

function clusterOfOne(ports: Ports) {
  return {
    enableGlobalNamespace: false,
    failoverVersionIncrement: 10,
    masterClusterName: 'active',
    currentClusterName: 'active',
    clusterInformation: {
      active: {
        enabled: true,
        initialFailoverVersion: 1,
        rpcName: 'frontend',
        rpcAddress: `${loopback}:${ports.grpc}`,
        httpAddress: `${loopback}:${ports.http}`,
      },
    },
  };
}
