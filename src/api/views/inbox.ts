import type { CaughtMail } from '../../messages/mail-catcher.ts';
import type { InboxMessage } from '../../services/read.ts';

/** What stands in the in-app inboxes, and the mails that the built-in mailbox has caught; both the newest first. */
export function inboxView(inbox: readonly InboxMessage[], mails: readonly CaughtMail[] | undefined) {
  return { title: 'Indbakke', inbox, mails: mails ? [...mails].reverse() : null };
}
