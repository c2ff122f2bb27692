/** Some citizens of one programme have a case in another too, which begins so many days later. */
interface Beside {
  readonly of: string;
  readonly also: string;
  /** Every so many of them … */
  readonly every: number;
  /** … beginning with this. */
  readonly from: number;
  readonly afterDays: number;
}

/** Two programmes at once: both may run (G-65), or the later one must not begin while the other runs (S-06). */
export const BESIDES: readonly Beside[] = [
  { of: 'bir-ressourceforloeb', also: 'cti-overgang', every: 6, from: 1, afterDays: 50 },
  { of: 'social-stoette', also: 'bir-ressourceforloeb', every: 8, from: 2, afterDays: 120 },
  { of: 'bir-ressourceforloeb', also: 'social-stoette', every: 9, from: 2, afterDays: 100 },
];
