import type { CadenceRule } from '../../model/cadences.ts';

/**
 * The rough guide of the method: about weekly contact in phase 1, every other week in phase 2, monthly in phase 3. The model
 * sets no frequency (S-73), so it is asked for only where the municipality wants it so.
 */
export const cadences: readonly CadenceRule[] = [
  {
    id: 'contactByPhase',
    rule: 'S-73',
    rhythm: ['week', 'fortnight', 'month'],
    contactBy: 'ctiWorker',
    onlyIf: { is: 'setting', own: 'own:contactByPhase', value: true },
    begins: { of: 'courseStart' },
    suspendedBy: [],
    reachedBy: [
      { step: 'ctiContact', where: { form: ['inPerson', 'telephone', 'video'] } },
      { step: 'contactMeeting' },
      { step: 'handoverPlan' },
    ],
    attemptedBy: [{ step: 'ctiContact' }],
  },
];
