import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Router, urlencoded } from 'express';
import type { Provider } from 'oidc-provider';
import type { Role } from '../../domain/roles.ts';
import type { Render } from '../pages.ts';
import type { OpenIdSettings } from './openid.ts';
import { roleUri } from './rights.ts';

/** Somebody fictive who can be signed in as, with the roles that a municipality would have given them. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What they do, in Danish. */
  readonly work: string;
  /** The one they stand under first. */
  readonly roles: readonly [Role, ...Role[]];
}

/** Under which heading somebody stands on the page: by the role they work in. */
const HEADINGS: readonly (readonly [Role, string])[] = [
  ['caseworker', 'Medarbejdere'],
  ['teamLeader', 'Teamledere'],
  ['projectLead', 'Projektledere'],
  ['reader', 'Læsere'],
  ['evaluator', 'Evaluatorer'],
  ['systemAdministrator', 'Systemadministratorer'],
];

const CVR = '64942212';
export const DEMO_PATH = '/demo-login';

/** How the demo's provider is reached: as any other, by its issuer. */
export const demoSettings = (baseUrl: string): OpenIdSettings => ({
  issuer: `${baseUrl}${DEMO_PATH}`,
  clientId: 'overgang',
  clientSecret: randomBytes(32).toString('base64url'),
  audience: `${baseUrl}/api/v1`,
  claim: 'privileges_b64',
  domain: 'overgang.example.dk',
  municipalities: { [CVR]: '101' },
  prompt: 'login',
});

export interface DemoProviderParts {
  readonly settings: OpenIdSettings;
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string;
  /** Asked anew each time: whoever is registered can be signed in as. */
  readonly people: () => Promise<readonly DemoPerson[]>;
  readonly render: Render;
}

/**
 * A real OpenID provider for a trial on one machine. Instead of passwords it has a list of fictive people: whoever reaches
 * it can be any of them, so it must never run where real data are. Loaded when somebody first signs in: it is large.
 */
export function demoProvider(parts: DemoProviderParts): Router {
  const { people, render } = parts;
  const router = Router();
  let loading: Promise<Provider> | undefined;
  const provider = () => {
    loading ??= load(parts);
    return loading;
  };
  router.get('/vaelg/:uid', async (request, response) => {
    await (await provider()).interactionDetails(request, response);
    const all = await people();
    const groups = HEADINGS.map(([role, heading]) => ({
      heading,
      people: all.filter(({ roles }) => roles[0] === role),
    }));
    const action = `${DEMO_PATH}/vaelg/${request.params.uid}`;
    response.send(render('sign-in', { title: 'Hvem vil du være?', groups, action }));
  });
  router.post('/vaelg/:uid', urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const { person } = request.body as { person?: string };
    const chosen = (await people()).find(({ id }) => id === person);
    if (!chosen) return void response.redirect(303, request.originalUrl);
    await (await provider()).interactionFinished(request, response, { login: { accountId: chosen.id } });
  });
  router.use(async (request, response) => {
    const handle = (await provider()).callback();
    await handle(request, response);
  });
  return router;
}

async function load({ settings, redirectUri, people }: DemoProviderParts): Promise<Provider> {
  const { Provider } = await import('oidc-provider');
  // Named, as the library warns of it when it is only taken for granted: a trial may forget who was signed in.
  const { default: adapter } = await import('oidc-provider/lib/adapters/memory_adapter.js');
  const { issuer, clientId, clientSecret, audience, claim } = settings;
  const claimsOf = async (id: string | undefined) => {
    const person = (await people()).find((one) => one.id === id);
    return (
      person && { email: person.email, email_verified: true, [claim]: privilegesClaim(person.roles, settings.domain) }
    );
  };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return new Provider(issuer, {
    adapter,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'demo' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub', claim], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    interactions: { url: (_context, { uid }) => `${DEMO_PATH}/vaelg/${uid}` },
    async findAccount(_context, id) {
      const claims = await claimsOf(id);
      return claims && { accountId: id, claims: async () => ({ sub: id, ...claims }) };
    },
    // Nobody is asked for consent: the one client is ours.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid email');
      grant.addResourceScope(audience, 'api');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: async () => ({
          scope: 'api',
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    extraTokenClaims: (_context, token) => claimsOf((token as { accountId?: string }).accountId),
    ttl: { AccessToken: 10 * 60, IdToken: 10 * 60, Interaction: 10 * 60, Session: 60 * 60, Grant: 60 * 60 },
  });
}

/** OIO Basic Privilege Profile 1.2, as KOMBIT's context handler would send it. */
function privilegesClaim(roles: readonly Role[], domain: string): string {
  const privileges = roles.map((role) => `<Privilege>${roleUri(domain, role)}</Privilege>`).join('');
  const xml = `<?xml version="1.0" encoding="UTF-8"?><bpp:PrivilegeList xmlns:bpp="http://itst.dk/oiosaml/basic_privilege_profile"><PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:${CVR}">${privileges}</PrivilegeGroup></bpp:PrivilegeList>`;
  return Buffer.from(xml).toString('base64');
}
