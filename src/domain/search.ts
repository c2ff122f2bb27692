/** Why somebody looks a citizen up: kept with the search in the access log. */
export const PURPOSES = ['caseWork', 'contactFromCitizen', 'referral', 'handover', 'supervision'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** By what a case was found; similarName: no name holds the words as they were written. */
export const FOUND_BY = ['cpr', 'caseNumber', 'name', 'similarName'] as const;
export type FoundBy = (typeof FOUND_BY)[number];
