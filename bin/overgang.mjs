#!/usr/bin/env node
// The command line's first step: dependencies present, then the real program on the Node that comes with them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const node = installDependencies();
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const quicker = ['--import', new URL('compile-cache.mjs', import.meta.url).href];
const child = spawn(node, [...quicker, main, ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: node.endsWith('.cmd'),
});
// The child ends in order, and this process after it. From a terminal Ctrl-C reaches both: hearing it twice does no harm.
for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => {
  if (!signal) process.exit(code ?? 1);
  for (const each of SIGNALS) process.removeAllListeners(each);
  process.kill(process.pid, signal);
});
