import type { ZodError } from 'zod';
import type { RegisteredStaff } from '../store/staff.ts';
import { UsageError } from './failure.ts';

/** The member of a municipality's staff with an e-mail address. */
export function staffWithEmail(
  staff: readonly RegisteredStaff[],
  municipality: string,
  email: string,
): RegisteredStaff {
  const found = staff.find((one) => one.municipality === municipality && one.email === email.toLowerCase());
  if (!found) throw new UsageError(`Municipality ${municipality} has nobody with that address (see overgang staff).`);
  return found;
}

/** What is wrong with each field of a request. */
export function unusable({ issues }: ZodError): UsageError {
  const faults = issues.map(({ path, message }) => `  ${path.join('.') || 'request'}: ${message}`);
  return new UsageError(['This cannot be registered:', ...faults].join('\n'));
}
