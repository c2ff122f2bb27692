import { hkdfSync } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type pg from 'pg';
import type { KeyRing } from '../../store/keys.ts';
import type { SignInChecks } from './openid.ts';
import type { Person } from './people.ts';

/** What is kept of a browser: whose it is, and on its way to the provider what the answer is checked with. */
declare module 'express-session' {
  interface SessionData {
    /** Of the right in use: by it every session of somebody is found and ended. */
    staffId: string;
    person: Person;
    /** Which of the person's rights is in use. */
    chosen: number;
    /** Milliseconds since 1970. */
    signedInAt: number;
    signIn: { readonly checks: SignInChecks; readonly to: string };
  }
}

const IDLE_MS = 60 * 60_000;
/** However busy somebody is, roles are asked of the provider anew each working day. */
const LONGEST_MS = 10 * 60 * 60_000;

export interface SessionParts {
  readonly pool: pg.Pool;
  readonly keys: KeyRing;
  /** Whether people reach the server by https: then the cookie goes nowhere else. */
  readonly isSecure: boolean;
}

/**
 * Sessions in the database, so that they survive a restart and can be ended from outside. The cookie holds a signed random
 * name and nothing else; no script reads it, and no foreign page's form brings it along.
 */
export function sessions({ pool, keys, isSecure }: SessionParts): RequestHandler {
  const Store = connectPgSimple(session);
  return session({
    name: isSecure ? '__Host-overgang' : 'overgang',
    secret: Buffer.from(hkdfSync('sha256', Buffer.from(keys.lookup, 'base64'), '', 'overgang session', 32)).toString(
      'hex',
    ),
    store: new Store({ pool, tableName: 'session', pruneSessionInterval: false }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: isSecure, // TLS ends before us: X-Forwarded-Proto says so
    cookie: { httpOnly: true, secure: isSecure, sameSite: 'lax', maxAge: IDLE_MS },
  });
}

/** The right that a browser's session uses; undefined when nobody is signed in, or for too long. */
export function rightInUse({ session }: Request) {
  const { person, chosen = 0, signedInAt = 0 } = session ?? {};
  if (Date.now() - signedInAt > LONGEST_MS) return undefined;
  return person?.rights[chosen];
}

/**
 * Whether a request that changes something comes from a page of ours: browsers say where from (Fetch Metadata); those that
 * do not, say at least the origin.
 */
export function isFromOwnPage(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = request.get('origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.get('host');
}
