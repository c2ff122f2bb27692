// Stands in for src/domain/reports/versions.ts, which refuses by itself what nobody may do with a report.
import { refusalToSettle as really } from '../../../src/domain/reports/versions.ts';
import { isLeftOut } from './switchboard.ts';

export * from '../../../src/domain/reports/versions.ts';

export const refusalToSettle: typeof really = (...asked) => {
  const [first, ...others] = (really(...asked)?.reasons ?? []).filter((reason) => !isLeftOut(reason));
  return first && { reasons: [first, ...others] };
};
