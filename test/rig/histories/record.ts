import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { record } from './corpus.ts';
import { changes } from './freeze.ts';
import { FOLDER, fileName, formatRecording } from './recording.ts';

// `npm run histories`: plays every scenario anew and keeps what may be kept. CONTRIBUTING.md says when to run it.
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
mkdirSync(FOLDER, { recursive: true });
const existing = readdirSync(FOLDER);
const made = await record(version, console.log);
const { write, remove } = changes(version, existing, made);
for (const file of remove) rmSync(`${FOLDER}${file}`);
for (const recording of made)
  if (write.includes(fileName(recording))) writeFileSync(`${FOLDER}${fileName(recording)}`, formatRecording(recording));
console.log(`${write.length} written, ${remove.length} removed, ${made.length - write.length} left as they were`);
