import { type Request, type Response, Router } from 'express';
import type { CaughtMail } from '../messages/mail-catcher.ts';
import type { Actor } from './access/policy.ts';
import { type FiguresQuestion, seesFigures } from './figures-page.ts';
import { tracesOf } from './http/observed.ts';
import { personView, whyView } from './identity/access-view.ts';
import type { SignIn } from './identity/sign-in.ts';
import type { Render } from './pages.ts';
import { mayReadReports, type StaffPages } from './staff-pages.ts';
import { caseView } from './views/case.ts';
import { figuresView } from './views/figures.ts';
import { inboxView } from './views/inbox.ts';
import { listView } from './views/list.ts';
import { reportsView } from './views/reports.ts';

interface Services {
  readonly signIn: SignIn;
  readonly pages: StaffPages;
  /** The built-in mailbox; undefined when mails leave the machine. */
  readonly mails: (() => readonly CaughtMail[]) | undefined;
}
type Show = (view: Parameters<Render>[1], page: Parameters<Render>[0]) => void;

/** The pages about cases, each for somebody who is signed in; anybody else is sent to sign in and comes back. */
export function addCasePages({ signIn, pages, mails }: Services, render: Render): Router {
  const router = Router();
  const page = (
    route: string,
    answer: (asked: { actor: Actor; requestId: string }, show: Show, request: Request) => Promise<boolean>,
  ) =>
    router.get(route, async (request, response, next) => {
      const actor = await signIn.actorOf(request);
      const show: Show = ({ status = 200, ...view }, name) =>
        void response.status(status as number).send(render(name, { ...view, ...personView(actor) } as typeof view));
      if (!actor) unknown(request, response);
      else tracesOf(response).actor = actor;
      if (actor && !(await answer({ actor, requestId: tracesOf(response).requestId }, show, request))) next();
    });
  page('/', async (asked, show) => {
    const list = await pages.list(asked);
    const links = { hasReports: mayReadReports(asked.actor), hasFigures: seesFigures(asked.actor) };
    if (list) show({ ...listView(list.rows, list.hasMore), ...links }, 'list');
    else show(NO_PAGE, 'message');
    return true;
  });
  page('/forloeb/:id', async (asked, show, { params: { id } }) => {
    const shown = UUID.test(String(id)) ? await pages.show(asked, String(id)) : undefined;
    if (shown) show(caseView(shown), 'case');
    else show({ ...NOT_SHOWN, id: UUID.test(String(id)) ? id : undefined }, 'not-shown');
    return true;
  });
  page('/hvorfor', async (asked, show, { query: { forloeb } }) => {
    const [id] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(String(forloeb).toLowerCase()) ?? [];
    const { answer, leaders } = id ? await pages.why(asked, id) : { answer: 'unreadable' as const, leaders: [] };
    show(whyView(answer, leaders), 'message');
    return true;
  });
  page('/tal', async (asked, show, { query }) => {
    const question = questionOf(query);
    const found = await pages.figures(asked, question);
    const hasReports = mayReadReports(asked.actor);
    if (found) show({ ...figuresView(found, question), hasReports }, 'figures');
    else show(NO_FIGURES, 'message');
    return true;
  });
  page('/indbakke', async (asked, show) => {
    show(inboxView(await pages.inbox(asked), mails?.()), 'inbox');
    return true;
  });
  page('/indberetninger', async (asked, show) => {
    const list = await pages.reports(asked);
    if (list) show(reportsView(list), 'reports');
    else show(NO_REPORTS, 'message');
    return true;
  });
  return router;
}

/** Signed in with a role that gives nothing, or not at all. */
function unknown(request: Request, response: Response): void {
  const isKnown = request.session?.person !== undefined;
  response.redirect(303, isKnown ? '/adgang' : `/log-ind?til=${encodeURIComponent(request.path)}`);
}

const NO_FIGURES = {
  title: 'Ingen tal for din rolle',
  text: 'Prognosen vises til medarbejdere, teamledere og projektledere, tallene til de to sidste.',
};

/** What stands in the address; what cannot be used is as if it did not stand there. */
function questionOf({ indsats, medarbejder, flere }: Request['query']): FiguresQuestion {
  const more = Number(flere);
  return {
    programme: typeof indsats === 'string' ? indsats : undefined,
    staffId: typeof medarbejder === 'string' && UUID.test(medarbejder) ? medarbejder : undefined,
    more: Number.isFinite(more) && more >= 1 ? more : undefined,
  };
}

const NOT_SHOWN = { title: 'Siden findes ikke', status: 404 };

const NO_PAGE = {
  title: 'Ingen sider for din rolle endnu',
  text: 'Din rolle ser ikke, hvem borgerne er. Brug API’et, eller skift rolle under dit navn øverst.',
};

const NO_REPORTS = {
  title: 'Din rolle har ingen indberetninger',
  text: 'Teamlederen og projektlederen ser dem. Det, der mangler, registrerer du i forløbet.',
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
