import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { figureLine, publicFigureLine } from '../../src/messages/figures.ts';
import { cadenceFiguresLine, quarterLine, reviewFiguresLine } from '../../src/messages/reports.ts';
import { publicReports } from '../../src/services/public-reports.ts';
import { readReports } from '../../src/services/reports.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { registerCitizen } from '../../src/store/people.ts';
import { claimEnrolment } from '../../src/store/trajectories.ts';
import { contact, granted, lived, practice } from '../domain/bir/builders.ts';
import { openMemoryStore } from '../rig/memory-store.ts';
import { aCpr, keys } from '../store/a-case.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());

const TODAY = date('2021-04-06');
const clock = { today: () => TODAY } as Parameters<typeof readReports>[0]['clock'];
const asked = { programme: 'bir-ressourceforloeb', from: date('2021-03-01'), last: date('2021-03-31') };
const read = (programme = asked.programme) => readReports({ db: store.db, clock }, { ...asked, programme });

/** Keeps a case as the store has it. */
async function keep(state: Trajectory, municipality: string): Promise<string> {
  const at = new Date('2021-01-04T09:00:00Z');
  const citizen = { id: randomUUID(), municipality, name: 'Fie Fiktiv', cpr: aCpr(), at };
  const { citizenId } = await registerCitizen(store.db, keys, citizen);
  const { trajectoryId } = await claimEnrolment(store.db, {
    ...{
      trajectoryId: randomUUID(),
      subject: { citizenId },
      municipality,
      programme: 'bir-ressourceforloeb',
      draw: 'test',
    },
    ...{ demo: false, clockOffsetMs: 0, at, caseNumber: undefined },
  });
  await store.db
    .updateTable('trajectory')
    .set({ state: JSON.stringify({ ...state, citizenId, municipality }) })
    .where('id', '=', trajectoryId)
    .execute();
  return trajectoryId;
}

describe('the reports of a programme', () => {
  it('are empty where nobody is in it', async () => {
    expect([await read(), await read('unknown')]).toEqual([[], []]);
  });

  it('are read from the cases of each municipality, and said in words (B-25, B-41, B-50)', async () => {
    const working = lived(granted('2019-12-02'), practice('2020-11-02'));
    const talking = lived(granted('2020-09-07'), contact('2021-03-02', 'inPerson'));
    await keep(working, '101');
    await keep(talking, '101');
    await keep(talking, '202');
    const [here, there] = await read();
    expect([here!.municipality, here!.trajectories.length, there!.municipality]).toEqual(['101', 2, '202']);
    const [results, management] = here!.reports;
    const quarters = results!.kind === 'touched' ? results!.quarters : [];
    expect(quarterLine(quarters.at(-1)!)).toBe(
      '1. januar – 31. marts 2021: 2 i målgruppen · krav 1: 1 = 50,0 %, nået · krav 2: 0 = 0,0 %, intet mål sat',
    );
    const figures = management!.kind === 'figures' ? management!.figures : [];
    expect(figures.map((figure) => figureLine(figure, 'da'))).toContain('Forløb efter tilstand: i gang 2');
    const [seen] = publicReports([here!]);
    const lines = seen!.reports.flatMap((report) => report.figures.map(({ figure }) => publicFigureLine(figure, 'da')));
    expect(lines.at(0)).toBe('Resultatkrav 1: under 5');
    expect(lines).toContain('Forløb efter tilstand: i gang under 5');
    expect(JSON.stringify(seen)).not.toContain(here!.trajectories[0]);
    expect(quarterLine(quarters[0]!)).toContain('1. januar – 31. marts 2020: 1 i målgruppen · krav 1: 0 = 0,0 %');
    const [weekly] = here!.cadences;
    expect(weekly!.figures.map(cadenceFiguresLine)).toEqual([
      '1 med kontakt, 0 forsøgt, 3 ikke registreret, 4 ikke krævet; personligt 100,0 %',
    ]);
    expect(here!.reviews.map(({ figures }) => reviewFiguresLine(figures))).toEqual([
      '3 datoer: 1 uden behov, 0 undtaget, 0 holdt, 2 mangler',
    ]);
  });
});
