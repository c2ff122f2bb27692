import { isDeepStrictEqual } from 'node:util';

/** Whether what store or engine gave back is what was computed: JSON keeps no field that is undefined. */
export const isSame = (found: unknown, computed: unknown): boolean =>
  isDeepStrictEqual(found, JSON.parse(JSON.stringify(computed)));
