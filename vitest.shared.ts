import { fileURLToPath } from 'node:url';

/**
 * Tests that each start an engine of their own and take half a minute: with them `npm test` would not stay within its
 * five minutes, so they belong to the long tier.
 */
export const SLOW = [
  'access',
  'citizens',
  'documents',
  'emergencies',
  'lists',
  'long-operations',
  'meetings',
  'search',
  'swapped-ids',
].map((name) => `test/api/${name}.test.ts`);

/** Programs that tests start keep what Node has made of their sources, as `npm start` and `overgang` do. */
export const CHILDREN = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/overgang/compiled', import.meta.url)),
};
