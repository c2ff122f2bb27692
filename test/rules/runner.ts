import { fileURLToPath } from 'node:url';
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';
import { leadsTo } from './off/stand-ins.ts';

/** The tests that are asked: those of the core, which need neither engine nor store. */
const ASKED = ['test/domain/**/*.test.ts', 'test/scenarios/**/*.test.ts'];
/** A test that never ends would notice too, but nobody would hear of it. */
const PATIENCE_MS = 300_000;

/** What a run of some test files with one thing off came to. */
export interface Outcome {
  /** The first test that turned red; undefined when all stayed green. */
  readonly red: string | undefined;
  readonly files: readonly FileOutcome[];
}

export interface FileOutcome {
  readonly file: string;
  readonly durationMs: number;
  /** What its tests came across, by the names of the switches that can turn it off. */
  readonly cameAcross: readonly string[];
}

export interface Runner {
  /** Every test file there is to ask, by its path on this machine. */
  readonly files: readonly string[];
  /** Runs files one after the other until one turns red. Throws when a test cannot even be read. */
  run(off: string, files: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
}

/** A test runner that stays, in which the core is led to its stand-ins. One run at a time. */
export async function startRunner(): Promise<Runner> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const vitest = await createVitest(
    'test',
    {
      ...{ root, config: false, watch: false, bail: 1, reporters: [{}], include: ASKED, isolate: true },
      setupFiles: [fileURLToPath(new URL('./off/report.setup.ts', import.meta.url))],
      ...{ maxWorkers: 1, testTimeout: PATIENCE_MS, cache: false, fsModuleCache: false },
    },
    { plugins: [standIns], cacheDir: `${root}/node_modules/.vite/rules` },
  );
  await vitest.standalone();
  const specifications = await vitest.globTestSpecifications();
  if (specifications.length === 0) throw new Error(`Expected tests in ${ASKED}, found none`);
  const byFile = new Map(specifications.map((one) => [one.moduleId, one]));
  return {
    files: [...byFile.keys()],
    run: (off, files) =>
      withPatience(
        off,
        runEach(
          vitest,
          off,
          files.map((file) => byFile.get(file)!),
        ),
      ),
    close: () => vitest.close(),
  };
}

const standIns = {
  name: 'stand-ins for the core',
  enforce: 'pre' as const,
  async resolveId(this: Resolver, source: string, importer: string | undefined) {
    if (!importer || !/^[./]/.test(source)) return undefined;
    const found = await this.resolve(source, importer, { skipSelf: true });
    const id = found && leadsTo(found.id, importer);
    return id === found?.id ? found : id;
  },
};

interface Resolver {
  resolve(source: string, importer: string, how: { skipSelf: boolean }): Promise<{ id: string } | null>;
}

async function runEach(vitest: Vitest, off: string, specifications: readonly TestSpecification[]): Promise<Outcome> {
  vitest.provide('switchedOff', off);
  const files: FileOutcome[] = [];
  for (const specification of specifications) {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
    const module = testModules.find(({ moduleId }) => moduleId === specification.moduleId);
    if (!module) throw new Error(`Expected ${specification.moduleId} to be run, found nothing`);
    const { cameAcross = [] } = module.meta();
    files.push({ file: module.moduleId, durationMs: module.diagnostic().duration, cameAcross });
    const red =
      firstRed(module) ?? (unhandledErrors[0] ? `an error outside of a test: ${unhandledErrors[0]}` : undefined);
    if (red) return { red: `${module.relativeModuleId} › ${red}`, files };
  }
  return { red: undefined, files };
}

function firstRed(module: TestModule): string | undefined {
  for (const test of module.children.allTests('failed')) return test.fullName;
  const [error] = module.errors();
  return error ? `cannot be read: ${error.message}` : module.ok() ? undefined : 'a hook failed';
}

function withPatience(off: string, outcome: Promise<Outcome>): Promise<Outcome> {
  const { promise, reject } = Promise.withResolvers<never>();
  const message = `Expected the tests to end within ${PATIENCE_MS / 1_000} seconds with this off: ${off}`;
  const timer = setTimeout(() => reject(new Error(message)), PATIENCE_MS);
  return Promise.race([outcome, promise]).finally(() => clearTimeout(timer));
}
