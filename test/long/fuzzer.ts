import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { engineCacheDir } from '../../src/engine/locations.ts';

const run = promisify(execFile);
const requirements = fileURLToPath(new URL('fuzz-requirements.txt', import.meta.url));

/** The program `schemathesis` at its pinned version, installed into a folder of its own beside the engine when it is not there. */
export async function ensureFuzzer(): Promise<string> {
  const key = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 10);
  const folder = join(dirname(engineCacheDir(process.env)), `fuzzer-${key}`);
  const program = join(folder, 'bin', 'schemathesis');
  const done = join(folder, 'installed');
  if (existsSync(done)) return program;
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]);
  await run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
  await writeFile(`${done}.new`, '');
  await rename(`${done}.new`, done);
  return program;
}

export interface Fuzzing {
  readonly document: object;
  /** Where the operations are. */
  readonly url: string;
  readonly key: string;
  /** What stands in an address in place of its {name}. */
  readonly path: Readonly<Record<string, string>>;
  readonly phases: readonly ('examples' | 'coverage' | 'fuzzing')[];
  /** Of each operation, in the phase `fuzzing`. */
  readonly examples: number;
}

export interface Found {
  readonly operations: { readonly selected: number; readonly tested: number };
  readonly testCases: number;
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: string;
}

/** Faults of a document or a server, not of taste: a schema cannot say everything that a rule forbids. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'unsupported_method',
  'allow_header_conformance',
  'missing_required_header',
  'ignored_auth',
];

/** Bodies that are sent may be of any length. */
const readable = (text: string) => text.replaceAll(/.{300,}/g, (line) => `${line.slice(0, 300)} …`).slice(-20_000);

/** More ways to say no than the program knows: 412 and 428 (RFC 6585) of versions, 413 of what is too large to be read. */
const REFUSED_WITH = [
  '[checks.missing_required_header]',
  'expected-statuses = ["400", "401", "403", "404", "422", "428"]',
  '[checks.negative_data_rejection]',
  'expected-statuses = ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "428", "429"]',
];

/** Asks everything that the document allows and much that it does not, always the same for one document. */
export async function fuzz(program: string, { document, url, key, path, phases, examples }: Fuzzing): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'overgang-fuzz-'));
  try {
    const [file, report] = [join(folder, 'openapi.json'), join(folder, 'report.json')];
    await writeFile(file, JSON.stringify(document));
    const given = Object.entries(path).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`);
    await writeFile(join(folder, 'schemathesis.toml'), [...REFUSED_WITH, '[parameters]', ...given, ''].join('\n'));
    const what = [
      '--phases',
      phases.join(),
      '--checks',
      CHECKS.join(),
      '--max-examples',
      String(examples),
      '--seed',
      '1',
    ];
    const how = ['--continue-on-failure', '--no-color', '--warnings', 'off', '--report-json-path', report];
    const args = ['run', file, '--url', url, '--header', `Authorization: Bearer ${key}`, ...what, ...how];
    const { code, stdout } = await run(program, args, { cwd: folder, maxBuffer: 100_000_000 }).then(
      (ran) => ({ code: 0, ...ran }),
      (error: { code: number; stdout: string }) => error,
    );
    const { operations, test_cases } = JSON.parse(await readFile(report, 'utf8'));
    return { operations, testCases: test_cases.generated, faults: code === 0 ? '' : readable(stdout) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
