import type { Gate } from '../../model/gates.ts';
import { applicationInTime } from '../organisation-parts.ts';

/** What must hold before each step. */
export const gates: readonly Gate[] = [
  applicationInTime('C-26'),
  {
    rule: 'C-15',
    code: 'supportNotWhole',
    at: ['record:supportPeriod'],
    needs: {
      is: 'values',
      where: { takesPartInSupport: true, takesPartInNetwork: true, takesPartInDocumentation: true },
    },
    strength: 'must',
  },
  {
    rule: 'C-09',
    code: 'implementationGroupMissing',
    at: ['record:programmeKickOffMeeting'],
    needs: { is: 'recorded', step: 'implementationGroup' },
    strength: 'must',
  },
];
