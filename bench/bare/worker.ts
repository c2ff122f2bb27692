import { startWorker } from '../../src/worker.ts';
import { doesNothing } from './does-nothing.ts';

/** The bare workflow's worker: `node bench/bare/worker.ts ADDRESS QUEUE BUNDLE`. */
const [address, taskQueue, codePath] = process.argv.slice(2) as [string, string, string];
const worker = await startWorker({ connect: { address }, taskQueue, bundle: { codePath }, ...doesNothing });
process.on('SIGTERM', () => void worker.stop().then(() => process.exit()));
console.log('The bare worker is running.');
