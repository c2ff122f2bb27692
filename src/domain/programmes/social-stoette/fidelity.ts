import { fidelityOf } from '../fidelity.ts';

/** How near a course comes to the method. Refusing is no lawful way out: that course was not completed. */
export const fidelity = fidelityOf({
  meetings: ['contactMeeting', 'matchMeeting', 'closingMeeting'],
  headings: [
    { step: 'startUpMeeting', field: 'agenda' },
    { step: 'jointActionPlan', field: 'mapped' },
  ],
  closingMeeting: 'closingMeeting',
  lawfulExits: [
    ...['drawExclusion', 'suEntitledEducation', 'vocationalRehabilitation', 'resourceCourse'],
    ...['otherBenefit', 'statePension', 'movedAway', 'death'],
  ],
});
