import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import type { RoleMapping } from './rights.ts';

/** An OpenID provider, and how its tokens are to be read. */
export interface OpenIdSettings extends RoleMapping {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What an access token must be meant for. */
  readonly audience: string;
  /** The claim that holds the privileges. */
  readonly claim: string;
  /** Set when people are to choose anew each time, although the provider still knows them. */
  readonly prompt?: 'login';
}

/** What is kept in the browser's session between the way out to the provider and the way back. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What the provider says of somebody. */
export interface Claims {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly privileges: unknown;
}

export interface OpenId {
  /** Where the browser goes, and what its answer is to be checked with (PKCE, state, nonce: RFC 9700). */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly checks: SignInChecks }>;
  /** Changes the code in the address that the browser came back to. Throws when anything does not fit. */
  finish(callback: URL, checks: SignInChecks): Promise<Claims>;
  /** What a bearer token says (RFC 9068); undefined when it is not the provider's, not for us, or over. */
  readToken(token: string): Promise<Claims | undefined>;
}

const Said = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.email().optional().catch(undefined),
  email_verified: z.boolean().optional(),
});

/** The provider is asked for its addresses and keys when they are first needed, and again when that failed. */
export function createOpenId(settings: OpenIdSettings): OpenId {
  const provider = remembered(() => discover(settings));
  const keys = remembered(async (): Promise<JWTVerifyGetKey> => {
    const { jwks_uri } = (await provider()).serverMetadata();
    if (!jwks_uri) throw new Error('The OpenID provider publishes no keys.');
    return createRemoteJWKSet(new URL(jwks_uri));
  });
  const claimsOf = (said: Record<string, unknown>): Claims => {
    const { iss, sub, email, email_verified } = Said.parse(said);
    return {
      ...{ issuer: iss, subject: sub, privileges: said[settings.claim] },
      email: email_verified === false ? undefined : email,
    };
  };
  return {
    async begin(redirectUri) {
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        code_challenge: await client.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
        ...(settings.prompt ? { prompt: settings.prompt } : {}),
      });
      return { url: url.href, checks };
    },
    async finish(callback, { state, nonce, codeVerifier }) {
      const tokens = await client.authorizationCodeGrant(await provider(), callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      return claimsOf(tokens.claims() as Record<string, unknown>);
    },
    async readToken(token) {
      const { issuer, audience } = settings;
      const read = await jwtVerify(token, await keys(), { issuer, audience, algorithms: ASYMMETRIC }).catch(
        (error: unknown) => {
          if (isOfToken(error)) return undefined;
          throw error;
        },
      );
      return read && claimsOf(read.payload);
    },
  };
}

/** A key that everybody knows must not sign: no HMAC, no "none" (RFC 8725 § 3.1). */
const ASYMMETRIC = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'];

/** A fault of the token itself, not of the way to the provider's keys. */
const isOfToken = (error: unknown) =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC');

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const options = isHere ? { execute: [client.allowInsecureRequests] } : {};
  return client.discovery(url, clientId, clientSecret, undefined, options);
}

/** Asks once; after a failure anew. */
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().catch((error) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}
