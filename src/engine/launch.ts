import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './ensure-engine.ts';
import type { Env } from './locations.ts';
import { loopback, type Ports } from './ports.ts';
import {
  type Datastores,
  type DynamicOptions,
  dynamicConfigYaml,
  dynamicValues,
  serverConfigYaml,
} from './server-config.ts';

/** A command that starts an engine. */
export interface Launch {
  binary: string;
  args: string[];
  /** The argument by which this engine is recognised among all processes. */
  marker: string;
}

export interface LaunchOptions extends DynamicOptions {
  engine: Exclude<Engine, { kind: 'external' }>;
  /** The engine's folder; its files are written here. */
  dir: string;
  ports: Ports;
  datastores: Datastores;
  /** Whether what is acknowledged must survive a power cut. */
  durable: boolean;
}

export function prepareLaunch(options: LaunchOptions): Launch {
  return options.engine.kind === 'cli' ? launchCli(options) : launchServer(options);
}

function launchServer({ engine, dir, ports, datastores, ...dynamic }: LaunchOptions): Launch {
  mkdirSync(dir, { recursive: true });
  const configFile = join(dir, 'config.yaml');
  const dynamicConfigFile = join(dir, 'dynamic-config.yaml');
  writeFileSync(dynamicConfigFile, dynamicConfigYaml(dynamic));
  // The configuration may hold a database password.
  writeFileSync(configFile, serverConfigYaml({ ports, datastores, dynamicConfigFile }), { mode: 0o600 });
  return { binary: engine.binary, args: ['--config-file', configFile, '--allow-no-auth', 'start'], marker: configFile };
}

/** The CLI configures its server itself; what can be said is said by flags. */
function launchCli({ engine, dir, ports, durable, ...dynamic }: LaunchOptions): Launch {
  const databaseFile = join(dir, 'temporal.db');
  const each = (flag: string, values: string[]) => values.flatMap((value) => [flag, value]);
  const pragmas = ['journal_mode=wal', `synchronous=${durable ? 2 : 0}`];
  const values = Object.entries(dynamicValues(dynamic)).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const args = [
    ...['server', 'start-dev', '--headless', '--ip', loopback, '--log-level', 'warn'],
    ...['--port', String(ports.grpc), '--http-port', String(ports.http), '--db-filename', databaseFile],
    ...each('--sqlite-pragma', pragmas),
    ...each('--dynamic-config-value', values),
  ];
  return { binary: engine.binary, args, marker: databaseFile };
}

/** The engine's environment: ours without `TEMPORAL_…`, which would speak to the server as it does to clients. */
export function engineEnv(env: Env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_')));
}
