/** What one period must hold: each line by its name, how many of what, and what is missing. */
export interface Content {
  readonly from: string;
  readonly last: string;
  readonly rows: Readonly<Record<string, object>>;
  readonly figures: Readonly<Record<string, number | boolean | null>>;
  readonly gaps: readonly string[];
}
