/** What somebody who asks can be: the job-function roles of a municipality, and its other systems. */
export const ROLES = [
  'reader',
  'caseworker',
  'teamLeader',
  'projectLead',
  'evaluator',
  'systemAdministrator',
  'integration',
] as const;
export type Role = (typeof ROLES)[number];
