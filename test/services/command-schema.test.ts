import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CommandBody, Enrol } from '../../src/domain/commands.ts';
import { CommandSchema, commandTypes } from '../../src/services/command-schema.ts';
import { closingMeeting, continuedNeed, type Dated, inclusion, jointPlan, startUpMeeting } from '../domain/builders.ts';

const read = (body: object) => CommandSchema.safeParse({ id: randomUUID(), by: 'tester', ...body });
const on = '2026-02-10';
const noteId = '01a20cba-c5f3-77d3-b65d-b45705e50d09';
const decision = { citizenAgrees: true, ctiWorker: 'w1' };

/** One of each kind that people may ask for. */
const EVERY: {
  readonly [Type in Exclude<CommandBody['type'], Enrol['type'] | 'MoveToProgramme'>]: Dated<CommandBody> & {
    type: Type;
  };
} = {
  AssignStaff: { type: 'AssignStaff', function: 'personalJobMediator', staffId: 'w1', noteId, on },
  AcceptCase: { type: 'AcceptCase', function: 'ctiWorker', staffId: 'w1', on },
  DeclineCase: { type: 'DeclineCase', function: 'ctiWorker', staffId: 'w1', noteId, on },
  AppointStandIn: { type: 'AppointStandIn', staffId: 'w1', from: on, until: on },
  SummonMeeting: { type: 'SummonMeeting', meeting: 'startUpMeeting', for: on, preparedBy: ['socialCaseworker'], on },
  MoveMeeting: { type: 'MoveMeeting', meeting: 'startUpMeeting', to: on, askedBy: 'employer', noteId, on },
  CancelMeeting: { type: 'CancelMeeting', meeting: 'startUpMeeting', noteId, on },
  HoldMeeting: { ...startUpMeeting(on) },
  RecordFact: { type: 'RecordFact', step: 'followUp', on },
  CompleteDuty: { type: 'CompleteDuty', duty: 'fact-12/contactCtiWorker', on },
  WithdrawEvent: { type: 'WithdrawEvent', event: 12, noteId, on },
  LeaveProgramme: { type: 'LeaveProgramme', why: 'movedAway', from: on },
  BeginAnew: { type: 'BeginAnew', transition: 'moreHours', judgedBy: 'socialCaseworker', noteId, on },
  AssessTargetGroup: { type: 'AssessTargetGroup', inTargetGroup: true, on },
  GrantSupport: { type: 'GrantSupport', legalBasis: 'LAB_31B', months: 6, on },
  InformOfGrant: { type: 'InformOfGrant', who: 'citizen', on },
  RegisterJobMatch: { type: 'RegisterJobMatch', values: { form: 'fleksjob', firstDayOn: on }, on },
  StartCourse: { type: 'StartCourse', startOn: on },
  PauseCourse: { type: 'PauseCourse', from: on, reason: 'other', noteId, citizenWishesToGoOn: true },
  ResumeCourse: { type: 'ResumeCourse', until: on, decision },
  RecordPastPause: { type: 'RecordPastPause', from: on, until: on, reason: 'illness', decision },
  RestartCourse: { type: 'RestartCourse', startOn: on, decision, confirmedBy: ['socialCaseworker'] },
  DescribeInterruption: { type: 'DescribeInterruption', to: 'STAR', on },
  DiscussInterruption: { type: 'DiscussInterruption', with: 'STAR', on },
  EndCourseEarly: { type: 'EndCourseEarly', endOn: on, on },
  ArchiveTrajectory: { type: 'ArchiveTrajectory', on },
};

describe('a command at the door', () => {
  it('can be of every kind that people may ask for', () => {
    expect(commandTypes().sort()).toEqual(Object.keys(EVERY).sort());
  });

  it.each([...Object.values(EVERY), ...[inclusion(on), jointPlan(on), closingMeeting(on), continuedNeed(on)]])(
    'comes through as it was said: $type',
    (body) => {
      const { data } = read(body);
      expect(data).toMatchObject(body);
      expect(Object.keys(data ?? {}).sort()).toEqual([...Object.keys(body), 'id', 'by'].sort());
    },
  );

  it.each(Object.values(EVERY))('takes no field that it does not know: $type', (body) => {
    expect(read({ ...body, extra: 1 }).success).toBe(false);
  });

  it('does not say of somebody what the staff register says', () => {
    const register = { trainedOn: on, trainedIn: 'social-stoette' };
    for (const type of ['AssignStaff', 'AppointStandIn'] as const)
      expect(read({ ...EVERY[type], register }).success).toBe(false);
  });

  it('may give written reasons for going on against rules that only advise', () => {
    const despite = [{ code: 'contactMeetingsMissing', noteId }];
    expect(read({ ...EVERY.StartCourse, despite }).data).toMatchObject({ despite });
    expect(read({ ...EVERY.StartCourse, despite: [{ code: 'nonsense', noteId }] }).success).toBe(false);
    expect(read({ ...EVERY.StartCourse, despite: [{ code: 'planMissing', noteId: 'Borgeren vil det' }] }).success).toBe(
      false,
    );
  });

  it.each([
    ['a sentence', { note: 'Borgeren er syg' }],
    ['an address', { receiver: 'mads@example.invalid' }],
    ['a list with a sentence', { agenda: ['project', 'Bor hos sin mor'] }],
    ['something within something', { note: { text: 'x' } }],
    ['nothing', { note: null }],
    ['what is no number', { goals: Number.NaN }],
    ['a field that is no name', { 'a b': 1 }],
    ['more than anybody needs', Object.fromEntries(Array.from({ length: 51 }, (_, number) => [`f${number}`, 1]))],
    ['a list without end', { agenda: Array.from({ length: 51 }, () => 'project') }],
    ['a code without end', { support: 'x'.repeat(65) }],
  ])('keeps out of the engine, as a value: %s', (_, values) => {
    expect(read({ type: 'RecordFact', step: 'activity', values, on }).success).toBe(false);
  });

  it('drops a value under the name that every object has', () => {
    const values: object = JSON.parse('{"__proto__":{"note":"x"},"track":"job"}');
    const { data } = read({ type: 'RecordFact', step: 'activity', values, on });
    expect(JSON.stringify(data)).toContain('"values":{"track":"job"}');
    expect(data).not.toHaveProperty('values.note');
  });
});
