// Writes docs/openapi.json from the contract: `node bin/write-openapi.mjs`. With --check it only compares, and fails when
// the committed document is another: a change of the API is to be seen by whoever reviews it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../src/api/contract/openapi.ts';

const file = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
const document = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== document) {
    console.error('docs/openapi.json is not what the contract says. Run `npm run docs`, and review the difference.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, document);
  console.log(`Wrote ${file}`);
}
