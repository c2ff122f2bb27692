import type { Language } from '../language.ts';

/** The same thing said in every language. */
export type Said = Readonly<Record<Language, string>>;

export interface FieldWords {
  readonly name: Said;
  /** What its codes are called; codes of people need no words of their own. */
  readonly choices?: Readonly<Record<string, Said>>;
}

/**
 * What a duty is called and what is to be done about it. It stands in mails that others may see: never the programme,
 * a law or anything about the citizen.
 */
export interface DutyWords {
  /** Short, as it stands in a list: "overdragelsesplan". */
  readonly name: Said;
  /** The name where it is known which meeting the duty is about, with {meeting} for it: "kommende {meeting}". */
  readonly ofMeeting?: Said;
  /** One sentence, imperative: what to do. */
  readonly todo: Said;
  /** A piece of news instead of a task: what happens or has happened; {on} is the day with how far off it is. */
  readonly news?: { readonly coming: Said; readonly past: Said };
  /** What somebody outside is told when a message takes the task's place. One sentence. */
  readonly outside?: Said;
}

/** Everything that a programme has names for. A later programme is one more table of this shape. */
export interface ModelWords {
  readonly name: Said;
  /** Meetings, documents and records, as a label. */
  readonly steps: Readonly<Record<string, Said>>;
  /** By field, or by step and field where one word means two things: `ctiContact.form`. */
  readonly fields: Readonly<Record<string, FieldWords>>;
  /** Headings of its documents, by the id of the section. */
  readonly sections: Readonly<Record<string, Said>>;
  readonly duties: Readonly<Record<string, DutyWords>>;
  /** Contact and reviews that come again and again, as a heading. */
  readonly recurring: Readonly<Record<string, Said>>;
  /** What the municipality reports again and again. */
  readonly reports: Readonly<Record<string, Said>>;
  /** Why the citizen leaves. */
  readonly exits: Readonly<Record<string, Said>>;
  /** Kinds of new critical transition. */
  readonly transitions: Readonly<Record<string, Said>>;
}
