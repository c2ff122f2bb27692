/** How many parts of a cohort belong to each programme, by its id. */
export type Mix = Readonly<Record<string, number>>;

/**
 * The programme of each citizen by number, so that every beginning of the list holds the shares as nearly as it can.
 * `mix` has at least one part.
 */
export function dealt(citizens: number, mix: Mix): string[] {
  const parts = Object.entries(mix).filter(([, part]) => part > 0);
  const all = parts.reduce((sum, [, part]) => sum + part, 0);
  const had = new Map<string, number>();
  const behind = ([programme, part]: [string, number], number: number) =>
    ((number + 1) * part) / all - (had.get(programme) ?? 0);
  return Array.from({ length: citizens }, (_, number) => {
    const [next] = parts.reduce((most, one) => (behind(one, number) > behind(most, number) ? one : most));
    had.set(next, (had.get(next) ?? 0) + 1);
    return next;
  });
}
