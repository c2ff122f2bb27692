/** What a citizen can be in. Which of them count for which result requirement stands in the model's reports (B-45, B-46). */
export const EFFORTS = [
  'companyPractice',
  'wageSubsidy',
  'fleksjob',
  'ordinaryHours',
  'suEntitledEducation',
  'selfSupportingWork',
  'otherEducation',
  'vocationalRehabilitation',
  'otherEffort',
] as const;

/** First day of one of them: the company-based effort has been started (B-26). */
export const COMPANY_BASED = ['companyPractice', 'wageSubsidy', 'fleksjob', 'ordinaryHours'] as const;
