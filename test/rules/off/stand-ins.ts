import { fileURLToPath } from 'node:url';

/** Modules of the core and what the tests get in their place while the proof runs. */
const STAND_INS = {
  'src/domain/rule.ts': new URL('./rule.ts', import.meta.url),
  'src/domain/verdict.ts': new URL('./verdict.ts', import.meta.url),
  'src/domain/decide.ts': new URL('./decide.ts', import.meta.url),
  'src/domain/course-plan.ts': new URL('./course-plan.ts', import.meta.url),
  'src/domain/absence.ts': new URL('./absence.ts', import.meta.url),
  'src/domain/reports/versions.ts': new URL('./report-versions.ts', import.meta.url),
  'src/domain/programmes/index.ts': new URL('./programmes.ts', import.meta.url),
};

const plain = (path: string) => path.replaceAll('\\', '/');
const root = plain(fileURLToPath(new URL('../../../', import.meta.url)));
const off = plain(fileURLToPath(new URL('./', import.meta.url)));
const standIns = new Map(Object.entries(STAND_INS).map(([path, url]) => [root + path, plain(fileURLToPath(url))]));

/**
 * Where an import leads: everybody's to the stand-in, the stand-in's own to the real thing. That gets a mark, because
 * the path that comes out of here is looked up once more, by then without anybody who asks.
 */
export function leadsTo(found: string, importer: string): string {
  const standIn = standIns.get(plain(found));
  if (standIn === undefined) return found;
  return plain(importer).startsWith(off) ? `${found}?really` : standIn;
}
