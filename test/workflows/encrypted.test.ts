import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/commands.ts';
import { newTrajectory } from '../../src/domain/state.ts';
import { connectTemporal, createTrajectories, NotRecordedYet } from '../../src/temporal.ts';
import { chainOf } from '../../src/witness/chain.ts';
import { beginCase } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ codec: true, continueAsNewAfter: 30 });
});
afterAll(() => rig.close());

/** Every byte that the engine keeps of a case, as text: payloads are base64 in JSON, so they are read back first. */
async function everythingKept(workflowId: string): Promise<string> {
  const runs = await chainOf(rig.client, workflowId);
  expect(runs.length).toBeGreaterThan(1);
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (value instanceof Uint8Array) texts.push(Buffer.from(value).toString('latin1'));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  for (const { history } of runs) collect(history);
  return texts.join('\n');
}

describe('a case whose engine keeps nothing readable', () => {
  it('lives from enrolment to its end, and what it says no with arrives as ever', async () => {
    const one = await beginCase(rig.services, '2026-01-02' as never);
    await one.startCourse('LAB_31B', '2026-01-02');
    await one.goTo('2026-02-03');
    const refused = await one.ask({
      type: 'ResumeCourse',
      until: '2026-02-03',
      decision: { citizenAgrees: true, ctiWorker: 'x' },
    });
    expect(refused).toMatchObject({ refusal: { reasons: [{ code: 'courseIsNotPaused' }] } });
    await one.ask({ type: 'PauseCourse', from: '2026-02-03', reason: 'illness', citizenWishesToGoOn: true });
    await one.goTo('2026-02-10');
    await one.ask({ type: 'ResumeCourse', until: '2026-02-10', decision: { citizenAgrees: true, ctiWorker: 'x' } });
    await one.goTo('2026-07-20');
    expect((await one.story()).at(-1)).toBe('2026-07-09 CourseEnded');
    const kept = await everythingKept(one.id);
    for (const word of ['LAB_31B', 'illness', 'courseIsNotPaused', 'CitizenEnrolled', 'social-stoette', 'citizenId'])
      expect(kept.includes(word), word).toBe(false);
    expect(kept).toContain('binary/encrypted');
    expect(kept, 'names of workflows and activities stay readable for operators').toContain('record');
  });

  it('takes nothing from somebody who does not encrypt', async () => {
    const { connection, client } = await connectTemporal(rig.connect);
    try {
      const plain = createTrajectories(client, rig.taskQueue, 2_000);
      const trajectoryId = randomUUID();
      const enrolment = { id: trajectoryId, by: 'x', type: 'EnrolCitizen' } as unknown as Command;
      const started = plain.start({ trajectoryId, clockOffsetMs: 0, state: newTrajectory, recorded: 0, enrolment });
      await expect(started).rejects.toThrow(NotRecordedYet);
      expect(
        await rig.db.selectFrom('journal').selectAll().where('trajectory_id', '=', trajectoryId).execute(),
      ).toEqual([]);
    } finally {
      await connection.close();
    }
  });
});
