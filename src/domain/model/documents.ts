import type { JobFunction } from '../people.ts';
import type { RuleId } from '../rule.ts';

/** A heading of a document and what stands under it: a text, or a list of points. */
export interface Section {
  readonly id: string;
  readonly rule: RuleId;
  readonly kind: 'text' | 'list';
  /** False: may be empty when the document is approved. */
  readonly required?: false;
}

/** A kind of document that is written version by version and approved. */
export interface DocumentModel {
  /** When the programme has a step of that id, an approval can register it. */
  readonly kind: string;
  readonly rule: RuleId;
  /** Whoever holds one of these functions may approve it; the team leader may anyway. */
  readonly approvedBy: readonly JobFunction[];
  readonly sections: readonly Section[];
}

/** What somebody has written under one heading. */
export type WrittenSection =
  | { readonly id: string; readonly text: string }
  | { readonly id: string; readonly items: readonly string[] };

type SectionFault = 'sectionUnknown' | 'sectionTwice' | 'sectionWrongKind';

/** What is wrong with what was written, each with its place in the list. What is missing is no fault yet. */
export function faultsInSections(
  { sections }: DocumentModel,
  written: readonly WrittenSection[],
): { readonly fault: SectionFault; readonly index: number }[] {
  const at = (index: number, fault: SectionFault) => [{ fault, index }];
  return written.flatMap((one, index) => {
    const known = sections.find(({ id }) => id === one.id);
    if (!known) return at(index, 'sectionUnknown');
    if (written.findIndex(({ id }) => id === one.id) < index) return at(index, 'sectionTwice');
    return (known.kind === 'text') === 'text' in one ? [] : at(index, 'sectionWrongKind');
  });
}

/** The ids of the sections that must hold something before the document is approved, and are empty. */
export function missingSections({ sections }: DocumentModel, written: readonly WrittenSection[]): string[] {
  const filled = new Set(written.filter(holdsSomething).map(({ id }) => id));
  return sections.filter(({ id, required }) => required !== false && !filled.has(id)).map(({ id }) => id);
}

const holdsSomething = (one: WrittenSection) => ('text' in one ? one.text.length > 0 : one.items.length > 0);
