// Keeps what Node has made of the sources for the next start: nearly half a second of processor time less. Loaded ahead
// of a program with `node --import`. A folder that cannot be written is no fault: then nothing is kept.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/overgang/compiled', import.meta.url)));
