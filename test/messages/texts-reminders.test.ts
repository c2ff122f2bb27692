import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import { TELL } from '../../src/domain/duties.ts';
import type { NoticeBody } from '../../src/domain/notices.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { LANGUAGES, type Language } from '../../src/messages/language.ts';
import { PROGRAMME_WORDS } from '../../src/messages/model/index.ts';
import { NOT_NEUTRAL } from '../../src/messages/neutral.ts';
import { caseLink, mailText, noticeText } from '../../src/messages/notices.ts';
import { timelineText } from '../../src/messages/timeline.ts';
import { faults } from './readable.ts';

const link = 'https://overgang.example/forloeb/0195#course-1/handoverPlan';
const dueOn = date('2026-07-14');

const reminder = (what: string, rung = 'due'): NoticeBody => ({
  ...{ kind: 'reminder', duty: `course-1/${what}`, what, rung, dueOn },
});

/** The paragraphs of a reminder read so many days before the due date (negative: after it), without link and footer. */
function told(what: string, daysBefore: number, rung?: string, language?: Language) {
  const today = addDays(dueOn, -daysBefore);
  const { subject, text } = noticeText(reminder(what, rung), today, { late: false, link, today }, language);
  return [subject, ...text.trimEnd().split('\n\n').slice(0, 2)];
}

