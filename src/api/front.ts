import type pg from 'pg';
import { createLogger, type Logger } from '../log.ts';
import type { ServiceDeps } from '../services/services.ts';
import { logAccess } from '../store/access-log.ts';
import type { AppServices } from './app.ts';
import { DEMO_PATH, type DemoPerson, demoProvider, demoSettings } from './identity/demo-provider.ts';
import { createOpenId, type OpenIdSettings } from './identity/openid.ts';
import { sessions } from './identity/sessions.ts';
import { CALLBACK, createSignIn } from './identity/sign-in.ts';
import { createRender } from './pages.ts';
import { staffPages } from './staff-pages.ts';
import { staffToolsApi } from './staff-tools.ts';

export interface FrontParts {
  /** Standard error, in lines for people, unless told otherwise. */
  readonly log?: Logger;
  readonly pool: pg.Pool;
  /** The address people reach the server at. */
  readonly baseUrl: string;
  /** The municipality's identity provider. */
  readonly oidc: OpenIdSettings | undefined;
  /** Who can be signed in as at the built-in provider, where there is no other. Never in production. */
  readonly demoPeople: (() => Promise<readonly DemoPerson[]>) | undefined;
}

type Front = Pick<AppServices, 'api' | 'pages' | 'signIn' | 'demoProvider' | 'isDemo' | 'isHttps' | 'hosts'>;

/** What people and their tools reach over HTTP, put together the same way in every process. */
export function createFront(
  deps: ServiceDeps,
  { pool, baseUrl, oidc, demoPeople, log = createLogger() }: FrontParts,
): Front {
  const isHttps = baseUrl.startsWith('https:');
  const common = {
    pages: staffPages(deps, baseUrl),
    isDemo: demoPeople !== undefined,
    isHttps,
    hosts: ['localhost', '127.0.0.1', '[::1]', new URL(baseUrl).hostname],
  };
  const settings = oidc ?? (demoPeople && demoSettings(baseUrl));
  if (!settings) return { ...common, api: staffToolsApi(deps, undefined, { log }), signIn: undefined };
  const render = createRender(common.isDemo);
  const openid = createOpenId(settings);
  const { db, keys, clock } = deps;
  const signIn = createSignIn({
    ...{ db, clock, openid, mapping: settings, baseUrl, render, log },
    session: sessions({ pool, keys, isSecure: isHttps }),
    logSignIn: ({ id, role, municipality }, requestId) =>
      logAccess(db, {
        ...{ at: new Date(clock.now()), actor: id, role, municipality, operation: 'signIn', status: 303 },
        ...{ trajectories: [], requestId },
      }),
  });
  const api = staffToolsApi(deps, { signIn, openid, mapping: settings }, { log });
  if (oidc || !demoPeople) return { ...common, api, signIn };
  const router = demoProvider({ settings, redirectUri: `${baseUrl}${CALLBACK}`, people: demoPeople, render });
  return { ...common, api, signIn, demoProvider: { path: DEMO_PATH, router } };
}
