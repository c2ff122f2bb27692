import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/api/app.ts';
import { missingNowView } from '../../src/api/views/history.ts';
import { numbered, stateOf } from '../../src/api/views/state.ts';
import { peopleView } from '../../src/api/views/steps.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { dutiesOf } from '../../src/domain/duties.ts';
import { plan } from '../../src/domain/plan.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import type { ShownTrajectory } from '../../src/services/read.ts';
import { aCourse, anEnrolled, played } from '../domain/builders.ts';
import { noPages, shownStories, signedInAs } from './shown.ts';

const TODAY = date('2026-11-24');
let stories: readonly ShownTrajectory[];
let server: ReturnType<ReturnType<typeof createApp>['listen']>;

beforeAll(async () => {
  stories = shownStories(TODAY);
  const app = createApp({
    signIn: signedInAs('teamLeader'),
    pages: {
      ...noPages,
      list: async () => ({ rows: stories.map(({ summary }) => summary), hasMore: false }),
      show: async (_asked, id) => stories.find(({ summary }) => summary.id === id),
    },
    mails: undefined,
    readiness: async () => ({}),
    isDemo: true,
    api: Router(),
    hosts: ['127.0.0.1'],
  });
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', () => resolve());
  });
});
afterAll(() => void server.close());

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const html = async (path: string) => (await fetch(`${base()}${path}`)).text();
const of = (name: string) => stories.find(({ summary }) => summary.subjectName === name)!;
const pageOf = (name: string) => html(`/forloeb/${of(name).summary.id}`);
/** What a reader sees between two headings of a page, without tags. */
async function section(name: string, from: string): Promise<string> {
  const page = await pageOf(name);
  const begin = page.indexOf(`id="${from}"`);
  const end = page.indexOf('<h2', begin);
  return page
    .slice(begin, end < 0 ? undefined : end)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the duties on the page of a case', () => {
  it('stand in the order in which they press, each with who does it, by when and why', async () => {
    const text = await section('Kim Damgaard', 'opgaver');
    const order = ['Over fristen (2)', 'Mål for forløbet', 'Frist i denne uge', 'Senere', 'Gjort'];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain('Sæt mål for forløbet sammen med borgeren. CTI-medarbejder Over fristen: 14. november 2026');
    expect(text).toContain('Påmindet senest 17-11-2026');
    expect(text).toContain('Startdato: 31. oktober 2026 + 14 dage = 14. november 2026 (K-17)');
  });

  it('wait while a pause stops them, and go on when they are about the pause (T-05)', async () => {
    const text = await section('Lise Frost', 'opgaver');
    expect(text).toContain('Venter, mens forløbet er på pause');
    expect(text.indexOf('Status på pausen')).toBeLessThan(text.indexOf('Venter, mens'));
    expect(text.slice(text.indexOf('Gjort ('))).toContain('Orientering om pausen (til kommunens projektleder)');
    expect(text).toContain('Uden fast frist (1) Opgave Hvem Frist Status på pausen');
  });

  it('are where the link of every message leads, whether done, void or a piece of news', async () => {
    for (const shown of stories) {
      const page = await html(`/forloeb/${shown.summary.id}`);
      const state = stateOf(numbered(shown.timeline));
      const ids = [
        ...dutiesOf(TODAY, state).map(({ id }) => id),
        ...state.reminded.map((said) => said.split('/').slice(0, -2).join('/')),
      ];
      const missing = ids.filter((id) => !page.includes(`id="${id}"`));
      expect([shown.summary.subjectName, missing]).toEqual([shown.summary.subjectName, []]);
    }
  });
});

