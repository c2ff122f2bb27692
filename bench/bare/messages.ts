import { defineUpdate } from '@temporalio/workflow';

/** An action on the bare workflow; answers when an empty activity has run. */
export const act = defineUpdate<number, [{ readonly from: number }]>('act');
