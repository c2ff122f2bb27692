import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** Processor time in milliseconds by the name of who used it; `everyone` is the whole machine, others included. */
export type CpuTimes = Readonly<Record<string, number>>;

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly ms: number;
}

/** What a process has used so far, with its children that have ended. */
function timesOf(pid: number): ProcessTimes | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name is in brackets and may itself contain spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ms: ticks * TICK_MS };
  } catch {
    return undefined; // ended while we looked: its parent counts it now
  }
}

/** What the whole machine has worked so far, in milliseconds: user, nice, system, interrupts. */
function everyone(): number {
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
    .split(/\s+/)
    .slice(1, 8)
    .map(Number);
  return (user! + nice! + system! + irq! + softirq!) * TICK_MS;
}

/**
 * Processor time so far of this process (`client`) and everything below it. A process counts for the nearest ancestor
 * that has a name in `named`.
 */
export function cpuTimes(named: ReadonlyMap<number, string>): CpuTimes {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const all = new Map(pids.map((pid) => [Number(pid), timesOf(Number(pid))]));
  const groupOf = (pid: number): string | undefined => {
    if (pid === process.pid) return 'client';
    const parent = all.get(pid)?.parent;
    return named.get(pid) ?? (parent === undefined ? undefined : groupOf(parent));
  };
  const times: Record<string, number> = { everyone: everyone() };
  for (const [pid, used] of all) {
    const group = groupOf(pid);
    if (group && used) times[group] = (times[group] ?? 0) + used.ms;
  }
  return times;
}

/** Ids of this process's children that run a program of that name. */
export function childrenNamed(program: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    if (timesOf(pid)?.parent !== process.pid) return false;
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === program;
  });
}

/** Resident memory of a process in bytes. */
export function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Number(kilobytes) * 1024;
}

/** What the figures were made on. */
export const machine = () => ({
  processors: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
  memoryGib: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});

/** How many processes wanted a processor in the last minute. */
export const load = (): number => loadavg()[0]!;