describe('what the page of a case says of', () => {
  it('a meeting that was moved: the old day, the new one, and whose wish it was', async () => {
    expect(await section('Carsten Møller', 'moeder')).toContain(
      'Opstartsmøde søndag 29. november 2026 (uge 48) Indkaldt. Indkaldt 04-11-2026 Flyttet 20-11-2026 fra 22. november 2026 til 29. november 2026 efter ønske fra borgeren.',
    );
  });

  it('what has been registered: each step once, with its days, who took part and what was said', async () => {
    const text = await section('Rashid Karimi', 'registreret');
    expect(text).toContain('Kontaktmøde 13-05-2026, 17-05-2026 Borgeren og CTI-medarbejderen');
    expect(text).toContain('Opfølgning 6 gange, senest');
    expect(text).toContain('Orientering om bevilling 25-05-2026 Borgeren · CTI-medarbejderen');
    expect(text).toContain('Bevilling 16-05-2026 servicelovens § 82 b, 6 måneder');
  });

  it('each way through the model apart after a new critical transition (S-15)', async () => {
    expect(await pageOf('Xenia Petrova')).toContain('Indsatsen begyndte forfra 8. november 2026: ny kritisk overgang.');
    expect(await section('Xenia Petrova', 'registreret')).toContain('Trin før den nye kritiske overgang');
  });

  it('what is allowed now, and why the rest is not: the sentence, what to do, and the rule', async () => {
    const text = await section('Dorthe Lund', 'muligt');
    expect(text).toMatch(/Kan gøres nu:.*Fælles handleplan/);
    expect(text).toMatch(
      /Ikke nu: Fastsæt startdato.*Der er ingen fælles handleplan før startdatoen\..*\(regel S-28\)/,
    );
    expect(text).toMatch(/Ikke nu: Sæt på pause og registrér overstået pause/);
    expect(text).not.toContain('Udelukket ved udtrækningen');
  });

  it('what goes through with a written reason, where the rules only advise', async () => {
    expect(await section('Hanne Krag', 'muligt')).toMatch(
      /Kræver en skriftlig begrundelse: Overdragelsesplan Overdragelsesplanen hører til i fase 3.*\(regel S-93\)/,
    );
  });

  it('deviations, with the rule that was not kept (S-64)', async () => {
    expect(await section('Hanne Krag', 'afvigelser')).toMatch(
      /Afvigelser 12-11-2026.*ikke mødt hinanden.*\(regel S-64\)/,
    );
    expect(await section('Rashid Karimi', 'afvigelser')).toContain('Der er ingen.');
  });

  it('what a running course was begun on and has been withdrawn since (S-19, K-12)', () => {
    const course = aCourse();
    const event = course.facts.find(({ step }) => step === 'jointActionPlan')!.id;
    const on = '2026-02-02';
    const corrected = played(course, on, { type: 'WithdrawEvent', event, noteId: 'note-1', on });
    expect(missingNowView(plan(date(on), course).courses)).toEqual([]);
    expect(missingNowView(plan(date(on), corrected).courses)).toEqual([
      { heading: 'Mangler efter en rettelse', reasons: [expect.stringMatching(/\(regel S-28\)$/)] },
    ]);
  });
  it('what was missing when time ended the course (S-96)', async () => {
    expect(await section('Torben Falk', 'afvigelser')).toMatch(
      /Manglede ved slutningen 13-11-2026.*Der er ingen overdragelsesplan \(regel S-93\)/,
    );
  });

  it('a correction: what stood there, and what people must put right', async () => {
    const text = await section('Zakaria Osman', 'afvigelser');
    expect(text).toContain('Trukket tilbage: opstartsmøde');
    expect(text).toContain('Der stod: 31-10-2026: Opstartsmøde holdt');
    expect(text).toContain('Der er mindet om fælles handleplan med datoen 28. november 2026, som ikke gælder længere.');
  });

  it('the people around the citizen by function, and who stands in now (G-16)', async () => {
    const text = await section('Æskil Nord', 'personer');
    expect(text).toContain('CTI-medarbejder : Aisha Rahimi, siden 12-08-2026. Uddannet i CTI 14-09-2022');
    expect(text).toContain('Afløser for CTI-medarbejderen: Mette Overby, 20. november – 4. december 2026 (nu)');
    expect(text).toContain('Personlig jobformidler : Ingen er tilknyttet');
  });

  it('that somebody whom the register does not have is named by the function alone, and what a receiver has answered (G-15)', () => {
    const before = anEnrolled({ settings: { caseAcceptedWithinDays: 3 } });
    const on = '2026-11-23';
    const assign = (staffId: string) =>
      ({ type: 'AssignStaff', function: 'ctiWorker', staffId, noteId: 'note-1', on }) as const;
    const given = played(before, on, assign('jonas'), assign('gone'));
    const more = (state: Trajectory, staffNames = {}) =>
      peopleView(state, TODAY, { standingIn: [], staffNames }).functions.find(({ name }) => name === 'CTI-medarbejder');
    expect(more(given)).toEqual({
      ...{ name: 'CTI-medarbejder', since: 'Siden 23-11-2026' },
      more: 'Har ikke bekræftet endnu, at forløbet er overtaget',
    });
    const answer = { function: 'ctiWorker', staffId: 'gone', on } as const;
    const accepted = played(given, on, { type: 'AcceptCase', ...answer });
    expect(more(accepted, { gone: 'Gro Holm' })).toMatchObject({
      ...{ since: 'Gro Holm, siden 23-11-2026', more: 'Har bekræftet, at forløbet er overtaget' },
    });
    const declined = played(given, on, { type: 'DeclineCase', noteId: 'note-2', ...answer });
    expect(more(declined)).toMatchObject({ more: 'Har sagt fra: teamlederen finder en anden' });
  });

  it('contact that comes again and again: the last, the next, how each week went; and the review to come (B-17, B-27)', async () => {
    const text = await section('Inge Mølgaard', 'kontakt');
    expect(text).toContain('Senest kontakt 26. oktober 2026 (29 dage siden).');
    expect(text).toContain('Næste kontakt: senest søndag 29. november 2026 (uge 48), jobformidleren.');
    expect(text).toContain('Uge 45 (2. november – 8. november 2026) Ingen kontakt, 2 forsøg');
    expect(text).toContain('Uge 46 (9. november – 15. november 2026) Ikke registreret');
    expect(text).toContain('12. december 2026 Kommer, hvis ingen indsats begynder inden');
    // The reminders of weeks that are over lead here, and stand nowhere as tasks that are void.
    expect(await section('Inge Mølgaard', 'opgaver')).not.toContain('Ikke længere nødvendigt');
    expect(await pageOf('Inge Mølgaard')).not.toContain('id="datoer"');
    // A fleksjob without an end: the weeks to come are not counted as weeks in which nothing was asked for.
    const [, notAsked] = /(\d+) ikke krævet/.exec(await section('Karsten Bjerre', 'kontakt'))!;
    expect(Number(notAsked)).toBeLessThan(45);
    expect(await pageOf('Hanne Krag')).not.toContain('id="kontakt"');
  });
  it('which other programme the citizen is in, with a link to it', async () => {
    expect(await pageOf('Karsten Bjerre')).toContain(
      'Har også forløbet <a href="/forloeb/01a20cba-c5f3-77d3-b65d-000000000000">CTI for borgere i social udsathed</a> (',
    );
    expect(await pageOf('Malik Sørensen')).not.toContain('Har også forløbet');
  });
  it('which programme it is about', async () => {
    expect(await pageOf('Malik Sørensen')).toContain('CTI for borgere i social udsathed');
  });
  it('nobody’s citizen when it is about the municipality itself', async () => {
    expect(await pageOf('Malik Sørensen')).toContain('Personer omkring borgeren');
    expect(await pageOf('Prøvekøbing Kommune')).not.toContain('omkring borgeren');
  });
  it('pauses with their reason, and when somebody registered them later', async () => {
    expect(await section('Ibrahim Haddad', 'datoer')).toContain(
      'Pause 15. oktober – 21. oktober 2026: sygdom (registreret 25-10-2026)',
    );
  });
});

