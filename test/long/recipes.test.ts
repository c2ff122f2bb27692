import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDataDir, cleanEnv, ended, type Ran, removeDir, root, type Started, start } from '../cli/overgang.ts';
import { read, section } from '../docs/pages.ts';

const page = read('docs/recipes.md');
const blockIn = (text: string): string => /```\w+\n(.+?)```/s.exec(text)![1]!;
/** What is done before, with the address of this installation. */
const before = () => blockIn(page).replace(/http:\S+/, running.url);

/** Compiles what comes in from stdin outside the clone, and runs it in the clone. */
const csharp = `
  set -e
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cat >"$folder/recipe.cs"
  mcs -r:System.Net.Http,System.Runtime.Serialization,System.Xml.Linq -out:"$folder/recipe.exe" "$folder/recipe.cs" >&2
  mono "$folder/recipe.exe"`;

let running: Started;
beforeAll(async () => {
  running = await start(await aDataDir(), ['--port', '0']);
});
afterAll(async () => {
  await running.end('SIGTERM');
  await removeDir(running.dataDir);
});

/** Runs a program in a terminal whose shell has done what the page says comes before; its text comes in from stdin. */
async function run(program: string, text: string): Promise<Ran> {
  const env = cleanEnv({ OVERGANG_DATA_DIR: running.dataDir });
  const child = spawn('bash', ['-c', `${before()}\n${program}`], { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(text);
  return ended(child);
}

describe('the recipe', () => {
  it.each([
    ['curl', 'bash'],
    ['TypeScript', 'npm exec -- node --input-type=module-typescript'],
    ['Python', 'python3 -'],
    ['C#', csharp],
  ])('in %s leads a trajectory from its enrolment to the archive', async (heading, program) => {
    const { code, stdout, stderr } = await run(program, blockIn(section(page, `## ${heading}`)));
    expect(code, stderr).toBe(0);
    const [, , refused, , why, whatIf, time, archive] = stdout.split(/^\d\. .+\n/m);
    expect(refused).toContain('409 En regel siger nej.');
    expect(refused).toContain('S-19: Opstartsmødet er ikke holdt før startdatoen. Hold mødet med alle til stede');
    expect(why).toMatch(/^Startdato: .+\n\+ 2 måneder = .+ \(T-02\)\n$/);
    expect(whatIf).toMatch(/^running: Forløbet slutter \S+\npaused: Forløbet slutter \S+\n$/);
    for (const change of ['Fase 1 begynder', 'Fase 2 begynder', 'Fase 3 begynder', 'CTI-forløb 1 slutter: gennemført'])
      expect(time).toContain(change);
    expect(archive!.trim().split('\n').at(-1)).toBe('archived');
  });
});
