import type { Request, Router } from 'express';
import type { Logger } from '../log.ts';
import type { ServiceDeps } from '../services/services.ts';
import { logAccess, sealCriterion } from '../store/access-log.ts';
import { accountOfKey } from '../store/service-accounts.ts';
import { raiseAlarm } from '../store/troubles.ts';
import type { Actor } from './access/policy.ts';
import { absenceHandlers } from './handlers/absences.ts';
import { caseloadHandlers } from './handlers/caseload.ts';
import { citizenHandlers } from './handlers/citizens.ts';
import { documentHandlers } from './handlers/documents.ts';
import { emergencyHandlers } from './handlers/emergencies.ts';
import { figureHandlers } from './handlers/figures.ts';
import { forecastHandlers } from './handlers/forecast.ts';
import { gatheringHandlers } from './handlers/gatherings.ts';
import { inboxHandlers } from './handlers/inbox.ts';
import { longOperationHandlers } from './handlers/long-operations.ts';
import { meetingHandlers } from './handlers/meetings.ts';
import { methodSupportHandlers } from './handlers/method-support.ts';
import { noteHandlers } from './handlers/notes.ts';
import { reportHandlers } from './handlers/reports.ts';
import { searchHandlers } from './handlers/search.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { staffHandlers } from './handlers/staff.ts';
import { trajectoryHandlers } from './handlers/trajectories.ts';
import { worklistHandlers } from './handlers/worklist.ts';
import type { Limits } from './http/limits.ts';
import type { Observe } from './http/observed.ts';
import { Problem } from './http/problem.ts';
import { createApi } from './http/router.ts';
import type { OpenId } from './identity/openid.ts';
import { actorOf, personOf } from './identity/people.ts';
import type { RoleMapping } from './identity/rights.ts';
import { isFromOwnPage } from './identity/sessions.ts';
import type { SignIn } from './identity/sign-in.ts';

/** How people are known, beside the systems with their keys. */
export interface PeopleParts {
  readonly signIn: Pick<SignIn, 'actorOf'>;
  readonly openid: Pick<OpenId, 'readToken'>;
  readonly mapping: RoleMapping;
}

/** Who is told of what the API does, and how often one may ask. */
interface Settings {
  readonly log?: Logger | undefined;
  readonly observe?: Observe;
  readonly limits?: Limits | undefined;
}

/** The API as staff tools reach it: with the handlers of every operation, and who asks by key, token or session. */
export function staffToolsApi(deps: ServiceDeps, people?: PeopleParts, settings: Settings = {}): Router {
  const { db, keys, clock } = deps;
  return createApi({
    ...settings,
    handlers: {
      ...trajectoryHandlers(deps),
      ...citizenHandlers(deps),
      ...emergencyHandlers(deps),
      ...noteHandlers(deps),
      ...inboxHandlers(deps),
      ...staffHandlers(deps),
      ...caseloadHandlers(deps),
      ...forecastHandlers(deps),
      ...absenceHandlers(deps),
      ...methodSupportHandlers(deps),
      ...gatheringHandlers(deps),
      ...longOperationHandlers(deps),
      ...reportHandlers(deps),
      ...figureHandlers(deps),
      ...settingsHandlers(deps),
      ...searchHandlers(deps),
      ...worklistHandlers(deps),
      ...meetingHandlers(deps),
      ...documentHandlers(deps),
    },
    identify: (request) => identify(deps, request, people),
    logAccess: ({ search, ...access }) => {
      const sealed = search && { purpose: search.purpose, criterion: sealCriterion(keys, access, search.criterion) };
      return logAccess(db, { ...access, ...sealed, at: new Date(clock.now()) });
    },
    onManyCprSearches: async ({ id }) => {
      await raiseAlarm(db, { kind: 'manyCprSearches', trajectoryId: null, detail: `${id} ${clock.today()}` });
    },
  });
}

/** Whoever shows a token is asked for nothing else: a wrong one is not made good by a session. */
async function identify(
  { db, clock }: ServiceDeps,
  request: Request,
  people: PeopleParts | undefined,
): Promise<Actor | undefined> {
  const authorization = request.get('authorization');
  if (authorization !== undefined) {
    const [, token] = /^Bearer ([\x21-\x7e]{1,16384})$/i.exec(authorization) ?? [];
    if (token === undefined) return undefined;
    return token.startsWith('ovg_') ? actorOfKey(db, token) : actorOfToken({ db, clock }, token, people);
  }
  const actor = await people?.signIn.actorOf(request);
  // A browser brings its session along, whoever's page asks: what changes something must come from a page of ours.
  if (actor && !SAFE.includes(request.method) && !isFromOwnPage(request)) throw new Problem('notFromOwnPage');
  return actor;
}

/** RFC 9110 § 9.2.1. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

async function actorOfKey(db: ServiceDeps['db'], key: string): Promise<Actor | undefined> {
  const account = await accountOfKey(db, key);
  return account && { id: account.id, municipality: account.municipality, role: account.role, team: '' };
}

/** A token carries every right of a person: the widest counts. */
async function actorOfToken(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  token: string,
  people: PeopleParts | undefined,
) {
  const claims = await people?.openid.readToken(token).catch(() => {
    throw new Problem('signInUnavailable');
  });
  const [right] = claims ? (await personOf(db, people!.mapping, claims)).rights : [];
  return right && actorOf(db, right, clock.today());
}
