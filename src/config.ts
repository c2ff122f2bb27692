import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where everything is kept unless told otherwise: beside the code, whatever folder a command is called from. */
export const DEFAULT_DATA_DIR = fileURLToPath(new URL('../.overgang', import.meta.url));

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** What the environment and the command line may set; everything has a default, so nothing need be. */
export interface Config {
  readonly production: boolean;
  readonly dataDir: string;
  /** Wanted HTTP port; `portIsFixed` says that no other may be taken instead. */
  readonly port: number;
  readonly portIsFixed: boolean;
  readonly host: string;
  /** PostgreSQL instead of the embedded store. */
  readonly databaseUrl: string | undefined;
  /** An existing Temporal cluster instead of the embedded engine. */
  readonly temporalAddress: string | undefined;
  /** A mail server instead of the built-in catcher. */
  readonly smtp:
    | {
        readonly host: string;
        readonly port: number;
        readonly secure: boolean;
        readonly user?: string;
        readonly password?: string;
      }
    | undefined;
  readonly mailFrom: string;
  /** The municipality's identity provider; without one nobody can sign in outside a trial. */
  readonly oidc: OidcConfig | undefined;
  /** The address people reach the server at: what links in messages begin with. */
  readonly baseUrl: string | undefined;
  readonly keyFile: string;
  /** Whether everything that enters the engine is encrypted with the newest key of the key file. */
  readonly payloadCodec: boolean;
  readonly demo: boolean;
  /** The least that is logged: in production also every request and every recording, elsewhere what is wrong. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where a process tells its numbers; undefined: nowhere. 0 is any free port. */
  readonly metricsPort: number | undefined;
  /** The same for Temporal's SDK, in processes with a worker. */
  readonly sdkMetricsPort: number | undefined;
  readonly metricsHost: string;
}

/** An OpenID provider, and how its tokens are to be read. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What an access token must be meant for. */
  readonly audience: string;
  /** The claim that holds the privileges (OIO Basic Privilege Profile). */
  readonly claim: string;
  /** The domain in the URIs of our roles. */
  readonly domain: string;
  /** Municipality codes by CVR number. */
  readonly municipalities: Readonly<Record<string, string>>;
}

export interface Flags {
  readonly dataDir?: string | undefined;
  readonly port?: string | undefined;
  readonly demo?: boolean | undefined;
}

const PORT = 'expected a port number from 0 to 65535 (0: any free one)';
const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT)
  .transform(Number)
  .pipe(z.number().max(65535, PORT));
const host = z
  .string()
  .regex(/^[^\s/]+$/, 'expected a host name or an address to listen on')
  .default('127.0.0.1');
