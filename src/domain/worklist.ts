/** Whose duties: of the functions that one holds or stands in for, of those that the team holds, or of those that nobody does. */
export const WHOSE = ['mine', 'team', 'unassigned'] as const;
export type Whose = (typeof WHOSE)[number];

/** Past their day; due today; due today or in the six days after; held by a pause. */
export const WHEN = ['overdue', 'today', 'week', 'waiting'] as const;
export type When = (typeof WHEN)[number];
