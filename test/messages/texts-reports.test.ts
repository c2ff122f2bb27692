import { describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import type { ReportNotice } from '../../src/domain/reports/reminders.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { NOT_NEUTRAL } from '../../src/messages/neutral.ts';
import { linkTo, mailText, noticeText, type Told } from '../../src/messages/notices.ts';
import { faults } from './readable.ts';

const about = {
  ...{ report: 'threeMonthly', from: date('2024-03-01'), last: date('2024-05-31'), dueOn: date('2024-06-14') },
};
const due = { kind: 'reportDue', ...about } as const;
const gap = { kind: 'reportGap', ...about } as const;
const link = linkTo('https://o.example', { trajectoryId: null, programme: 'cti-overgang', body: due });
const said = (body: ReportNotice, today: string) =>
  noticeText(body, about.last, { late: false, link, today: date(today) });

describe('a message about a report', () => {
  it('K-23: says which period, by when, that nobody has approved it, what to do, and leads to the period', () => {
    const { subject, text } = said(due, '2024-06-07');
    expect(subject).toBe('Husk: en indberetning skal godkendes');
    expect(text.split('\n\n')).toEqual([
      'Indberetning hver tredje måned for 1. marts – 31. maj 2024 skal indberettes senest fredag 14. juni 2024 (uge 24), om 7 dage. Ingen har godkendt den endnu.',
      'Se, hvad der mangler, godkend indberetningen, send den, og markér den som indberettet.',
      'Åbn indberetningen: https://o.example/indberetninger#cti-overgang-threeMonthly-2024-05-31',
      'Du får beskeden, fordi du har med kommunens indberetninger at gøre.\n',
    ]);
  });

  it('K-23: counts the days down to the last one, and says when it is past', () => {
    expect(said(due, '2024-06-14').text).toContain('(uge 24), i dag.');
    expect(said(due, '2024-06-15')).toMatchObject({
      subject: 'Fristen er overskredet: en indberetning er ikke godkendt',
      text: expect.stringContaining('for 1 dag siden. Ingen har godkendt den endnu. Teamlederen har også fået besked.'),
    });
  });

  it('C-20: in a case says that something is missing there, and not what: it may be sensitive', () => {
    const { subject, text } = said(gap, '2024-06-07');
    expect(subject).toBe('Der mangler en oplysning til en indberetning');
    expect(text).toContain('Åbn forløbet, og registrér det, der mangler. Indberetningen retter sig selv.');
    expect(text).not.toMatch(/målgruppe/i);
  });

  it('leads to the case in which something is missing', () => {
    expect(linkTo('https://o.example', { trajectoryId: '0195', programme: 'cti-overgang', body: gap })).toBe(
      'https://o.example/forloeb/0195',
    );
  });

  it('says nothing that a shoulder surfer must not read, in either language, of any report that is handed in', () => {
    const reports = PROGRAMME_IDS.flatMap((id) => newestProgramme(id)!.reports ?? []).filter(
      ({ filing }) => filing?.handIn,
    );
    for (const { id } of reports)
      for (const language of LANGUAGES)
        for (const body of [due, gap])
          for (const today of ['2024-05-31', '2024-06-14', '2024-06-20']) {
            const told = { late: true, link: null, today: date(today) };
            const { subject, text } = noticeText({ ...body, report: id }, about.last, told, language);
            expect(`${subject}\n${text}`).not.toMatch(NOT_NEUTRAL);
            for (const line of [subject, ...text.trim().split('\n\n')]) expect(faults(line, language)).toEqual([]);
          }
  });

  it('comes in one mail with others, each with its own link, and says so', () => {
    const context = { late: false, link, today: date('2024-06-07') };
    const ofReport: Told = { ...context, body: due, on: about.last };
    const ofCase: Told = { ...context, body: { kind: 'phaseStarted', course: 1, phase: 2 }, on: about.last, link: 'x' };
    const both = mailText([ofReport, ofCase]);
    expect(both.subject).toBe('2 nye beskeder om forløb og indberetninger');
    expect(both.text).toMatch(/Åbn indberetningen: https.*Åbn forløbet: x/s);
    expect(both.text).toContain('fordi de handler om forløb eller indberetninger');
    expect(mailText([ofReport, ofReport]).text).toContain('fordi du har med kommunens indberetninger at gøre');
    expect(mailText([ofCase, ofCase]).subject).toBe('2 nye beskeder om forløb');
  });
});
