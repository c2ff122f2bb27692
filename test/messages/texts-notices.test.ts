import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { EMERGENCY_REASONS } from '../../src/domain/emergency.ts';
import type { NoticeBody } from '../../src/domain/notices.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { NOT_NEUTRAL } from '../../src/messages/neutral.ts';
import { mailText, noticeText, type Told } from '../../src/messages/notices.ts';

const link = 'https://overgang.example/forloeb/0195';
const onTime = { late: false, link };

describe('a message to staff', () => {
  it('says what has happened, from when, what to do next, where, and why it came', () => {
    const { subject, text } = noticeText({ kind: 'phaseStarted', course: 1, phase: 2 }, date('2026-03-15'), onTime);
    expect(subject).toBe('Et forløb er gået ind i fase 2');
    expect(text.split('\n\n')).toEqual([
      'Fase 2 begyndte søndag 15. marts 2026 (uge 11).',
      'Næste skridt er at afprøve støtten og tilpasse den.',
      `Åbn forløbet: ${link}`,
      'Du får beskeden, fordi du er knyttet til forløbet eller leder det team, der har det.\n',
    ]);
  });

  it('owns up to being late', () => {
    const body: NoticeBody = { kind: 'phaseStarted', course: 1, phase: 2 };
    const late = 'Beskeden er forsinket. Datoen gælder stadig.';
    expect(noticeText(body, date('2026-03-15'), { late: true, link }).text).toContain(late);
    expect(noticeText(body, date('2026-03-15'), onTime).text).not.toContain('forsinket');
  });

  it('T-06: of an end names the last day, which is the day before', () => {
    const { subject, text } = noticeText(
      { kind: 'courseEnded', course: 1, outcome: 'completed' },
      date('2026-07-15'),
      onTime,
    );
    expect(subject).toBe('Et forløb er slut');
    expect(text).toContain('Forløbet sluttede onsdag 15. juli 2026 (uge 29). Sidste dag var 14. juli 2026.');
  });

  it('S-96, K-09: of an end says that the team leader knows of what is missing', () => {
    const body: NoticeBody = { kind: 'courseEnded', course: 1, outcome: 'completed' };
    expect(noticeText(body, date('2026-07-15'), onTime).text).toContain(
      'Kontrollér, at overdragelsesplanen, det afsluttende møde og beslutningen om støtte bagefter er på plads. ' +
        'Mangler noget, har teamlederen også fået besked.',
    );
  });

  it('S-91: of a citizen who has left does not say why: that stands with the case', () => {
    const body: NoticeBody = { kind: 'courseEnded', course: 1, outcome: 'left' };
    const { subject, text } = noticeText(body, date('2026-04-20'), onTime);
    expect(subject).toBe('Et forløb er stoppet');
    expect(text).toContain('Åbn forløbet. Dér står hvorfor, og hvad der skal gøres nu.');
  });

  it('SC-13 g: of a date taken back gives the old and the new one', () => {
    const { subject, text } = noticeText(
      { kind: 'phaseTakenBack', course: 1, phase: 2, nowOn: date('2026-03-30') },
      date('2026-03-15'),
      onTime,
    );
    expect(subject).toBe('En dato i et forløb er ændret');
    expect(text).toContain(
      'Fase 2 begynder ikke søndag 15. marts 2026 (uge 11), som vi har skrevet. ' +
        'Den nye dato er mandag 30. marts 2026 (uge 14). Er forløbet på pause, kan den blive senere.',
    );
  });

  it('of a date taken back for good says that the phase does not come', () => {
    const body: NoticeBody = { kind: 'phaseTakenBack', course: 1, phase: 3, nowOn: null };
    expect(noticeText(body, date('2026-05-15'), onTime).text).toContain('Forløbet slutter, før fasen begynder.');
  });

  it('K-12: of a phase of a course whose start is withdrawn says that it has not begun', () => {
    const body: NoticeBody = { kind: 'phaseTakenBack', course: 1, phase: 1, nowOn: null, because: 'startWithdrawn' };
    expect(noticeText(body, date('2026-05-15'), onTime).text).toContain(
      'Startdatoen er trukket tilbage, og forløbet er ikke begyndt.',
    );
  });

  it('K-12: of an end taken back gives the old day and the new one', () => {
    const body: NoticeBody = { kind: 'endTakenBack', course: 1, nowOn: date('2026-07-15') };
    const { subject, text } = noticeText(body, date('2026-04-20'), onTime);
    expect(subject).toBe('Slutdatoen i et forløb er ændret');
    expect(text).toContain(
      'Forløbet sluttede ikke mandag 20. april 2026 (uge 17), som vi har skrevet. ' +
        'Slutdatoen er nu onsdag 15. juli 2026 (uge 29).',
    );
  });

  it('of a refusal names what was asked and the rule, and keeps the reason for those who may open the case', () => {
    const { subject, text } = noticeText(
      { kind: 'commandRefused', commandType: 'PauseCourse', code: 'courseIsPaused', rule: 'T-05' },
      date('2026-03-15'),
      onTime,
    );
    expect(subject).toBe('En registrering blev afvist');
    expect(text).toContain(
      'Registreringen »Sæt på pause« blev afvist søndag 15. marts 2026 (uge 11) efter regel T-05. Forløbet er uændret.',
    );
  });

  it('of a second course says so', () => {
    const { text } = noticeText({ kind: 'phaseStarted', course: 2, phase: 1 }, date('2026-07-06'), onTime);
    expect(text).toContain('Fase 1 i borgerens 2. forløb begyndte mandag 6. juli 2026 (uge 28).');
  });

  it.each(LANGUAGES)('never names the programme or a law, and fits a subject line (%s)', (language) => {
    const bodies: NoticeBody[] = [
      ...([1, 2, 3] as const).flatMap((phase): NoticeBody[] => [
        { kind: 'phaseStarted', course: 1, phase },
        { kind: 'phaseTakenBack', course: 2, phase, nowOn: date('2026-03-30') },
        { kind: 'phaseTakenBack', course: 1, phase, nowOn: null },
      ]),
      ...(['completed', 'interrupted', 'restarted', 'left'] as const).map(
        (outcome): NoticeBody => ({ kind: 'courseEnded', course: 1, outcome }),
      ),
      { kind: 'endTakenBack', course: 2, nowOn: date('2026-07-15') },
      { kind: 'commandRefused', commandType: 'ResumeCourse', code: 'decisionNotShared', rule: 'S-83' },
      { kind: 'commandRefused', commandType: 'NoSuchCommand', code: 'noSuchCode', rule: 'S-01' },
      ...EMERGENCY_REASONS.map((reason): NoticeBody => ({ kind: 'emergencyAccess', reason, hours: 1 })),
    ];
    for (const body of bodies) {
      const { subject, text } = noticeText(body, date('2026-03-15'), { late: true, link }, language);
      expect(`${subject}\n${text}`).not.toMatch(NOT_NEUTRAL);
      expect(subject).toMatch(/^\p{Lu}[^\n]{0,59}$/u);
      const [open, why] = text.trimEnd().split('\n\n').slice(-2) as [string, string];
      expect(open.endsWith(link)).toBe(true);
      expect(why).toMatch(language === 'da' ? /^Du får beskeden, fordi/ : /^You get this message because/);
    }
  });
});

