#!/usr/bin/env node
// The command line's first step: dependencies present, then the real program on the Node that comes with them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';

const node = installDependencies();
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit', shell: node.endsWith('.cmd') });
// Ctrl-C reaches the child by itself; this process only waits for it to finish in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)));
