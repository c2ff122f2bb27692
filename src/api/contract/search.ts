import { z } from 'zod';
import { parseCpr } from '../../domain/cpr.ts';
import { FOUND_BY, PURPOSES } from '../../domain/search.ts';
import type { Operation } from './operation.ts';
import { Summary } from './parts.ts';

/** Ten digits as people write a CPR number: whatever looks like one is looked up as one, or is wrong. */
const LOOKS_LIKE_CPR = /^\s*\d{2}\s*\d{2}\s*\d{2}\s*[-\u2010-\u2013\u2212]?\s*\d{4}\s*$/;

const isCprSearch = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'text' in body && LOOKS_LIKE_CPR.test(String(body.text));

const Text = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .transform((text, context) => {
    if (!LOOKS_LIKE_CPR.test(text)) return { text };
    const cpr = parseCpr(text);
    if (typeof cpr !== 'string') return { cpr: cpr.number };
    context.addIssue({ code: 'custom', params: { fault: 'cprUnusable' } });
    return z.NEVER;
  })
  .meta({ example: 'Åse Holm', description: 'A CPR number, the municipality’s case number, or words of a name.' });

const searchTrajectories = {
  method: 'post',
  route: '/trajectories/search',
  summary: { da: 'Find en borgers forløb', en: 'Find a citizen’s trajectories' },
  action: 'trajectory.search',
  body: z
    .strictObject({
      text: Text,
      purpose: z.enum(PURPOSES).meta({ description: 'Why: kept in the access log, with the text encrypted.' }),
    })
    .meta({ id: 'Search' }),
  isCprSearch,
  answer: {
    status: 200,
    schema: z.object({
      foundBy: z.enum(FOUND_BY).meta({ description: 'similarName: no name has the words as they were written.' }),
      items: z.array(Summary),
      isCut: z.boolean().meta({ description: 'There are more than these: ask for more of the name.' }),
    }),
  },
  problems: [],
} as const satisfies Operation;

export const search = { searchTrajectories } as const;