describe('a mail to staff', () => {
  const otherLink = 'https://overgang.example/forloeb/0196';
  const begun: Told = { ...onTime, body: { kind: 'phaseStarted', course: 1, phase: 2 }, on: date('2026-03-15') };
  const ended: Told = {
    body: { kind: 'courseEnded', course: 1, outcome: 'completed' },
    ...{ on: date('2026-07-15'), late: true, link: otherLink },
  };

  it('with one message is that message', () => {
    expect(mailText([begun])).toEqual(noticeText(begun.body, begun.on, onTime));
    expect(mailText([ended], 'en')).toEqual(noticeText(ended.body, ended.on, ended, 'en'));
  });

  it('with several says how many, tells each with its own link, and why they came once', () => {
    const { subject, text } = mailText([begun, ended]);
    expect(subject).toBe('2 nye beskeder om forløb');
    expect(text.split('\n\n').map((section) => section.split('\n'))).toEqual([
      [
        'Et forløb er gået ind i fase 2',
        'Fase 2 begyndte søndag 15. marts 2026 (uge 11).',
        'Næste skridt er at afprøve støtten og tilpasse den.',
        `Åbn forløbet: ${link}`,
      ],
      [
        'Et forløb er slut',
        'Forløbet sluttede onsdag 15. juli 2026 (uge 29). Sidste dag var 14. juli 2026.',
        'Kontrollér, at overdragelsesplanen, det afsluttende møde og beslutningen om støtte bagefter er på plads. Mangler noget, har teamlederen også fået besked.',
        'Beskeden er forsinket. Datoen gælder stadig.',
        `Åbn forløbet: ${otherLink}`,
      ],
      ['Du får beskederne, fordi du er knyttet til forløbene eller leder det team, der har dem.', ''],
    ]);
  });

  it('with several is the same mail in English', () => {
    const { subject, text } = mailText([begun, ended], 'en');
    expect(subject).toBe('2 new messages about courses');
    const sections = text.split('\n\n');
    expect(sections).toHaveLength(3);
    expect(sections[0]).toContain('Phase 2 began on');
    expect(sections[1]).toContain('This message is late.');
    expect(sections[2]).toMatch(/^You get these messages because you are assigned/);
    expect(text.match(/Open the course: \S+/g)).toEqual([link, otherLink].map((each) => `Open the course: ${each}`));
  });

  it.each(LANGUAGES)('with several never names the programme, a law or a person (%s)', (language) => {
    const { subject, text } = mailText([begun, ended, { ...begun, late: true }], language);
    expect(`${subject}\n${text}`).not.toMatch(NOT_NEUTRAL);
    expect(subject).toMatch(/^3 /);
  });
});
