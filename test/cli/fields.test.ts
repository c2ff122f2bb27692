import { describe, expect, it } from 'vitest';
import { commandFromFields } from '../../src/cli/fields.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { CommandBodySchema } from '../../src/services/command-schema.ts';

const PROGRAMME = { id: 'social-stoette', version: 1 };
const read = (type: string, ...fields: string[]) => commandFromFields(type, fields, PROGRAMME, date('2026-02-10'));
const NOTE = '01a20cba-c5f3-77d3-b65d-b45705e50d09';

describe('a command typed field by field', () => {
  it.each([
    [
      [
        'HoldMeeting',
        'meeting=startUpMeeting',
        'with=citizen,ctiWorker',
        'values.agenda=project',
        'values.cvOn=2026-02-12',
      ],
      { with: ['citizen', 'ctiWorker'], values: { agenda: ['project'], cvOn: '2026-02-12' }, on: '2026-02-10' },
    ],
    [
      ['RecordFact', 'step=ctiContact', 'with=citizen', 'values.form=video', 'on=2026-02-09'],
      { step: 'ctiContact', with: ['citizen'], values: { form: 'video' }, on: '2026-02-09' },
    ],
    [
      ['RecordFact', 'step=workAgreement', 'values.company=12345678', 'values.hours=12', `values.tasksNote=${NOTE}`],
      { values: { company: '12345678', hours: 12, tasksNote: NOTE } },
    ],
    [['RegisterJobMatch', 'values.beforeInclusion=false'], { values: { beforeInclusion: false } }],
    [['WithdrawEvent', 'event=12', `noteId=${NOTE}`], { event: 12, noteId: NOTE }],
    [['GrantSupport', 'legalBasis=SEL_85', 'months=9', 'changedNeed=true'], { months: 9, changedNeed: true }],
    [
      ['ResumeCourse', 'until=2026-02-10', 'decision.citizenAgrees=true', 'decision.ctiWorker=7'],
      { decision: { citizenAgrees: true, ctiWorker: '7' } },
    ],
    [['RestartCourse', 'confirmedBy=socialCaseworker'], { confirmedBy: ['socialCaseworker'] }],
    [['DiscussInterruption', 'with=STAR'], { with: 'STAR' }],
    [
      ['StartCourse', 'startOn=2026-02-15', 'basedOn=12', `despite=contactMeetingsMissing:${NOTE}`],
      { basedOn: 12, despite: [{ code: 'contactMeetingsMissing', noteId: NOTE }] },
    ],
  ])('takes each value as what it is: %j', ([type, ...fields], expected) => {
    expect(read(type!, ...fields)).toMatchObject({ type, ...expected });
  });

  it('happened today unless it says otherwise, where a command has a day', () => {
    expect(read('StartCourse', 'startOn=2026-02-15')).toEqual({ type: 'StartCourse', startOn: '2026-02-15' });
    expect(read('CompleteDuty', 'duty=course-1/followUpWorkAgreement')).toHaveProperty('on', '2026-02-10');
  });

  it('leaves a value as it is when it is no such thing: the door or the case says what is wrong', () => {
    const wrong = read(
      'HoldMeeting',
      'meeting=startUpMeeting',
      'with=citizen,mother',
      'values.registrationsMade=maybe',
    );
    expect(wrong).toMatchObject({ with: ['citizen', 'mother'], values: { registrationsMade: 'maybe' } });
    expect(CommandBodySchema.safeParse(wrong).error?.issues.map(({ path }) => path.join('.'))).toEqual(['with.1']);
    expect(read('RecordFact', 'step=nonsense', 'values.hours=12')).toMatchObject({ values: { hours: '12' } });
  });

  it.each(['on', '=x', 'values.a.b=x', 'despite=contactMeetingsMissing'])(
    'that is not name=value is refused: %s',
    (field) => {
      expect(() => read('StartCourse', field)).toThrow(/expected/);
    },
  );
});
