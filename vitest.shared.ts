import { fileURLToPath } from 'node:url';

/**
 * Tests that play many cases or start whole installations: with them `npm test` would not stay within its five minutes, so
 * they belong to the long tier.
 */
export const SLOW = [
  'acceptance/fifty-citizens',
  'api/access',
  'api/citizens',
  'api/documents',
  'api/emergencies',
  'api/enrolment',
  'api/examples',
  'api/figures',
  'api/gatherings',
  'api/hand-overs',
  'api/identity/sign-in',
  'api/lists',
  'api/long-operations',
  'api/meetings',
  'api/registers',
  'api/search',
  'api/settings',
  'api/swapped-ids',
  'api/trajectories',
  'api/what-if',
  'checker/own-figures',
  'cli/installation',
  'cli/plan',
  'cli/registers',
  'demo/stories',
  'domain/kept-answers',
  'leaks/leaks',
  'messages/texts-lives',
  'workflows/archived',
  'workflows/durability',
  'workflows/encrypted',
  'workflows/handing-on',
  'workflows/history-economy',
  'workflows/killed',
  'workflows/moved',
  'workflows/parked',
].map((name) => `test/${name}.test.ts`);

/** Programs that tests start keep what Node has made of their sources, as `npm start` and `overgang` do. */
export const CHILDREN = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/overgang/compiled', import.meta.url)),
};
