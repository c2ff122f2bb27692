import type { RefusalText } from './refusal-text.ts';

/** Why a case does not go over to another version or other settings of its programme. */
export const move = {
  programmeIsAnother: {
    title: 'A case can only be moved to a new version of its own programme and variant.',
    cure: 'Choose cases of the programme that has a new version.',
  },
  programmeIsOlder: {
    title: 'The case runs on a newer version already.',
    cure: 'Leave the case where it is: cases are moved forward only.',
  },
  programmeIsTheSame: {
    title: 'The case follows this version and these settings already.',
    cure: 'There is nothing to move.',
  },
  programmeLosesLegalBasis: {
    title: 'The new version does not know the legal basis of the case[: {legalBasis}].',
    cure: 'Leave the case on its own version until it has ended.',
  },
  programmeLosesStep: {
    title: 'The new version does not know something that the case has registered[: {step}].',
    cure: 'Leave the case on its own version until it has ended.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
