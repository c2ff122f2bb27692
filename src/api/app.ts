import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { CaughtMail } from '../messages/mail-catcher.ts';
import { addCasePages } from './case-pages.ts';
import { problemText } from './http/problem.ts';
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
  /** The parts that must answer, each with what is wrong or null. */
  readiness(): Promise<Record<string, string | null>>;
  /** Whether every page says that nothing on it is real. */
  readonly isDemo: boolean;
  /** The API for staff tools: who asks says so in every request. */
  readonly api: Router;
  /** Host names by which people reach the server: any other is a trick to read it from a foreign page. */
  readonly hosts: readonly string[];
}

export function createApp(services: AppServices): Express {
  const app = express();
  const render = createRender(services.isDemo);
  app.disable('x-powered-by');
  app.disable('etag'); // Express's own are weak and of the text; the API sets one that says how many events there are
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const parts = await services.readiness();
    const isReady = Object.values(parts).every((fault) => fault === null);
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', parts });
  });
  app.use(
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
    }),
  );
  const { signIn, demoProvider } = services;
  if (signIn) app.use(signIn.session);
  app.use('/api/v1', services.api);
  app.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  app.use(knownHost(services.hosts, render));
  app.get('/style.css', (_request, response) => void response.type('css').send(style));
  addProblemPages(app, render);
  if (demoProvider) app.use(demoProvider.path, demoProvider.router);
  if (signIn) app.use(signIn.pages, addCasePages({ ...services, signIn }, render));
  else app.get('/', (_request, response) => void response.send(render('message', NO_SIGN_IN)));
  app.use(
    (_request, response) =>
      void response
        .status(404)
        .send(render('message', { title: 'Siden findes ikke', text: 'Gå til forsiden, og vælg et forløb.' })),
  );
  app.use(errorPage(render));
  return app;
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
function errorPage(render: Render): ErrorRequestHandler {
  return (error: Error, _request, response, _next) => {
    console.error(`Unexpected: ${error.message}`);
    response.status(500).send(
      render('message', {
        title: 'Noget gik galt',
        text: 'Prøv igen om lidt. Bliver det ved, så sig det til den, der driver systemet.',
      }),
    );
  };
}
