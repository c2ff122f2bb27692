import { startEngine } from '../../src/engine/index.ts';
import { createParts, openTemporal } from '../../src/parts.ts';
import { TASK_QUEUE } from '../../src/temporal.ts';
import { bundleWorkflows, startWorker } from '../../src/worker.ts';
import { doesNothing } from './does-nothing.ts';

/** What no installation can do without: the engine on a folder and a worker on its bundle. `node bench/bare/start.ts FOLDER` */
const parts = createParts(console.error);
const [dataDir] = process.argv.slice(2) as [string];
const engine = await parts.opened(startEngine({ dataDir, log: () => undefined }), (part) => part.stop());
const { connect } = await openTemporal(parts, engine, undefined);
const bundle = await bundleWorkflows();
await parts.opened(startWorker({ connect, taskQueue: TASK_QUEUE, bundle, ...doesNothing }), (part) => part.stop());
process.on('SIGTERM', () => void parts.close().then(() => process.exit()));
console.log('Engine and worker are running.');
