import { describe, expect, it } from 'vitest';
import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { Participant } from '../../../src/domain/people.ts';
import { cadenceFigures, reviewFigures } from '../../../src/domain/reports/recurring-overview.ts';
import { contact, exemption, fact, granted, lived, mediator, practice } from '../bir/builders.ts';
import { played } from '../builders.ts';

const MARCH = { from: date('2021-03-01'), last: date('2021-03-31') };
const TODAY = date('2021-04-06');

describe('the overview of the talk cadence', () => {
  it('B-25: counts weeks with contact, with attempts and with nothing apart, by mediator, with forms and exemptions', () => {
    // Whole weeks of March 2021 begin on the 1st, 8th, 15th and 22nd.
    const first = lived(
      granted('2021-01-04'),
      contact('2021-03-02', 'inPerson'),
      contact('2021-03-10', 'telephone', false),
      exemption('2021-03-22', '2021-03-28'),
    );
    const second = lived(granted('2021-01-04'), contact('2021-03-03'), contact('2021-03-05', 'inPerson'));
    expect(cadenceFigures(TODAY, MARCH, 'weeklyContact', [first, second])).toEqual([
      {
        ...{ staffId: 'staff-mediator', reached: 2, notReached: 1, notLogged: 4 },
        ...{ notAsked: { 'B-03': 1 }, forms: { inPerson: 2, telephone: 1 }, personalShare: 2 / 3 },
      },
    ]);
  });

  it('B-19, B-20: counts no text message as a contact, nor a talk at which the mediator was not', () => {
    const talk = (on: string, ...people: readonly Participant[]) => ({
      ...{ type: 'HoldMeeting' as const, meeting: 'heldStatutoryTalk', with: people, on },
    });
    const one = lived(
      granted('2021-01-04'),
      contact('2021-03-02', 'inPerson'),
      contact('2021-03-10', 'message'),
      talk('2021-03-16', 'citizen', 'coordinatingCaseworker'),
      talk('2021-03-23', 'citizen', 'coordinatingCaseworker', 'jobMediator'),
    );
    const [figures] = cadenceFigures(TODAY, MARCH, 'weeklyContact', [one]);
    expect(figures).toMatchObject({
      reached: 2,
      notReached: 1,
      notLogged: 1,
      forms: { inPerson: 2 },
      personalShare: 1,
    });
  });

  it('B-25: keeps the weeks of a case that has been archived since', () => {
    const archived = lived(granted('2021-01-04'), contact('2021-03-02', 'inPerson'), {
      ...{ type: 'ArchiveTrajectory', on: '2021-03-17' },
    });
    const [figures] = cadenceFigures(TODAY, MARCH, 'weeklyContact', [archived]);
    expect(figures).toMatchObject({ reached: 1, notReached: 0, notLogged: 1, notAsked: {}, forms: { inPerson: 1 } });
  });

  it('B-25: gives a week to the mediator who had the citizen at its end', () => {
    const changed = played(granted('2021-01-04'), '2021-03-10', {
      ...mediator('2021-03-10'),
      ...{ staffId: 'staff-new', noteId: 'note-9' },
    } as ReturnType<typeof mediator>);
    const figures = cadenceFigures(TODAY, MARCH, 'weeklyContact', [changed]);
    expect(figures.map(({ staffId, notLogged }) => [staffId, notLogged])).toEqual([
      ['staff-mediator', 1],
      ['staff-new', 3],
    ]);
  });

  it('B-19: knows no share of personal contacts where there was no contact', () => {
    expect(cadenceFigures(TODAY, MARCH, 'weeklyContact', [granted('2021-01-04')])[0]!.personalShare).toBeNull();
  });
});

describe('the overview of the step-up effort', () => {
  it('B-41: counts checkpoints that were needless, exempt by rule, due and held', () => {
    const everybody = ['citizen', 'coordinatingCaseworker', 'jobMediator', 'teamLeader'] as const;
    const held = lived(
      granted('2020-08-31'),
      fact('jobChallenges', '2021-03-01', { challenges: ['other'], networkWished: false }, ['citizen']),
      {
        ...{ type: 'HoldMeeting', meeting: 'stepUpMeeting', with: everybody, on: '2021-03-08' },
        values: { recommendationDiscussed: true },
      },
    );
    const cases = [
      held,
      granted('2020-08-31'),
      lived(granted('2020-08-31'), practice('2020-12-01')),
      lived(granted('2020-08-31'), exemption('2021-02-01', '2021-03-31')),
    ];
    expect(reviewFigures(date('2021-06-01'), 'stepUp', cases)).toEqual({
      ...{ checkpoints: 4, needless: 1, due: 1, held: 1 },
      exempt: { 'B-03': 1 },
    });
  });

  it('B-41: keeps the checkpoints of a case that has been archived since, and counts none after', () => {
    const archived = lived(granted('2020-08-31'), { ...{ type: 'ArchiveTrajectory', on: '2021-03-17' } });
    expect(reviewFigures(date('2021-12-01'), 'stepUp', [archived])).toEqual({
      ...{ checkpoints: 1, needless: 0, due: 1, held: 0 },
      exempt: {},
    });
  });
});
