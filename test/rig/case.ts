import { v7 as uuidv7 } from 'uuid';
import type { CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import type { LegalBasis } from '../../src/domain/course.ts';
import type { CprNumber } from '../../src/domain/cpr.ts';
import type { RecordedEvent } from '../../src/domain/events.ts';
import { enrol } from '../../src/services/enrol.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { readJournal } from '../../src/store/journal.ts';
import type { CommandResult } from '../../src/temporal.ts';
import type { Dated } from '../domain/builders.ts';

/** One case with its own virtual clock. */
export interface Case {
  readonly id: string;
  ask(body: Dated<CommandBody>, commandId?: string): Promise<CommandResult>;
  /** Brings the case to noon of a day. */
  goTo(on: string): Promise<void>;
  /** Brings the case to an instant (epoch milliseconds) of its own clock. */
  goToInstant(ms: number): Promise<void>;
  /** Events in the journal as "date type". */
  story(): Promise<string[]>;
  journal(): Promise<RecordedEvent[]>;
  /** The papers of a course that is taken over, and its start: what a test about dates needs. */
  startCourse(legalBasis: LegalBasis, startOn: string): Promise<void>;
}

/** Far from midnight: the boundaries of the day have passed, and none of the next day has. */
export const noon = (day: string) => instantAt(day as CivilDate, '12:00');

let numbers = 0;

/** A number in replacement form (day + 60) that no other case of this process has. */
export const nextFictiveCpr = () => `6101${String(++numbers).padStart(6, '0')}` as CprNumber;

/** A fictive citizen enrolled on a day of the past or the future; the case's own clock shows noon of that day. */
export async function beginCase(services: ServiceDeps, on: CivilDate): Promise<Case> {
  const clockOffsetMs = noon(on) - Date.now();
  const enrolled = await enrol(services, {
    cpr: nextFictiveCpr(),
    name: 'Test Person',
    municipality: '101',
    programme: 'social-stoette',
    variant: 'rollout',
    draw: '1',
    on,
    by: 'tester',
    clockOffsetMs,
  });
  if ('refusal' in enrolled) throw new Error(enrolled.refusal.reasons[0].code);
  return caseOf(services, { id: enrolled.trajectoryId, on, clockOffsetMs });
}

export interface Begun {
  readonly id: string;
  readonly on: CivilDate;
  readonly clockOffsetMs: number;
  /** Where the ids of commands come from, unless a test gives one. */
  readonly newId?: () => string;
}

/** What a test can do with a case that has begun. */
export function caseOf({ db, trajectories }: ServiceDeps, { id, on, clockOffsetMs, newId = uuidv7 }: Begun): Case {
  const journal = () => readJournal(db, id);
  const ask = (body: Dated<CommandBody>, commandId = newId()) =>
    trajectories.command(id, { id: commandId, by: 'tester', ...(body as CommandBody) } as Command);
  const goToInstant = (ms: number) => trajectories.fastForward(id, ms - clockOffsetMs);
  return {
    id,
    ask,
    journal,
    goToInstant,
    goTo: (day) => goToInstant(noon(day)),
    story: async () =>
      (await journal()).map((event) => `${event.on} ${event.type}${'phase' in event ? ` ${event.phase}` : ''}`),
    async startCourse(legalBasis, startOn) {
      const papers: Dated<CommandBody>[] = [
        ...(legalBasis === 'SEL_85' ? [{ type: 'AssessTargetGroup' as const, inTargetGroup: true, on }] : []),
        { type: 'GrantSupport', legalBasis, on },
        { type: 'InformOfGrant', who: 'citizen', on },
        { type: 'InformOfGrant', who: 'ctiWorker', on },
        { type: 'RegisterJobMatch', on },
        { type: 'StartCourse', startOn, takenOver: true },
      ];
      for (const paper of papers) {
        const answer = await ask(paper);
        if ('refusal' in answer) throw new Error(`${paper.type}: ${answer.refusal.reasons.map(({ code }) => code)}`);
      }
    },
  };
}
