import { Problem } from './problem.ts';

/** The header that leads to the next page (RFC 8288): the query of this one, and a cursor, opaque to whoever gets it. */
export function nextPage(
  route: string,
  query: Readonly<Record<string, string | number | undefined>>,
  last: string,
): { readonly link: string } {
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) next.set(name, String(value));
  next.set('cursor', Buffer.from(last).toString('base64url'));
  return { link: `</api/v1${route}?${next}>; rel="next"` };
}

/** What a cursor says; throws the problem `requestInvalid` when it has not the form that ours have. */
export function placeIn(cursor: string | undefined, form: RegExp): string | undefined {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString();
  if (!form.test(place)) throw cursorUnknown();
  return place;
}

export const cursorUnknown = () => new Problem('requestInvalid', [{ pointer: 'cursor', fault: 'cursorUnknown' }]);

/** A page and whether there is another: a list is asked for one more than the page holds. */
export function cut<Row>(
  rows: readonly Row[],
  limit: number,
): { readonly page: readonly Row[]; readonly last: Row | undefined } {
  const page = rows.slice(0, limit);
  return { page, last: rows.length > limit ? page.at(-1) : undefined };
}

/** The parts of a place that several of them make up; throws like {@link placeIn}. */
export function placesIn(cursor: string | undefined, forms: readonly RegExp[]): readonly string[] | undefined {
  const place = placeIn(cursor, /^\[.*\]$/);
  if (place === undefined) return undefined;
  const parts = partsOf(place);
  if (parts.length !== forms.length || !forms.every((form, index) => form.test(parts[index]!))) throw cursorUnknown();
  return parts;
}

function partsOf(place: string): readonly string[] {
  try {
    return (JSON.parse(place) as unknown[]).map(String);
  } catch {
    throw cursorUnknown();
  }
}

export const AN_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A page out of rows of which one more was read than it holds, and the header that leads to the next one. */
export function pageOf<Row>(
  rows: readonly Row[],
  route: string,
  query: { readonly limit: number } & Readonly<Record<string, string | number | undefined>>,
  placeOf: (last: Row) => readonly string[],
): { readonly page: readonly Row[]; readonly headers: Readonly<Record<string, string>> } {
  const { page, last } = cut(rows, query.limit);
  return { page, headers: last ? nextPage(route, query, JSON.stringify(placeOf(last))) : {} };
}
