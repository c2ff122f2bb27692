import { describe, expect, it } from 'vitest';
import { written } from '../../src/demo/written.ts';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';

const telling = {
  programme: newestProgramme('social-stoette')!,
  dayAgo: (days: number) => addDays(date('2026-02-10'), -days),
  staffIds: { mette: '01a20cba-c5f3-77d3-b65d-b45705e50d01' },
  trajectoryId: '01a20cba-c5f3-77d3-b65d-b45705e50d09',
  state: null,
};

describe('a command of a fictive story', () => {
  it('has dates for days, ids for people, and notes for texts, where the programme has such fields', () => {
    const hours = { type: 'RecordFact', step: 'workAgreement', on: 3, with: ['employer'] };
    const values = { hours: 12, subGoals: 2, followUpOn: -11, tasksNote: 'Lager', healthNote: 'Ingen tunge løft' };
    const { command, notes } = written({ ...hours, values }, telling, 'demo/7');
    expect(command).toEqual({
      ...{ ...hours, on: '2026-02-07' },
      values: { ...values, followUpOn: '2026-02-21', tasksNote: notes[0]!.id, healthNote: notes[1]!.id },
    });
    expect(notes.map(({ text }) => text)).toEqual(['Lager', 'Ingen tunge løft']);
    expect(written({ ...hours, values }, telling, 'demo/7').notes, 'a load that is repeated').toEqual(notes);
    expect(written({ ...hours, values }, telling, 'demo/8').notes[0]!.id).not.toBe(notes[0]!.id);
  });

  it('can summon, move and give a written reason', () => {
    const moved = {
      type: 'MoveMeeting',
      meeting: 'startUpMeeting',
      to: -4,
      askedBy: 'citizen',
      noteId: 'Ferie',
      on: 1,
    };
    const { command, notes } = written(moved, telling, 'demo/1');
    expect(command).toMatchObject({ to: '2026-02-14', on: '2026-02-09', noteId: notes[0]!.id });
    const assigned = { type: 'AssignStaff', function: 'ctiWorker', staffId: 'mette', on: 9 };
    const despite = [{ code: 'combinationAdvisedAgainst', noteId: 'Kun én' }];
    const against = written({ ...assigned, despite }, telling, 'demo/2');
    expect(against.command).toMatchObject({
      ...{ staffId: telling.staffIds.mette, on: '2026-02-01' },
      despite: [{ code: 'combinationAdvisedAgainst', noteId: against.notes[0]!.id }],
    });
  });
});