describe('a reminder', () => {
  it('S-93, K-06: of the handover plan says what, by when, how it stands, what to do, and leads to the very task', () => {
    const today = date('2026-06-16');
    const { subject, text } = noticeText(reminder('handoverPlan', 'early'), today, { late: false, link, today });
    expect(subject).toBe('Husk: overdragelsesplan');
    expect(text.split('\n\n')).toEqual([
      'Fristen er tirsdag 14. juli 2026 (uge 29), om 28 dage.',
      'Lav overdragelsesplanen sammen med borgeren.',
      `Åbn forløbet: ${link}`,
      'Du får beskeden, fordi du er knyttet til forløbet eller leder det team, der har det.\n',
    ]);
  });

  it('S-93: says "i dag" on the last day and "i morgen" the day before', () => {
    expect(told('handoverPlan', 0)).toEqual([
      'I dag: overdragelsesplan',
      'Fristen er i dag, tirsdag 14. juli 2026 (uge 29).',
      'Lav overdragelsesplanen sammen med borgeren.',
    ]);
    expect(told('handoverPlan', 1)[1]).toBe('Fristen er tirsdag 14. juli 2026 (uge 29), i morgen.');
    expect(told('handoverPlan', 1, 'late', 'en')[1]).toBe('It is due on Tuesday 14 July 2026 (week 29), tomorrow.');
  });

  it('K-09: that has reached the team leader says so to both', () => {
    expect(told('closingMeeting', -3, 'leader')).toEqual([
      'Over fristen: afsluttende møde',
      'Fristen var tirsdag 14. juli 2026 (uge 29), for 3 dage siden. Både den, der har opgaven, og teamlederen får denne besked.',
      'Hold det afsluttende møde, og registrér, hvem der var med.',
    ]);
    expect(told('closingMeeting', -1, 'ended')[1]).toBe(
      'Fristen var tirsdag 14. juli 2026 (uge 29), i går. Både den, der har opgaven, og teamlederen får denne besked.',
    );
    expect(told('closingMeeting', -3, 'leader', 'en')[1]).toBe(
      'It was due on Tuesday 14 July 2026 (week 29), 3 days ago. Both the one who has the task and the team leader get this message.',
    );
  });

  it('K-21: of a meeting says which, to the reader and in the history', () => {
    const about = { ...reminder('comingMeeting', 'before'), meeting: 'statusMeeting' } as NoticeBody;
    const today = date('2026-07-07');
    expect(noticeText(about, today, { late: false, link, today }).subject).toBe('Husk: kommende statusmøde');
    expect(noticeText(about, today, { late: false, link, today }, 'en').subject).toBe(
      'Remember: coming status meeting',
    );
    const event = { ...about, type: 'ReminderIssued', tells: ['municipalProjectLeader'], on: today } as never;
    const said = timelineText({ kind: 'event', recordedOn: today, event }, 'da');
    const own = { comingMeeting: { name: { da: 'møde om lidt' } } };
    const { subject } = noticeText(about, today, { late: false, link, today, texts: own });
    expect(subject, 'a municipality’s own name stands as it is').toBe('Husk: møde om lidt');
    expect(said).toContain('Påmindelse: kommende statusmøde (frist 14. juli 2026)');
  });

  it.each(Object.keys(PROGRAMME_WORDS))('of any meeting of %s has a short and neutral subject', (programme) => {
    const { duties, steps } = newestProgramme(programme)!;
    const today = addDays(dueOn, 3);
    for (const { id: what } of duties.filter(({ each }) => each === 'appointment'))
      for (const { id: meeting } of steps.filter(({ kind }) => kind === 'meeting'))
        for (const language of LANGUAGES) {
          const about = { ...reminder(what), meeting } as NoticeBody;
          const { subject } = noticeText(about, today, { late: false, link, today }, language);
          expect(subject).toMatch(/^\p{Lu}[^\n]{0,59}$/u);
          expect(subject).not.toMatch(NOT_NEUTRAL);
          expect(faults(subject, language)).toEqual([]);
        }
  });

  it('S-26, K-03: of what no day makes late says how long it has waited, and no due date', () => {
    expect(told('findJobMatch', -60, 'wait-1')).toEqual([
      'Husk: jobmatch',
      'Opgaven har ingen fast frist, men den venter. Den har ventet siden tirsdag 14. juli 2026 (uge 29), i 60 dage.',
      'Find et job, der passer, eller aftal med borgeren, hvad der skal til.',
    ]);
    expect(told('tellCitizenOfGrant', 0, 'open')[1]).toBe('Opgaven har ingen fast frist, men den venter.');
  });

  it('S-70, K-05: of a phase that is near is a piece of news with what to do', () => {
    expect(told('phase2Notice', 14, 'early')).toEqual([
      'Fase 2 nærmer sig',
      'Fase 2 begynder tirsdag 14. juli 2026 (uge 29), om 14 dage.',
      'Giv borgeren besked, og forbered skiftet.',
    ]);
    expect(told('phase2Notice', -2, 'last')[1]).toBe(
      'Fase 2 begyndte tirsdag 14. juli 2026 (uge 29), for 2 dage siden.',
    );
    expect(told('phase3Notice', 14, 'early', 'en')[1]).toBe(
      'Phase 3 begins on Tuesday 14 July 2026 (week 29), in 14 days.',
    );
  });

  it('S-16, K-01: asks the worker to remind the citizen of a meeting', () => {
    expect(told('remindCitizenOfMeeting', 2, 'before')).toEqual([
      'Mind borgeren om mødet',
      'Mødet er tirsdag 14. juli 2026 (uge 29), om 2 dage.',
      'Mind borgeren om mødet.',
    ]);
  });

  it('K-10, K-11, G-14: of pauses and of the work that goes on reads as it should', () => {
    expect(told('reviewPause', -14, 'review-1')[2]).toBe('Tal med borgeren om, hvorvidt pausen stadig er rigtig.');
    expect(told('longPause', 0)).toEqual([
      'Lang pause',
      'Pausen er blevet lang.',
      'Overvej sammen med borgeren, om forløbet skal fortsætte eller starte forfra.',
    ]);
    expect(told('jobConsultantGoesOn', 0)[1]).toBe('Forløbet slutter i dag, tirsdag 14. juli 2026 (uge 29).');
  });

  it('S-82, A-13: to somebody outside names no case, and has no link to one', () => {
    const { subject, text } = noticeText(reminder('tellOfPause', TELL), dueOn, { late: false, link });
    expect(subject).toBe('Orientering fra kommunen');
    expect(text.split('\n\n')).toEqual([
      'Et forløb i kommunen er sat på pause. Dato: tirsdag 14. juli 2026 (uge 29).',
      'Kontakt kommunen, hvis I vil vide mere.',
      'I får beskeden, fordi kommunen har aftalt at orientere jer.\n',
    ]);
    const several = [reminder('tellOfPause', TELL), reminder('tellOfReturn', TELL)].map((body) => ({
      ...{ body, on: dueOn, late: false, link },
    }));
    expect(mailText(several).text).not.toContain(link);
    expect(mailText(several).text).toContain('I får beskeden, fordi');
  });

  it('S-86: that staff and somebody outside both get leads staff alone to the case', () => {
    const about = { body: reminder('decideOnRefusal', 'wait'), on: dueOn, late: false, link };
    expect(mailText([about]).text).toContain(link);
    const { subject, text } = mailText([{ ...about, toOutside: true }]);
    expect(subject).toBe('Orientering fra kommunen');
    expect(text).toContain('venter på en beslutning');
    expect(text).not.toContain(link);
  });

  it('that goes out late, on a day that nobody has told, counts no days', () => {
    const { text } = noticeText(reminder('handoverPlan'), dueOn, { late: true, link });
    expect(text).toContain('Frist: tirsdag 14. juli 2026 (uge 29).');
    expect(text).toContain('Beskeden er forsinket.');
  });

  it('of a kind of task that no programme has any more still leads to the case', () => {
    expect(told('noSuchDuty', 1)).toEqual([
      'Husk: en opgave',
      'Fristen er tirsdag 14. juli 2026 (uge 29), i morgen.',
      'Åbn forløbet, og se, hvad der skal gøres.',
    ]);
  });

  it('stands in a mail with others under its own heading and link', () => {
    const messages = ['handoverPlan', 'closingMeeting'].map((what) => ({
      ...{
        body: reminder(what),
        on: dueOn,
        late: false,
        link: caseLink('https://o.example', '0195', `course-1/${what}`),
      },
    }));
    const { subject, text } = mailText(messages);
    expect(subject).toBe('2 nye beskeder om forløb');
    expect(text.split('\n\n')[1]!.split('\n')).toEqual([
      'I dag: afsluttende møde',
      'Fristen er i dag, tirsdag 14. juli 2026 (uge 29).',
      'Hold det afsluttende møde, og registrér, hvem der var med.',
      'Åbn forløbet: https://o.example/forloeb/0195#course-1/closingMeeting',
    ]);
  });

  it.each(LANGUAGES)(
    'of every duty is clean, neutral and fits a subject line, whenever it is read (%s)',
    (language) => {
      const duties = Object.keys(PROGRAMME_WORDS).flatMap((programme) => newestProgramme(programme)!.duties);
      expect(duties.length).toBeGreaterThan(40);
      for (const { id, ladder, tellsOutside } of duties) {
        const rungs = ['due', ...ladder.map((rung) => rung.id), ...(tellsOutside ? [TELL] : [])];
        for (const rung of rungs) {
          for (const daysBefore of [28, 1, 0, -1, -3, -60]) {
            const [subject, ...paragraphs] = told(id, daysBefore, rung, language);
            expect([subject!, ...paragraphs].flatMap((text) => faults(text, language))).toEqual([]);
            expect(`${subject}\n${paragraphs.join('\n')}`).not.toMatch(NOT_NEUTRAL);
            expect(subject).toMatch(/^\p{Lu}[^\n]{0,59}$/u);
            for (const paragraph of paragraphs) expect(paragraph).toMatch(/^\p{Lu}.*\.$/u);
          }
        }
      }
    },
  );
});

describe('a link in a message', () => {
  it('leads to the case, or to the very task in it', () => {
    expect(caseLink('https://o.example', '0195')).toBe('https://o.example/forloeb/0195');
    expect(caseLink('https://o.example', '0195', 'course-1/handoverPlan')).toBe(
      'https://o.example/forloeb/0195#course-1/handoverPlan',
    );
  });
});
