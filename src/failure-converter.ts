import { DefaultFailureConverter } from '@temporalio/common';

/** Bundled into the workflows: the text of a failure goes through the codec like any other payload. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
