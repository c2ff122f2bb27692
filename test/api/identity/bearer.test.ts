import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOpenId, type OpenIdSettings } from '../../../src/api/identity/openid.ts';
import { roleUri } from '../../../src/api/identity/rights.ts';
import { staffToolsApi } from '../../../src/api/staff-tools.ts';
import { createClock } from '../../../src/clock.ts';
import type { Role } from '../../../src/domain/roles.ts';
import type { ServiceDeps } from '../../../src/services/services.ts';
import type { OpenDatabase } from '../../../src/store/database.ts';
import { saveStaff } from '../../../src/store/staff.ts';
import { aCase, keys } from '../../store/a-case.ts';
import { openTestStore } from '../../store/a-store.ts';
import { record } from '../../store/outbox.ts';

const { privateKey, publicKey } = await generateKeyPair('ES256');
const stranger = await generateKeyPair('ES256');
const email = 'lone@example.invalid';

let store: OpenDatabase;
let server: Server;
let settings: OpenIdSettings;
let caseId: string;
let providerAnswers = true;
beforeAll(async () => {
  store = await openTestStore();
  const { db } = store;
  await saveStaff(db, { municipality: '101', name: 'Lone Leder', email });
  const one = await aCase(db, { municipality: '101' });
  await record(db, { trajectoryId: one.id, from: 0, events: one.events });
  caseId = one.id;
  // As much of an identity provider as somebody needs who only checks its tokens.
  const app = express();
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.get('/.well-known/openid-configuration', (_request, response) => {
    if (!providerAnswers) return void response.status(503).end();
    response.json({ issuer: issuer(), jwks_uri: `${issuer()}/keys` });
  });
  app.get('/keys', async (_request, response) => {
    response.json({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'one', use: 'sig' }] });
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  settings = {
    ...{ issuer: issuer(), clientId: 'overgang', clientSecret: 'none', audience: 'overgang-api', claim: 'privileges' },
    ...{ domain: 'overgang.example.dk', municipalities: { '64942212': '101' } },
  };
  const clock = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
  const services = { db, keys, clock, trajectories: {} } as ServiceDeps; // nothing here asks the engine
  const people = { signIn: { actorOf: async () => undefined }, openid: createOpenId(settings), mapping: settings };
  app.use('/api/v1', staffToolsApi(services, people));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});

const privileges = (role: Role) => [
  {
    scope: 'urn:dk:gov:saml:cvrNumberIdentifier:64942212',
    privileges: [roleUri('overgang.example.dk', role)],
    constraints: {},
  },
];
const said = (more: Record<string, unknown> = {}, alg = 'ES256') =>
  new SignJWT({ email, email_verified: true, privileges: privileges('teamLeader'), ...more })
    .setProtectedHeader({ alg, kid: 'one', typ: 'at+jwt' })
    .setIssuer(settings.issuer)
    .setAudience(settings.audience)
    .setSubject('lone')
    .setIssuedAt()
    .setExpirationTime('5m');
const asked = (token: string) =>
  fetch(`${settings.issuer}/api/v1/trajectories/${caseId}`, { headers: { authorization: `Bearer ${token}` } });
const statusOf = async (token: string) => (await asked(token)).status;

describe('a program that acts for a person with a token of the identity provider (RFC 9068)', () => {
  it('waits for the provider rather than letting anybody in, and is let in when it answers', async () => {
    providerAnswers = false;
    const token = await said().sign(privateKey);
    const away = await asked(token);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    providerAnswers = true;
    expect(await statusOf(token)).toBe(200);
  });

  it('reaches what the person reaches: her role counts, and who she is in the staff register', async () => {
    expect(await statusOf(await said({ privileges: privileges('caseworker') }).sign(privateKey))).toBe(404);
    expect(await statusOf(await said({ privileges: privileges('systemAdministrator') }).sign(privateKey))).toBe(403);
    expect(await statusOf(await said({ privileges: undefined }).sign(privateKey))).toBe(401);
  });

  it('gets nowhere with a token that is over, for somebody else, of another issuer, or signed by anybody else', async () => {
    const wrong = {
      over: said().setExpirationTime('-1m').sign(privateKey),
      'an ID token': said().setAudience(settings.clientId).sign(privateKey),
      'another issuer’s': said().setIssuer('https://evil.example').sign(privateKey),
      'signed by a stranger': said().sign(stranger.privateKey),
      'signed with what everybody knows': said({}, 'HS256').sign(new TextEncoder().encode('x'.repeat(32))),
      'not yet valid': said().setNotBefore('5m').sign(privateKey),
    };
    for (const [what, token] of Object.entries(wrong)) expect(await statusOf(await token), what).toBe(401);
    const [header, body] = (await said().sign(privateKey)).split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [`${header}.${body}.`, `${unsigned}.${body}.`, 'x.y.z', 'x'])
      expect(await statusOf(token)).toBe(401);
  });

  it('is not taken for somebody by an address that the provider has not verified', async () => {
    const other = { sub: 'somebody', email_verified: false };
    expect(await statusOf(await said(other).setSubject('somebody').sign(privateKey))).toBe(401);
  });
});
