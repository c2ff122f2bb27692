import { describe, expect, it } from 'vitest';
import type { ReportMessageRow } from '../../src/checker/evidence.ts';
import { checkMails, checkReportMessages } from '../../src/checker/notifications.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';

const AT = Date.parse('2026-04-15T07:00:00Z');
const reminder: ReportMessageRow = {
  ...{ key: 'report-1/first/lone', trajectoryId: null, recipient: 'lone', outside: null, channel: 'email' },
  body: {
    ...{ kind: 'reportDue', report: 'threeMonthly' },
    ...{ from: date('2026-01-01'), last: date('2026-03-31'), dueOn: date('2026-04-14') },
  },
  ...{ state: 'sent', detail: null, mailId: 'mail-1', sendAt: AT, plannedAt: AT, sentAt: AT },
};
const mail = { mailId: 'mail-1', trajectoryIds: [] };
const details = (violations: readonly { readonly detail: string }[]) => violations.map(({ detail }) => detail);

describe('what is said of a report (K-23)', () => {
  it('goes in one mail that leads to no case', () => {
    expect(checkMails([reminder], [mail])).toEqual([]);
    expect(checkReportMessages([reminder], AT)).toEqual([]);
  });

  it('is found out when it was sent in no mail, or in a mail that leads to a case', () => {
    expect(details(checkMails([reminder], []))).toEqual([`message ${reminder.key} is sent in no mail`]);
    const leading = { ...mail, trajectoryIds: ['01a227d4-0f0f-7767-a902-560dda521d6b'] };
    expect(details(checkMails([reminder], [leading]))).toEqual(['mail mail-1 carries 1 messages, 0 are written down']);
  });

  it('is found out when it still waits after its time', () => {
    const waiting = { ...reminder, state: 'planned', mailId: null, sentAt: null };
    expect(details(checkReportMessages([waiting], AT + 1))).toEqual([`message ${reminder.key} is still planned`]);
  });
});
