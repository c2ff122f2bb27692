import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/commands.ts';
import { createTrajectories, NotRecordedYet } from '../../src/temporal.ts';
import { type Rig, startRig } from '../rig/rig.ts';

describe('a command that cannot be recorded', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.close());

  it('is not waited for without end, raises one alarm, and is answered under the same id once the fault is mended', async () => {
    const today = rig.clock.today();
    const one = await rig.begin(today);
    const { taskQueue } = await rig.client.workflow.getHandle(one.id).describe();
    const impatient = createTrajectories(rig.client, taskQueue, 2_000);
    const command: Command = { id: randomUUID(), by: 'tester', type: 'GrantSupport', legalBasis: 'LAB_31B', on: today };
    await sql`alter table journal add constraint nothing_fits check (false) not valid`.execute(rig.db);
    await expect(impatient.command(one.id, command)).rejects.toThrow(NotRecordedYet);
    const alarms = () => rig.db.selectFrom('alarm').select(['kind', 'trajectory_id', 'detail']).execute();
    await expect
      .poll(alarms, { timeout: 60_000 })
      .toEqual([{ kind: 'recordingFails', trajectory_id: one.id, detail: '23514' }]);
    await sql`alter table journal drop constraint nothing_fits`.execute(rig.db);
    expect(await rig.services.trajectories.command(one.id, command)).toEqual({ sequence: 2 });
    expect((await one.journal()).map(({ type }) => type)).toEqual(['CitizenEnrolled', 'SupportGranted']);
  });
});
