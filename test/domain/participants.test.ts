import { describe, expect, it } from 'vitest';
import type { Participant } from '../../src/domain/people.ts';
import { PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import { enrolledIn, faultsOf, stepsOf } from './registering.ts';

/** By programme, rule and step: those without whom it cannot be registered. */
const WHO: Readonly<Record<string, readonly (readonly [rule: string, step: string, ...who: Participant[]])[]>> = {
  'social-stoette': [
    ['S-08', 'citizensAnswer', 'citizen'],
    ['S-19', 'startUpMeeting', 'citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker', 'jobConsultant'],
    ['S-64', 'contactMeeting', 'citizen', 'ctiWorker'],
    ['S-63', 'matchMeeting', 'citizen', 'ctiWorker', 'jobConsultant'],
    ['S-19', 'closingMeeting', 'citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker', 'jobConsultant'],
    ['S-29', 'jointActionPlan', 'citizen', 'jobCentreCaseworker', 'socialCaseworker'],
    ['S-32', 'planCoherence', 'jobCentreCaseworker', 'socialCaseworker'],
    ['S-31', 'consent', 'citizen'],
    ['S-53', 'workAgreement', 'citizen', 'jobConsultant', 'employer'],
    ['S-61', 'reasonableness', 'jobConsultant'],
    ['S-74', 'ctiGoals', 'citizen', 'ctiWorker'],
    ['G-07', 'ctiContact', 'citizen', 'ctiWorker'],
    ['G-13', 'jobConsultantContact', 'jobConsultant'],
    ['S-73', 'supporterContact', 'ctiWorker'],
    ['S-73', 'planUnchanged', 'citizen', 'ctiWorker'],
    ['S-76', 'textReminders', 'citizen'],
    ['S-93', 'handoverPlan', 'citizen', 'ctiWorker'],
    ['S-94', 'handoverAnchored', 'ctiWorker'],
    ['S-46', 'grantEnded', 'socialCaseworker'],
    ['S-97', 'continuedNeed', 'jobCentreCaseworker', 'socialCaseworker'],
  ],
  'bir-ressourceforloeb': [
    ['B-12', 'preparatoryMeeting', 'citizen', 'coordinatingCaseworker'],
    ['B-10', 'rehabilitationPlan', 'citizen', 'coordinatingCaseworker'],
    ['B-13', 'rehabilitationMeeting', 'citizen', 'coordinatingCaseworker', 'companyConsultant'],
    ['B-03', 'standbyExemption', 'teamLeader'],
    ['B-17', 'mediatorContact', 'jobMediator'],
    ['B-22', 'heldStatutoryTalk', 'citizen', 'coordinatingCaseworker'],
    ['B-23', 'companyFollowUp', 'citizen', 'jobMediator'],
    ['B-30', 'caseReview', 'teamLeader', 'jobMediator'],
    ['B-33', 'jobChallenges', 'citizen'],
    ['B-32', 'stepUpMeeting', 'citizen', 'coordinatingCaseworker', 'jobMediator', 'teamLeader'],
    ['B-31', 'stepUpPlan', 'citizen', 'coordinatingCaseworker', 'jobMediator'],
  ],
  'cti-overgang': [
    ['S-64', 'contactMeeting', 'citizen', 'ctiWorker'],
    ['G-07', 'ctiContact', 'citizen', 'ctiWorker'],
    ['C-24', 'ctiGoals', 'citizen', 'ctiWorker'],
    ['S-73', 'supporterContact', 'ctiWorker'],
    ['S-73', 'planUnchanged', 'citizen', 'ctiWorker'],
    ['C-24', 'handoverPlan', 'citizen', 'ctiWorker'],
  ],
  projekt: [['G-69', 'cooperationAgreement', 'responsibleHead']],
  implementeringsstoette: [
    ['G-45', 'application', 'responsibleHead'],
    [
      'G-43',
      'implementationTeam',
      'responsibleHead',
      'professionalLeader',
      'municipalProjectLeader',
      'jobCentreCaseworker',
      'socialCaseworker',
      'ctiWorker',
    ],
    ['G-42', 'implementationPlan', 'municipalProjectLeader', 'nationalAdviser'],
    ['G-47', 'leadershipMeeting', 'responsibleHead', 'professionalLeader'],
    ['G-48', 'telephoneMeeting', 'municipalProjectLeader', 'nationalAdviser'],
    ['G-49', 'projectLeaderMeeting', 'municipalProjectLeader'],
    ['G-50', 'networkMeeting', 'municipalProjectLeader'],
    ['G-51', 'statusMeeting', 'municipalProjectLeader', 'nationalAdviser'],
    ['G-55', 'advisoryMeeting', 'municipalProjectLeader', 'nationalAdviser'],
    ['G-54', 'anchoringMeeting', 'municipalProjectLeader'],
    ['G-32', 'sparringGroup', 'municipalProjectLeader'],
    ['G-31', 'sparringMeeting', 'municipalProjectLeader', 'ctiWorker', 'jobConsultant'],
    ['G-25', 'ctiTraining', 'externalTrainer'],
  ],
  'cti-implementering': [
    ['C-10', 'application', 'professionalLeader'],
    ['C-10', 'implementationGroup', 'professionalLeader'],
    ['C-11', 'programmeKickOffMeeting', 'professionalLeader', 'municipalProjectLeader', 'nationalAdviser'],
    ['C-11', 'implementationPlan', 'municipalProjectLeader'],
    ['C-12', 'statusMeeting', 'municipalProjectLeader', 'nationalAdviser'],
    ['C-13', 'leadershipNetworkMeeting', 'professionalLeader'],
    ['C-14', 'ctiTraining', 'externalTrainer'],
  ],
};

describe.each(Object.keys(WHO))('what is registered in %s', (programme) => {
  const state = enrolledIn(programme);
  const steps = new Map(stepsOf(programme).map((step) => [step.id, step]));
  const rows = WHO[programme]!.map(([rule, step, ...who]) => ({ rule, step, who }));

  // Of a meeting it is recorded that it was not held; anything else is refused.
  it.each(rows)('$rule: $step does not count without those whom the rule names', ({ rule, step: id, who }) => {
    const step = steps.get(id)!;
    const fault = step.kind === 'meeting' ? 'absent' : 'participantMissing';
    const missed = (...there: Participant[]) =>
      faultsOf(state, step, {}, there).filter((one) => one.startsWith(`${fault} `));
    expect(missed()).toEqual(who.map((one) => `${fault} ${rule} ${one}`));
    for (const absent of who)
      expect(missed(...who.filter((one) => one !== absent))).toEqual([`${fault} ${rule} ${absent}`]);
    expect(missed(...who)).toEqual([]);
  });

  it('needs nobody in particular for any other step', () => {
    const named = [...steps.values()].filter(({ participants = [] }) => participants.length > 0);
    expect(rows.map(({ step }) => step).sort()).toEqual(named.map(({ id }) => id).sort());
  });
});

it('every programme says whom its steps need', () => {
  expect(Object.keys(WHO).sort()).toEqual([...PROGRAMME_IDS].sort());
});
