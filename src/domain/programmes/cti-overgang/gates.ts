import type { Gate } from '../../model/gates.ts';

const STARTS = ['courseStart'] as const;
const vulnerability = { is: 'recorded', step: 'vulnerability', latest: true, ever: true } as const;

/** What must hold before each step. */
export const gates: readonly Gate[] = [
  {
    rule: 'C-16',
    code: 'cooperationAgreementMissing',
    at: ['record:vulnerability', ...STARTS],
    when: { is: 'setting', own: 'own:isSocialProvider', value: true },
    needs: { is: 'setting', own: 'own:cooperationAgreementOn' },
    strength: 'must',
  },
  {
    rule: 'C-05',
    code: 'notInOwnList',
    at: ['record:vulnerability'],
    needs: { is: 'valueInSetting', field: 'targetGroup', own: 'own:targetGroups' },
    strength: 'must',
    params: { field: 'targetGroup' },
  },
  {
    rule: 'C-05',
    code: 'notInOwnList',
    at: ['record:criticalTransition'],
    needs: { is: 'valueInSetting', field: 'lifeTransition', own: 'own:transitions' },
    strength: 'must',
    params: { field: 'lifeTransition' },
  },
  {
    rule: 'C-01',
    code: 'vulnerabilityMissing',
    at: STARTS,
    needs: { ...vulnerability, where: { inSocialVulnerability: true } },
    strength: 'must',
  },
  {
    rule: 'C-04',
    code: 'homelessElsewhere',
    at: STARTS,
    needs: { not: { ...vulnerability, where: { isHomeless: true } } },
    strength: 'must',
  },
  {
    rule: 'C-03',
    code: 'needsMoreThanTransition',
    at: STARTS,
    when: vulnerability,
    needs: { ...vulnerability, where: { usesSupportSystem: true, needsShortSupport: true } },
    strength: 'advised',
  },
  {
    rule: 'C-01',
    code: 'criticalTransitionMissing',
    at: STARTS,
    needs: { is: 'recorded', step: 'criticalTransition' },
    strength: 'must',
  },
  {
    rule: 'C-23',
    code: 'ctiWorkerMissing',
    at: [...STARTS, 'record:ctiContact', 'record:contactMeeting'],
    needs: { is: 'staffed', as: 'ctiWorker' },
    strength: 'must',
  },
  ...(['must', 'advised'] as const).map(
    (strength): Gate => ({
      rule: 'C-14',
      code: 'ctiWorkerNotTrained',
      at: STARTS,
      when: {
        all: [
          { is: 'staffed', as: 'ctiWorker' },
          { is: 'setting', own: 'own:onlyTrainedWorkers', value: strength === 'must' },
        ],
      },
      needs: { is: 'trained', as: 'ctiWorker' },
      strength,
    }),
  ),
];
