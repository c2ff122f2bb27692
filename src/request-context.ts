import { AsyncLocalStorage } from 'node:async_hooks';

/** The request of the API on whose behalf something is done, wherever in the program that is; undefined outside of one. */
export const requestContext = new AsyncLocalStorage<{ readonly requestId: string }>();
