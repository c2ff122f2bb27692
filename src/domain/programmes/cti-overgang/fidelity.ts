import { fidelityOf } from '../fidelity.ts';

/** How near a course comes to the method. Withdrawing is no lawful way out: that course was not completed (C-19). */
export const fidelity = fidelityOf({
  meetings: ['contactMeeting'],
  headings: [],
  closingMeeting: null,
  lawfulExits: ['movedAway', 'death'],
});
