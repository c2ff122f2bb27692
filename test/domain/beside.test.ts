import { describe, expect, it } from 'vitest';
import { caseBeside, objectionsBeside, rolesBeside } from '../../src/domain/beside.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import { newTrajectory } from '../../src/domain/state.ts';
import { aBirCitizen, fact, granted, lived } from './bir/builders.ts';
import { aCourse, anEnrolled, played, ticked } from './builders.ts';

const social = newestProgramme('social-stoette')!;

describe('two programmes at once for one citizen', () => {
  it('S-06: a citizen in a running resource course cannot begin in social support', () => {
    const running = caseBeside(date('2021-03-01'), granted('2021-01-04'))!;
    expect(running).toEqual({ programme: 'bir-ressourceforloeb', status: 'running' });
    expect(objectionsBeside(social, [running])).toEqual([{ code: 'inResourceCourse', rule: 'S-06' }]);
  });

  it('S-06: she can before the course is granted, and when it has ended', () => {
    const before = caseBeside(date('2021-01-05'), aBirCitizen('2021-01-04'))!;
    const ended = lived(granted('2021-01-04'), fact('resourceCourseEnded', '2021-06-01', { lastOn: '2021-05-31' }));
    const after = caseBeside(date('2021-06-02'), ended)!;
    expect([before.status, after.status]).not.toContain('running');
    expect(objectionsBeside(social, [before, after])).toEqual([]);
  });

  it('any other two are linked: neither stands in the way of the other', () => {
    const running = PROGRAMME_IDS.map((programme) => ({ programme, status: 'running' as const }));
    const refused = PROGRAMME_IDS.filter((id) => objectionsBeside(newestProgramme(id)!, running).length > 0);
    expect(refused).toEqual(['social-stoette']);
  });

  it('a worker has the functions that they hold in the other case, until it is over (G-06)', () => {
    const course = aCourse({ startOn: '2026-01-15' });
    const roles = (on: string, ...others: (typeof course)[]) =>
      rolesBeside(date(on), 'staff-cti', others).map(({ programme, functions }) => [programme.id, ...functions]);
    expect(roles('2026-02-02', course)).toEqual([['social-stoette', 'ctiWorker']]);
    expect(roles('2026-02-02', aBirCitizen('2026-01-05'))).toEqual([]);
    expect(roles('2026-08-01', ticked(course, '2026-08-01')), 'the course has ended').toEqual([]);
    const left = played(course, '2026-02-02', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-02-02' });
    expect([roles('2026-02-03', left), roles('2026-02-02', { ...course, archivedOn: date('2026-01-20') })]).toEqual([
      [],
      [],
    ]);
  });

  it('a case that is archived, or not recorded yet, is no longer or not yet beside', () => {
    const archived = { ...anEnrolled(), archivedOn: date('2026-01-05') };
    expect([caseBeside(date('2026-02-02'), archived), caseBeside(date('2026-02-02'), newTrajectory)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