describe('a name that is protected', () => {
  it('is marked as such in the list and on the page of the case, and no other is', async () => {
    const marked = /Jytte Åkjær(<\/a>)? <span class="protected">Navne- og adressebeskyttet<\/span>/;
    const [list, hers] = [await html('/'), await html(`/forloeb/${of('Jytte Åkjær').summary.id}`)];
    expect([list, hers]).toEqual([expect.stringMatching(marked), expect.stringMatching(marked)]);
    expect(list.match(/beskyttet/g)).toHaveLength(1);
    expect(await html(`/forloeb/${of('Kim Damgaard').summary.id}`)).not.toContain('beskyttet');
  });
});

describe('every page', () => {
  it('can be read without sight: one main heading, no level left out, a caption for each table, no id twice', async () => {
    const paths = ['/', ...stories.map(({ summary }) => `/forloeb/${summary.id}`)];
    for (const path of paths) {
      const page = await html(path);
      const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.every((level, index) => index === 0 || level <= levels[index - 1]! + 1)).toBe(true);
      expect(page.match(/<table/g)?.length ?? 0).toBe(page.match(/<caption/g)?.length ?? 0);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
      expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  it('shows a person no code and no id of a note', async () => {
    for (const { summary } of stories) {
      const text = (await html(`/forloeb/${summary.id}`)).replace(/<[^>]+>/g, ' ');
      expect(text).not.toMatch(/undefined|\[object|jobCentreCaseworker|activityReady|noteId|NaN/);
    }
  });
});

describe('the list', () => {
  it('shows how many duties are overdue and which comes next, the most pressing case first', async () => {
    const page = (await html('/')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(page).toMatch(/Torben Falk § 31 b Slut 13\. november 2026: gennemført 4 opgaver/);
    expect(page.indexOf('Torben Falk')).toBeLessThan(page.indexOf('Kim Damgaard'));
    expect(page.indexOf('Kim Damgaard')).toBeLessThan(page.indexOf('Rashid Karimi'));
    expect(page).toContain('Opfølgning på forløbet 28-11-2026 , sagsbehandler (jobcenter)');
  });
  it('leads to the very duty', async () => {
    const { id } = of('Kim Damgaard').summary;
    expect(await html('/')).toContain(`href="/forloeb/${id}#course-1/followUp"`);
  });
});
