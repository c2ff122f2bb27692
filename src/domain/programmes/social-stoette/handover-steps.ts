import type { ModelStep } from '../../model/steps.ts';
import { flag, mayFlag, note, yes } from '../parts.ts';

export const BOTH_CASEWORKERS = ['jobCentreCaseworker', 'socialCaseworker'] as const;

/** What ends a course: the plan for afterwards, the support that goes on, the grant that does not (S-46, S-93 … S-98). */
export const handoverSteps: readonly ModelStep[] = [
  {
    kind: 'document',
    id: 'handoverPlan',
    rule: 'S-93',
    participants: ['citizen', 'ctiWorker'],
    participantsRule: 'S-93',
    notBeforeStart: 'S-93',
    fields: {
      whatCitizenDoes: { ...yes, rule: 'S-93' },
      whomToContact: { ...yes, rule: 'S-93' },
      crisesAndRelapses: { ...yes, rule: 'S-94' },
      companyMentorTakesOver: { ...mayFlag, rule: 'S-48' },
      planNote: { ...note, rule: 'S-93' },
    },
  },
  {
    kind: 'record',
    id: 'handoverAnchored',
    rule: 'S-94',
    participants: ['ctiWorker'],
    participantsRule: 'S-94',
    fields: { supportersConfirmed: { type: 'number', atLeast: 1, rule: 'S-94' } },
  },
  {
    kind: 'record',
    id: 'continuedNeed',
    rule: 'S-97',
    participants: BOTH_CASEWORKERS,
    participantsRule: 'S-97',
    fields: {
      isNeeded: flag,
      support: { type: 'choice', of: ['SEL_85', 'mentor'], requiredWhen: { isNeeded: true } },
    },
  },
  {
    kind: 'record',
    id: 'continuedSupport',
    rule: 'S-97',
    fields: {
      support: { type: 'choice', of: ['SEL_85', 'mentor'] },
      receiver: { type: 'staff', rule: 'S-98' },
      receiverIsSocialPedagogue: { ...mayFlag, rule: 'S-98' },
    },
  },
  {
    kind: 'record',
    id: 'grantEnded',
    rule: 'S-46',
    participants: ['socialCaseworker'],
    participantsRule: 'S-46',
    fields: { endsOn: { type: 'date' } },
  },
];
