import { shortDate } from '../../messages/dates.ts';
import type { CaughtMail } from '../../messages/mail-catcher.ts';
import type { NamedMessage } from '../staff-pages.ts';

/** What stands in the in-app inboxes, and the mails that the built-in mailbox has caught; both the newest first. */
export function inboxView(inbox: readonly NamedMessage[], mails: readonly CaughtMail[] | undefined) {
  return {
    title: 'Indbakke',
    inbox: inbox.map(({ subject, text, sentOn, about }) => ({
      ...{ subject, about, on: shortDate(sentOn) },
      parts: linked(text),
    })),
    mails: mails ? mails.map(({ text, ...mail }) => ({ ...mail, parts: linked(text) })).reverse() : null,
  };
}

/** A text in pieces, the addresses in it apart: every second one is an address. */
const linked = (text: string) =>
  text.split(/(https?:[/][/][^\s]+)/).map((piece, index) => ({ text: piece, isLink: index % 2 === 1 }));
