import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import { endSessions } from '../../store/identities.ts';
import type { Actor } from '../access/policy.ts';
import { tracesOf } from '../http/observed.ts';
import type { Render } from '../pages.ts';
import { accessView, personView } from './access-view.ts';
import type { OpenId } from './openid.ts';
import { actorOf, personOf } from './people.ts';
import type { RoleMapping } from './rights.ts';
import { isFromOwnPage, rightInUse } from './sessions.ts';

export interface SignInParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly openid: OpenId;
  readonly mapping: RoleMapping;
  readonly session: RequestHandler;
  /** The address people reach the server at: the provider knows no other. */
  readonly baseUrl: string;
  readonly render: Render;
  readonly log: Logger;
  /** Keeps that somebody has signed in. */
  readonly logSignIn: (actor: Actor, requestId: string) => Promise<void>;
}

/** Sign-in of people with a browser, and who it was at every request after it. */
export interface SignIn {
  /** To be used before every page and before the API. */
  readonly session: RequestHandler;
  readonly pages: Router;
  /** Whose session a request has. Asked anew each time: who has left is nobody at the next request. */
  actorOf(request: Request): Promise<(Actor & { readonly name: string }) | undefined>;
}

export const CALLBACK = '/log-ind/svar';

export function createSignIn(parts: SignInParts): SignIn {
  const { db, clock, session, render } = parts;
  const pages = Router();
  const actor: SignIn['actorOf'] = async (request) => {
    const right = rightInUse(request);
    return right && actorOf(db, right, clock.today());
  };
  pages.get('/log-ind', begin(parts));
  pages.get(CALLBACK, finish(parts));
  pages.post('/log-ud', ownPage(render), async (request, response) => {
    await ended(request);
    response.send(
      render('message', {
        title: 'Du er logget ud',
        text: 'Luk browseren, hvis andre bruger maskinen.',
        next: { href: '/log-ind', text: 'Log ind igen' },
      }),
    );
  });
  pages.get('/adgang', async (request, response) => {
    const who = await actor(request);
    const { person, chosen = 0 } = request.session;
    const view = accessView(person, chosen);
    response.status(who ? 200 : 403).send(render('access', { ...view, ...personView(who) }));
  });
  pages.post(
    '/adgang/rolle',
    ownPage(render),
    urlencoded({ extended: false, limit: '1kb' }),
    async (request, response) => {
      const chosen = Number((request.body as { right?: string }).right);
      if (request.session.person?.rights[chosen]) request.session.chosen = chosen;
      const who = await actor(request);
      if (who) request.session.staffId = who.id;
      response.redirect(303, '/');
    },
  );
  return { session, pages, actorOf: actor };
}

/** Out to the provider. What its answer is checked with stays in the session. */
function begin({ openid, baseUrl }: SignInParts): RequestHandler {
  return async (request, response) => {
    // Under another name of this machine the cookie would not be there on the way back.
    if (request.get('host') !== new URL(baseUrl).host)
      return response.redirect(303, `${baseUrl}${request.originalUrl}`);
    const { url, checks } = await openid.begin(`${baseUrl}${CALLBACK}`);
    request.session.signIn = { checks, to: ownPlace(request.query.til) };
    await saved(request);
    response.redirect(303, url);
  };
}

/** Back from the provider: a new session, so that one that somebody else may have set before is worth nothing. */
function finish(parts: SignInParts): RequestHandler {
  const { db, clock, openid, mapping, baseUrl, render, log, logSignIn } = parts;
  return async (request, response) => {
    const { signIn } = request.session;
    if (!signIn) return void failed(response, render, 'signInTooOld');
    const claims = await openid.finish(new URL(request.originalUrl, baseUrl), signIn.checks).catch((error: Error) => {
      log.warn({ requestId: tracesOf(response).requestId, error: error.name }, 'sign-in failed');
    });
    if (!claims) return void failed(response, render, 'signInFailed');
    const person = await personOf(db, mapping, claims);
    await endSessions(db, 'expired');
    await renewed(request);
    Object.assign(request.session, { person, chosen: 0, signedInAt: Date.now() });
    const [right] = person.rights;
    if (right) request.session.staffId = right.staffId;
    await saved(request);
    const actor = right && (await actorOf(db, right, clock.today()));
    if (!actor) return void response.redirect(303, '/adgang');
    await logSignIn(actor, tracesOf(response).requestId);
    response.redirect(303, signIn.to);
  };
}

const FAULTS = {
  signInTooOld: 'Det tog for lang tid, eller siden blev åbnet to gange. Prøv igen fra forsiden.',
  signInFailed:
    'Kommunens log ind svarede ikke, som det skulle. Prøv igen fra forsiden, og sig det til it, hvis det bliver ved.',
};

const failed = (response: Response, render: Render, fault: keyof typeof FAULTS) =>
  response.status(400).send(render('message', { title: 'Log ind mislykkedes', text: FAULTS[fault] }));

/** A place of ours to go to afterwards; anything else would send people to a stranger's page. */
function ownPlace(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])[\w/#-]*$/.test(wanted) ? wanted : '/';
}

const ownPage =
  (render: Render): RequestHandler =>
  (request, response, next) => {
    if (isFromOwnPage(request)) return next();
    response
      .status(403)
      .send(render('message', { title: 'Siden kom et andet sted fra', text: 'Brug knappen i Overgang.' }));
  };

const settled = (act: (done: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
const saved = ({ session }: Request) => settled((done) => void session.save(done));
const renewed = ({ session }: Request) => settled((done) => void session.regenerate(done));
const ended = ({ session }: Request) => settled((done) => void session.destroy(done));
