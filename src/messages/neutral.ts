/** What a message that others may see must never hold: the programme, a law, a CPR number, an id of somebody. */
export const NOT_NEUTRAL =
  /\bCTI\b|§|servicelov|beskæftigelsesindsatslov|social støtte|social services act|section \d|mentor|pædagog|pedagog|\d{6}-?\d{4}|\bSEL\b|\bLAB\b/i;
