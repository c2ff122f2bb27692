/** SQLSTATE, the system's own code (`ECONNREFUSED`) or the error's class: what of a fault may be told to anybody. */
export function codeOf(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return [code, name].find((word): word is string => typeof word === 'string' && /^\w+$/.test(word)) ?? 'unknown';
}
