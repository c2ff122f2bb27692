/** Dates by the calendar that JavaScript has: a check that asked the core would agree with its mistakes. */
export const DAY_MS = 86_400_000;

/** The civil date of a midnight in UTC. */
export const textOf = (utcMs: number): string => new Date(utcMs).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** T-02: so many calendar months later, or that month's last day; the midnight in UTC as epoch milliseconds. */
export function addMonths(on: string, months: number): number {
  const start = new Date(`${on}T00:00:00Z`);
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastOfMonth));
}
