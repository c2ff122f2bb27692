import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { CaughtMail } from '../messages/mail-catcher.ts';
import type { InboxMessage, ShownTrajectory, TrajectorySummary } from '../services/read.ts';
import { problemText } from './http/problem.ts';
import { createRender, type Render, style } from './pages.ts';
import { caseView } from './views/case.ts';
import { inboxView } from './views/inbox.ts';
import { listView } from './views/list.ts';

/** What the pages and probes need; a test can hand in its own. */
export interface AppServices {
  summaries(): Promise<TrajectorySummary[]>;
  show(trajectoryId: string): Promise<ShownTrajectory | undefined>;
  /** What stands in the in-app inboxes, the newest first. */
  inbox(): Promise<InboxMessage[]>;
  /** The built-in mailbox; undefined when mails leave the machine. */
  readonly mails: (() => readonly CaughtMail[]) | undefined;
  /** The parts that must answer, each with what is wrong or null. */
  readiness(): Promise<Record<string, string | null>>;
  /** False in production: until there is a sign-in, no page shows anything about a case. */
  readonly showsCases: boolean;
  /** The API for staff tools: who asks says so in every request. */
  readonly api: Router;
  /** Host names by which people reach the server: any other is a trick to read it from a foreign page. */
  readonly hosts: readonly string[];
}

export function createApp(services: AppServices): Express {
  const app = express();
  const render = createRender(services.showsCases);
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
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
    }),
  );
  app.use('/api/v1', services.api);
  app.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  app.use(knownHost(services.hosts, render));
  app.get('/style.css', (_request, response) => void response.type('css').send(style));
  addProblemPages(app, render);
  if (services.showsCases) addCasePages(app, services, render);
  else
    app.get(
      '/',
      (_request, response) =>
        void response.send(
          render('message', {
            title: 'Overgang kører',
            text: 'Sider med forløb kommer, når der er log ind. Brug kommandolinjen indtil da.',
          }),
        ),
    );
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

function addCasePages(app: Express, { summaries, show, inbox, mails }: AppServices, render: Render): void {
  app.get('/', async (_request, response) => {
    const all = await summaries();
    const demo = all.filter((one) => one.demo);
    response.send(render('list', listView(demo, all.length - demo.length)));
  });
  app.get('/forloeb/:id', async ({ params: { id } }, response, next) => {
    const shown = UUID.test(id) ? await show(id) : undefined;
    if (shown) response.send(render('case', caseView(shown)));
    else next();
  });
  app.get(
    '/indbakke',
    async (_request, response) => void response.send(render('inbox', inboxView(await inbox(), mails?.()))),
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

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
