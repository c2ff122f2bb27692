import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/domain/scenario.ts';
import { readScenario } from '../../src/services/scenario-file.ts';

const file = (more: object) =>
  JSON.stringify({ name: 'A story', start: '2026-01-05', until: '2026-03-01', steps: [], ...more });
const settingsOf = (more: object) => {
  const { command } = readScenario(file(more)).steps[0]!;
  return command.type === 'EnrolCitizen' ? command.programme.settings : undefined;
};

describe('a scenario file', () => {
  it('can set what a municipality may set', () => {
    const settings = {
      oneCaseworkerForBoth: true,
      contactMeetings: 3,
      toldByMessage: ['EVALUATOR'],
      pauseToldTo: 'STAR',
    };
    expect(settingsOf({ settings })).toMatchObject(settings);
    expect(settingsOf({})).toMatchObject({ oneCaseworkerForBoth: false, contactMeetings: 2, actingWindowMinutes: 0 });
  });

  it.each([
    ['is no setting', { nonsense: true }],
    ['is of another kind', { contactMeetings: true }],
    ['is a list instead of a code', { pauseToldTo: ['STAR'] }],
    ['is a code instead of a list', { toldByMessage: 'STAR' }],
    ['is made of parts', { closingDays: ['05-01'] }],
  ])('cannot set what %s', (_, settings) => {
    expect(() => readScenario(file({ settings }))).toThrow(/settings\.\w+: no such setting, or not of this kind/);
  });

  it('says what the staff register knows, on the day that it is asked (G-22)', () => {
    const register = { trainedOn: null };
    const steps = [
      { at: '2026-01-06', command: { type: 'AssignStaff', function: 'ctiWorker', staffId: 'w1', register } },
      {
        at: '2026-01-07',
        command: { type: 'AssignStaff', function: 'ctiWorker', staffId: 'w1', register: { trainedOn: '2025-01-01' } },
      },
    ];
    const { timeline, state } = simulate(readScenario(file({ steps })));
    expect(
      timeline.map((entry) => (entry.kind === 'refusal' ? entry.refusal.reasons[0].code : entry.event.type)),
    ).toEqual(expect.arrayContaining(['CitizenEnrolled', 'ctiWorkerNotTrained', 'StaffAssigned']));
    expect(state.assignments).toMatchObject([{ on: '2026-01-07', register: { trainedOn: '2025-01-01' } }]);
  });

  it('gives the day to what has one, and none to what has not', () => {
    const steps = [
      { at: '2026-01-06', command: { type: 'SummonMeeting', meeting: 'startUpMeeting', for: '2026-01-20' } },
      { at: '2026-01-07', command: { type: 'LeaveProgramme', why: 'movedAway', from: '2026-01-10' } },
      { at: '2026-01-07', command: { type: 'AppointStandIn', staffId: 'w2', from: '2026-01-10', until: '2026-01-12' } },
    ];
    const commands = readScenario(file({ steps }))
      .steps.slice(1)
      .map(({ command }) => command);
    expect(commands.map((command) => ('on' in command ? command.on : null))).toEqual(['2026-01-06', null, null]);
  });

  it('gives written reasons for going on against a rule that only advises', () => {
    const despite = [{ code: 'contactMeetingsMissing', noteId: '01a20cba-c5f3-77d3-b65d-b45705e50d09' }];
    const steps = [{ at: '2026-01-06', despite, command: { type: 'StartCourse', startOn: '2026-01-20' } }];
    expect(readScenario(file({ steps })).steps[1]!.command).toMatchObject({ type: 'StartCourse', despite });
  });
});
