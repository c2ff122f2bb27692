import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { createLogger, type Logger } from '../log.ts';
import type { CaughtMail } from '../messages/mail-catcher.ts';
import { PROBLEMS } from '../messages/problems.ts';
import { probeAnswer, type Readiness } from '../readiness.ts';
import { addCasePages } from './case-pages.ts';
import { docsPage } from './docs.ts';
import { LIMITS, type Limits, pageLimit } from './http/limits.ts';
import { logRequests, type Observe, observed, purpose, tracesOf } from './http/observed.ts';
import { Problem, problemText } from './http/problem.ts';
import type { SignIn } from './identity/sign-in.ts';
import { createRender, type Render, style } from './pages.ts';
import type { StaffPages } from './staff-pages.ts';

/** What the pages and probes need; a test can hand in its own. */
export interface AppServices {
  /** Sign-in of people; undefined when no identity provider is set up: then no page shows anything about a case. */
  readonly signIn: SignIn | undefined;
  /** What lies beside the pages on the way to a sign-in: the demo's own identity provider. */
  readonly demoProvider?: { readonly path: string; readonly router: Router };
  readonly pages: StaffPages;
  /** The built-in mailbox; undefined when mails leave the machine. */
  readonly mails: (() => readonly CaughtMail[]) | undefined;
  /** The parts that it hangs on, each with what is wrong or null. */
  readiness(): Promise<Readiness>;
  /** Whether every page says that nothing on it is real. */
  readonly isDemo: boolean;
  /** The API for staff tools: who asks says so in every request. */
  readonly api: Router;
  /** Standard error, in lines for people, unless told otherwise. */
  readonly log?: Logger;
  /** Told of every request when it is over; each is in the log without. */
  readonly observe?: Observe | undefined;
  /** Whether people reach the server by TLS. */
  readonly isHttps?: boolean;
  /** Other limits than an installation has. */
  readonly limits?: Limits;
  /** Host names by which people reach the server: any other is a trick to read it from a foreign page. */
  readonly hosts: readonly string[];
}

export function createApp(services: AppServices): Express {
  const app = express();
  const render = createRender(services.isDemo);
  const { signIn, demoProvider, log = createLogger(), limits = LIMITS } = services;
  app.disable('x-powered-by');
  app.disable('etag'); // Express's own are weak and of the text; the API sets one that says how many events there are
  app.use(securityHeaders(services.isHttps ?? false), observed(services.observe ?? logRequests(log)));
  addProbes(app, services);
  if (signIn) app.use(signIn.session);
  app.use('/api/v1', services.api);
  app.use(knownHost(services.hosts, render));
  app.use('/api/docs', docsPage());
  app.get('/style.css', (_request, response) => void response.type('css').send(style));
  addProblemPages(app, render);
  if (demoProvider) app.use(demoProvider.path, demoProvider.router);
  if (signIn) app.use(pageLimit(limits), signIn.pages, addCasePages({ ...services, signIn }, render));
  else app.get('/', (_request, response) => void response.send(render('message', NO_SIGN_IN)));
  app.use(
    (_request, response) =>
      void response
        .status(404)
        .send(render('message', { title: 'Siden findes ikke', text: 'Gå til forsiden, og vælg et forløb.' })),
  );
  app.use(errorPage(render, log));
  return app;
}

/** Of every answer, the API's too. A browser is told to come by TLS alone only where TLS is spoken. */
const securityHeaders = (isHttps: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps,
    xFrameOptions: { action: 'deny' },
  });

/** For whoever keeps processes running: whether this one lives, and whether it can do its work. */
function addProbes(app: Express, { readiness }: AppServices): void {
  app.get('/healthz', purpose('probe', '/healthz'), (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', purpose('probe', '/readyz'), async (_request, response) => {
    const { status, body } = probeAnswer(await readiness());
    response.status(status).json(body);
  });
}

/** The page behind the `type` of a problem: what it means and what to do. */
function addProblemPages(app: Express, render: Render): void {
  app.get('/problems/:code', ({ params: { code } }, response, next) => {
    const text = problemText(code, 'da');
    if (text) response.send(render('message', { title: text.title, text: text.cure }));
    else next();
  });
}

const NO_SIGN_IN = {
  title: 'Overgang kører',
  text: 'Sider med forløb vises, når kommunens log ind er sat op. Brug kommandolinjen indtil da.',
};

/** A page from elsewhere that makes its own name point here (DNS rebinding) still sends that name. */
function knownHost(hosts: readonly string[], render: Render): RequestHandler {
  return ({ hostname }, response, next) => {
    if (hosts.includes(hostname)) next();
    else
      response
        .status(421)
        .send(render('message', { title: 'Forkert adresse', text: 'Brug den adresse, som blev vist ved start.' }));
  };
}

/** Never a stack trace, and never what was asked for: the log has the error. */
function errorPage(render: Render, log: Logger): ErrorRequestHandler {
  return (error: Error, _request, response, _next) => {
    if (error instanceof Problem) {
      const { status, da } = PROBLEMS[error.code];
      return void response.status(status).send(render('message', { title: da.title, text: da.cure }));
    }
    log.error({ requestId: tracesOf(response).requestId, error: error.name }, 'page failed');
    response.status(500).send(
      render('message', {
        title: 'Noget gik galt',
        text: 'Prøv igen om lidt. Bliver det ved, så sig det til den, der driver systemet.',
      }),
    );
  };
}
