import type { RefusalText } from './refusal-text.ts';

/** What a programme whose cases are about an organisation says no to. */
export const support = {
  accountsMissing: {
    title: 'Partial account and status report are not registered.',
    cure: 'Send in account and status report, register them, then register the payment.',
  },
  companyConsultantNotInvolved: {
    title: 'The company consultant is not involved in the meeting.',
    cure: 'Involve the company consultant, or write a note that says why it is not possible.',
  },
  criteriaNotReviewed: {
    title: 'The success criteria of the last status meeting have not been gone through.',
    cure: 'Begin with the criteria of the last meeting, and register it.',
  },
  deadlineIsOver: {
    title: 'The deadline has passed.',
    cure: 'Nothing can be sent in after the deadline. Check the date, or wait for the next round.',
  },
  experienceOneSided: {
    title: 'The team lacks experience both from social-pedagogical support and as mentors.',
    cure: 'Put together a team with both kinds of experience, or write a note that says why it is not possible.',
  },
  extensionNotRequested: {
    title: 'No extension has been asked for.',
    cure: 'Register the request first.',
  },
  implementationGroupMissing: {
    title: 'The implementation group has not been set up.',
    cure: 'Set up the group with at least one leader, and register it.',
  },
  notPaidByGrant: {
    title: 'The grant does not cover courses bought from another actor.',
    cure: 'Take the expense out of the accounts, or register it as paid by the municipality itself.',
  },
  notPartOfAccounts: {
    title: "The expense is no part of the project's accounts.",
    cure: 'Take the expense out. A worker counts only when the work is for the project.',
  },
  notThroughPortal: {
    title: 'It must be sent through the grant portal.',
    cure: 'Send it through the portal, then register it.',
  },
  onlyOwnContribution: {
    title: "It can only be the municipality's own contribution.",
    cure: 'Register the expense as paid by the municipality itself.',
  },
  paidTwice: {
    title: 'The activity is already paid by other project money.',
    cure: 'Take the expense out of these accounts, or register it as paid by the municipality itself.',
  },
  projectLedElsewhere: {
    title: 'The project must be led by the leader for resource courses.',
    cure: 'Choose the department or team leader for resource courses. With several, choose the one responsible for the effort.',
  },
  projectNotExtended: {
    title: 'The project is not extended.',
    cure: 'There is no extension to renounce. Check the answer to the request.',
  },
  signatureMissing: {
    title: 'The signature of the management of both areas is missing.',
    cure: 'Get the signature of the director of both the social and the employment area.',
  },
  subjectNotOfProgramme: {
    title: 'The programme is not for whom the case is to be about.',
    cure: 'Choose a programme for citizens for a citizen, and one for organisations for a municipality or social provider.',
  },
  supportNotWhole: {
    title: 'The support is only given as a whole: the organisation takes part in all of it.',
    cure: 'Agree that the organisation takes part in everything, and register it.',
  },
  telephoneMeetingMissing: {
    title: 'The introductory telephone meeting has not been held.',
    cure: 'Hold the telephone meeting before the project-leader meeting, and register it.',
  },
  tooFewCtiWorkers: {
    title: 'There is only one CTI worker in the implementation team.',
    cure: 'Include at least two, or write a note that says why it is not possible.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
