import type { RefusalText } from './refusal-text.ts';

/** What stands in the way of approving a report or of handing it in. */
export const reports = {
  reportHasGaps: {
    title: 'The report lacks information[ about {cases}].',
    cure: 'Have it registered in the cases; the report fills itself. Or write why it is approved without it.',
  },
  reportHasNewerVersion: {
    title: 'There is a newer version of the report.',
    cure: 'See what has changed, and use the newest version.',
  },
  reportIsSettled: {
    title: 'The version has been approved or frozen already.',
    cure: 'Nothing more is needed. When the cases change, a new version comes by itself.',
  },
  reportNotApproved: {
    title: 'The report has not been approved.',
    cure: 'The project lead approves it first; then it can be frozen as handed in.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
