import { z } from 'zod';
import { REFUSAL_CODES, type Reason } from '../../domain/rule.ts';
import type { Language } from '../../messages/language.ts';
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from '../../messages/problems.ts';
import { refusalText } from '../../messages/refusals.ts';
import { type RequestFault, requestFaultText } from '../../messages/request-faults.ts';

/** A wrong place in a request, or a rule that says no. */
const ProblemDetail = z
  .object({
    code: z.string().meta({ description: 'Stable; for programs.' }),
    pointer: z
      .string()
      .optional()
      .meta({ description: 'JSON pointer into the body (RFC 6901), or the parameter’s name.' }),
    rule: z.string().optional().meta({ description: 'The rule of the catalogue that says so.' }),
    title: z.string(),
    cure: z.string().optional(),
    type: z.string().optional().meta({ description: 'A page about it.' }),
  })
  .meta({ id: 'ProblemDetail' });

/** RFC 9457, application/problem+json. */
export const ProblemBody = z
  .object({
    type: z.string().meta({ description: 'A page about this kind of problem.' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string().meta({ description: 'What to do about it.' }),
    requestId: z.string(),
    errors: z.array(ProblemDetail).optional(),
    newest: z.int().optional().meta({ description: 'The newest version, when another one was to be changed.' }),
  })
  .meta({ id: 'Problem' });

/** A place in a request and what is wrong there. */
export interface WrongPlace {
  readonly fault: RequestFault;
  readonly pointer: string;
}

/** Thrown by whoever answers a request to say no. Carries codes, never what was sent. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: readonly (WrongPlace | Reason)[];
  /** The newest version, of what was to be changed in an older one. */
  readonly newest: number | undefined;
  constructor(code: ProblemCode, details: readonly (WrongPlace | Reason)[] = [], newest?: number) {
    super(code);
    this.code = code;
    this.details = details;
    this.newest = newest;
  }
}

/** A problem as it is sent: in the asker's language, each kind with its page. */
export function problemBody(
  { code, details, newest }: Pick<Problem, 'code' | 'details' | 'newest'>,
  { language, requestId }: { readonly language: Language; readonly requestId: string },
): z.infer<typeof ProblemBody> {
  const { status } = PROBLEMS[code];
  const { title, cure } = PROBLEMS[code][language];
  const errors = details.map((detail) => inWords(detail, language));
  return {
    ...{ type: pageOf(code), title, status, code, detail: cure, requestId },
    ...(errors.length > 0 ? { errors } : {}),
    ...(newest === undefined ? {} : { newest }),
  };
}

/** What a code of ours means and what to do about it, a rule's too; undefined when there is none of that name. */
export function problemText(code: string, language: Language): { title: string; cure: string } | undefined {
  if (Object.hasOwn(PROBLEMS, code)) return PROBLEMS[code as ProblemCode][language];
  const refusal = REFUSAL_CODES.find((one) => one === code);
  return refusal && refusalText({ code: refusal, rule: 'TECH-04' }, language);
}

function inWords(detail: WrongPlace | Reason, language: Language): z.infer<typeof ProblemDetail> {
  if ('fault' in detail) {
    const { fault: code, pointer } = detail;
    return { code, pointer, title: requestFaultText(code, language) };
  }
  const { code, rule } = detail;
  return { code, rule, ...refusalText(detail, language), type: pageOf(code) };
}

const pageOf = (code: string) => `/problems/${code}`;
