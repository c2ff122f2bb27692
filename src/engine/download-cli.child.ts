import { mkdirSync } from 'node:fs';
import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Run as a program: folder and version as arguments. The SDK downloads the CLI there, starts it once and stops it. */
const [downloadDir, version] = process.argv.slice(2);
if (!downloadDir || !version) throw new Error('usage: download-cli.child.ts FOLDER VERSION');
mkdirSync(downloadDir, { recursive: true });
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version } },
});
await environment.teardown();
