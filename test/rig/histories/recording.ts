import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import type { Run } from './chain.ts';
import { type HistoryJson, historyFromJson, historyToJson } from './history-json.ts';

/** A scenario as it was recorded: every run of the workflow's chain, and what had come of it at the end. */
export interface Recording {
  readonly scenario: string;
  readonly version: string;
  readonly madeWith: { readonly sdk: string; readonly server: string; readonly node: string };
  readonly runs: readonly Run[];
  /** The dispatcher has none: it knows of no case. */
  readonly end?: RecordedEnd;
}

export interface RecordedEnd {
  readonly state: Trajectory;
  /** What plan and operators' line said of that state on each day on which something had happened. */
  readonly days: readonly { readonly on: CivilDate; readonly details: string; readonly plan: Plan }[];
}

export const FOLDER = fileURLToPath(new URL('../../histories/', import.meta.url));

export const fileName = ({ version, scenario }: Pick<Recording, 'version' | 'scenario'>) =>
  `${version}-${scenario}.json`;

export function readRecordings(): Recording[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => parseRecording(readFileSync(`${FOLDER}${file}`, 'utf8')));
}

function parseRecording(text: string): Recording {
  const { runs, ...recording } = JSON.parse(text);
  return {
    ...recording,
    runs: runs.map(({ workflowId, runId, events }: { workflowId: string; runId: string } & HistoryJson) => {
      return { workflowId, runId, history: historyFromJson({ events }) };
    }),
  };
}

/** One event on a line, so that a review sees what has changed. */
export function formatRecording({ runs, ...recording }: Recording): string {
  const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const chain = runs.map(({ workflowId, runId, history }) => {
    const { events } = withoutMachine(historyToJson(history));
    return `{"workflowId":"${workflowId}","runId":"${runId}","events":${lines(events)}}`;
  });
  const { end, ...about } = recording;
  const parts = [
    JSON.stringify(about).slice(1, -1),
    ...(end ? [`"end":{"state":${JSON.stringify(end.state)},\n"days":${lines(end.days)}}`] : []),
    `"runs":[\n${chain.join(',\n')}\n]`,
  ];
  return `{${parts.join(',\n')}}\n`;
}

/** Names of machine, process and folders, and the server's own numbers: no replay asks for them. */
const OF_THE_MACHINE = new Set(['identity', 'requestId', 'taskId', 'workerVersion', 'stackTrace']);
const TASK_QUEUE = { name: 'overgang', kind: 'TASK_QUEUE_KIND_NORMAL' };

function withoutMachine(history: HistoryJson): HistoryJson {
  return JSON.parse(JSON.stringify(history), (name, value) =>
    OF_THE_MACHINE.has(name) ? undefined : name === 'taskQueue' ? TASK_QUEUE : value,
  );
}
