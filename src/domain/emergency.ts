/** Why somebody opens a case that is not theirs. What lies behind it is a text of its own. */
export const EMERGENCY_REASONS = ['acuteDanger', 'citizenTurnsUp', 'colleagueAway', 'other'] as const;
export type EmergencyReason = (typeof EMERGENCY_REASONS)[number];

/** The longest time, in hours, after which an emergency access is over by itself. */
export const LONGEST_EMERGENCY_HOURS = 8;
