import { parseCpr } from './cpr.ts';

/** The municipality's own number of a case, as its other systems know it. */
const CASE_NUMBER = /^[\w./-]{1,40}$/;
const TEN_DIGITS = /(?<!\d)\d{6}-?\d{4}(?!\d)/g;

/** What is wrong with a case number; undefined when it can be used. A number of a person is none: it would stand readably. */
export function caseNumberFault(text: string): 'caseNumberUnusable' | 'caseNumberIsCpr' | undefined {
  if (!CASE_NUMBER.test(text)) return 'caseNumberUnusable';
  const isPersons = (text.match(TEN_DIGITS) ?? []).some((digits) => typeof parseCpr(digits) !== 'string');
  return isPersons ? 'caseNumberIsCpr' : undefined;
}
