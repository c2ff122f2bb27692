import { addDays, date } from '../../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import { resolveProgramme } from '../../../src/domain/programmes/index.ts';
import { newTrajectory, type Trajectory } from '../../../src/domain/state.ts';
import { type Dated, played } from '../builders.ts';

/** A course of nine months, usually from Monday 15 April 2024, in a municipality that asks for contact by phase, or does not. */
export function aCourse(contactByPhase = true, startOn = '2024-04-15'): Trajectory {
  const on = addDays(date(startOn), -13);
  const { settings, ...programme } = resolveProgramme('cti-overgang', 'standard', { actingWindowMinutes: 0 })!;
  const people = { register: { trainedOn: date('2023-03-06') } };
  const values = { inSocialVulnerability: true, targetGroup: 'socialVulnerability', isHomeless: false };
  return played(
    newTrajectory,
    on,
    {
      ...{ type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101', on },
      programme: { ...programme, settings: { ...settings, own: { ...settings.own, contactByPhase } } },
    },
    { type: 'AssignStaff', function: 'ctiWorker', staffId: 'staff-cti', on, ...people },
    {
      ...{ type: 'RecordFact', step: 'vulnerability', on },
      values: { ...values, usesSupportSystem: true, needsShortSupport: true },
    },
    {
      ...{ type: 'RecordFact', step: 'criticalTransition', on },
      values: { lifeTransition: 'release', transitionOn: '2024-04-15' },
    },
    { type: 'GrantSupport', legalBasis: 'OTHER_9', on },
    { type: 'StartCourse', startOn },
  );
}

export const talk = (on: string, form = 'telephone'): Dated<CommandBody> => ({
  ...{ type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], values: { form }, on },
});

export const paused = (state = aCourse()) =>
  played(state, '2024-05-06', {
    ...{ type: 'PauseCourse', from: '2024-05-06', reason: 'hospital', citizenWishesToGoOn: true },
  });
export const resumed = () =>
  played(paused(), '2024-05-20', {
    ...{ type: 'ResumeCourse', until: '2024-05-20', decision: { citizenAgrees: true, ctiWorker: 'staff-cti' } },
  });