const Environment = z.object({
  NODE_ENV: z.string().optional(),
  OVERGANG_DATA_DIR: z.string().optional(),
  OVERGANG_PORT: port.optional(),
  OVERGANG_HOST: host,
  OVERGANG_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'expected the address people use, such as https://overgang.example.dk' })
    .optional(),
  OVERGANG_KEY_FILE: z.string().optional(),
  OVERGANG_PAYLOAD_CODEC: z.enum(['on', 'off'], 'expected on or off').optional(),
  OVERGANG_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'expected smtp://user:password@host:port, or smtps:// for TLS' })
    .optional(),
  OVERGANG_MAIL_FROM: z.email('expected an e-mail address').default('overgang@example.invalid'),
  OVERGANG_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'expected the address of the identity provider' })
    .optional(),
  OVERGANG_OIDC_CLIENT_ID: z.string().optional(),
  OVERGANG_OIDC_CLIENT_SECRET: z.string().optional(),
  OVERGANG_OIDC_AUDIENCE: z.string().default('overgang-api'),
  OVERGANG_OIDC_ROLES_CLAIM: z.string().default('privileges_b64'),
  OVERGANG_OIDC_ROLES_DOMAIN: z
    .string()
    .regex(/^[a-z\d.-]+$/, 'expected a domain, such as overgang.example.dk')
    .default('overgang.example.dk'),
  OVERGANG_OIDC_MUNICIPALITIES: z
    .string()
    .regex(/^\d{8}=\d{3}(,\d{8}=\d{3})*$/, 'expected CVR numbers with municipality codes, such as 64942212=101')
    .optional(),
  OVERGANG_LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`).optional(),
  OVERGANG_METRICS_PORT: port.optional(),
  OVERGANG_METRICS_HOST: host,
  OVERGANG_SDK_METRICS_PORT: port.optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'expected postgres://user:password@host:port/database' })
    .optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, 'expected host:port')
    .optional(),
});

/** Every wrong setting at once, each with its name and what it must be; never its value, which may be a password. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const DEFAULT_PORT = 8080;

/** Reads the environment once. Empty variables count as absent; folders are taken from `cwd`. Throws {@link ConfigError}. */
export function readConfig(env: NodeJS.ProcessEnv, cwd: string, flags: Flags = {}): Config {
  const given = {
    ...Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
    ...(flags.port === undefined ? {} : { OVERGANG_PORT: flags.port }),
  };
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const nameOf = (variable: unknown) =>
      variable === 'OVERGANG_PORT' && flags.port !== undefined ? '--port' : String(variable);
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${nameOf(path[0])}: ${message}`).join('\n'));
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const dataDir = resolve(cwd, flags.dataDir || values.OVERGANG_DATA_DIR || DEFAULT_DATA_DIR);
  return {
    production,
    dataDir,
    port: values.OVERGANG_PORT ?? DEFAULT_PORT,
    portIsFixed: values.OVERGANG_PORT !== undefined,
    host: values.OVERGANG_HOST,
    databaseUrl: values.DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    smtp: values.OVERGANG_SMTP_URL ? smtpFrom(new URL(values.OVERGANG_SMTP_URL)) : undefined,
    mailFrom: values.OVERGANG_MAIL_FROM,
    oidc: oidcFrom(values),
    baseUrl: values.OVERGANG_BASE_URL?.replace(/\/$/, ''),
    keyFile: resolve(cwd, values.OVERGANG_KEY_FILE ?? join(dataDir, 'keys.json')),
    payloadCodec: (values.OVERGANG_PAYLOAD_CODEC ?? (production ? 'on' : 'off')) === 'on',
    demo: !production && (flags.demo ?? true),
    metricsPort: values.OVERGANG_METRICS_PORT,
    sdkMetricsPort: values.OVERGANG_SDK_METRICS_PORT,
    metricsHost: values.OVERGANG_METRICS_HOST,
    logLevel: values.OVERGANG_LOG_LEVEL ?? (production ? 'info' : 'warn'),
  };
}

/** All or nothing: half an identity provider would be a sign-in that fails. */
function oidcFrom(values: z.infer<typeof Environment>): OidcConfig | undefined {
  const needed = {
    OVERGANG_OIDC_ISSUER: values.OVERGANG_OIDC_ISSUER,
    OVERGANG_OIDC_CLIENT_ID: values.OVERGANG_OIDC_CLIENT_ID,
    OVERGANG_OIDC_CLIENT_SECRET: values.OVERGANG_OIDC_CLIENT_SECRET,
    OVERGANG_OIDC_MUNICIPALITIES: values.OVERGANG_OIDC_MUNICIPALITIES,
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(needed).length) return undefined;
  if (missing.length > 0) throw new ConfigError(missing.map((name) => `${name}: needed for the sign-in`).join('\n'));
  const audience = values.OVERGANG_OIDC_AUDIENCE;
  if (audience === needed.OVERGANG_OIDC_CLIENT_ID)
    throw new ConfigError('OVERGANG_OIDC_AUDIENCE: expected another name than the client’s, or an ID token would pass');
  return {
    issuer: needed.OVERGANG_OIDC_ISSUER!,
    clientId: needed.OVERGANG_OIDC_CLIENT_ID!,
    clientSecret: needed.OVERGANG_OIDC_CLIENT_SECRET!,
    audience,
    claim: values.OVERGANG_OIDC_ROLES_CLAIM,
    domain: values.OVERGANG_OIDC_ROLES_DOMAIN,
    municipalities: Object.fromEntries(
      needed.OVERGANG_OIDC_MUNICIPALITIES!.split(',').map((pair) => pair.split('=') as [string, string]),
    ),
  };
}

function smtpFrom(url: URL): NonNullable<Config['smtp']> {
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    ...(user ? { user, password } : {}),
  };
}
