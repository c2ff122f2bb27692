import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/commands.ts';
import { sendCommand } from '../../src/services/send.ts';
import { type Rig, startRig } from '../rig/rig.ts';

describe('a case that has been archived', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.close());

  it('gives a repeated command its first answer, and says no to a new one with the rule (S-96, TECH-01)', async () => {
    const today = rig.clock.today();
    const one = await rig.begin(today);
    const send = (command: Command) => sendCommand(rig.services, one.id, command);
    const archive: Command = { id: randomUUID(), by: 'tester', type: 'ArchiveTrajectory', on: today };
    const first = await send(archive);
    expect(first).toEqual({ sequence: 2 });
    await expect
      .poll(async () => (await rig.client.workflow.getHandle(one.id).describe()).status.name)
      .toBe('COMPLETED');
    expect(await send(archive)).toEqual(first);
    expect(await send({ ...archive, id: randomUUID() })).toMatchObject({
      refusal: { reasons: [{ code: 'trajectoryIsArchived', rule: 'S-96' }] },
    });
    expect(await send({ id: archive.id, by: 'tester', type: 'RegisterJobMatch', on: today })).toMatchObject({
      refusal: { reasons: [{ code: 'commandIdReused', rule: 'TECH-01' }] },
    });
  });
});
