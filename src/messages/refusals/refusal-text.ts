/**
 * What is wrong, and what to do about it. Whole sentences. Facts stand in places marked {name}; a part in [brackets] is
 * left out when one of its facts is unknown.
 */
export interface RefusalText {
  readonly title: string;
  readonly cure: string;
}
