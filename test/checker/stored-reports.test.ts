import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/checker/evidence.ts';
import { checkStoredReports, type StoredVersion } from '../../src/checker/stored-reports.ts';
import { toldBy } from '../../src/checker/told/told.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { duePeriods, knownSince } from '../../src/domain/reports/filing.ts';
import { fillReport } from '../../src/domain/reports/filled.ts';
import { periodicReports } from '../../src/services/fill-reports.ts';
import { remindedEvidence } from './clean-evidence.ts';
import { resourceCourse, threePhases } from './recurring-evidence.ts';

const TODAY = date('2027-06-06');
const BIR = ['bir-ressourceforloeb', resourceCourse] as const;
const CTI = ['cti-overgang', threePhases] as const;

/** What the core fills for one case, period by period. */
function filled(programme: string, { cases: [one] }: Evidence): StoredVersion[] {
  const state = one!.row.state!;
  const { settings } = state.programme!;
  const source = {
    ...{ today: TODAY, model: newestProgramme(programme)!, settings },
    cases: [{ id: one!.trajectoryId, state, events: one!.journal.map(({ event }) => event) }],
  };
  return periodicReports(programme).flatMap((rule) =>
    duePeriods(rule.filing, settings, TODAY)
      .filter(({ last }) => last >= knownSince([state])!)
      .map((period) => ({ report: rule.id, ...period, ...fillReport(rule, period, source) })),
  );
}

function check(programme: string, { cases: [one] }: Evidence, versions: readonly StoredVersion[]) {
  const cases = [{ id: one!.trajectoryId, told: toldBy(one!.journal), journal: one!.journal }];
  return checkStoredReports(newestProgramme(programme)!, { municipality: '101', versions }, cases, TODAY);
}
const details = (...asked: Parameters<typeof check>) => check(...asked).violations.map(({ detail }) => detail);

const SOCIAL = ['social-stoette', remindedEvidence()] as const;

describe.each([BIR, CTI, SOCIAL])('the reports of %s that have filled themselves', (programme, evidence) => {
  const clean = filled(programme, evidence);
  const withFirst = (change: (one: StoredVersion) => StoredVersion) => {
    const index = clean.findIndex(({ rows }) => rows.length > 0);
    return clean.map((one, number) => (number === index ? change(one) : one));
  };

  it('hold what the journal tells', () => {
    const { violations, compared } = check(programme, evidence, clean);
    expect(violations).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });

  it('are found out when a period was never filled', () => {
    const { from, last } = clean[2]!;
    const without = clean.filter((_, index) => index !== 2);
    expect(details(programme, evidence, without)).toEqual([
      expect.stringMatching(`of ${from}/${last} was never filled`),
    ]);
  });

  it('are found out when a period was filled that was not due', () => {
    const early = [...clean, { ...clean[0]!, from: '2031-01-01', last: '2031-03-31' }];
    expect(details(programme, evidence, early)).toEqual([expect.stringMatching('no such period was due')]);
  });

  it('are found out when a line is missing, or says something else', () => {
    const without = withFirst((one) => ({ ...one, rows: [] }));
    expect(details(programme, evidence, without)[0]).toMatch(/: rows .* it says null, the journals say \{/);
    const other = withFirst((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, values: { startOn: 'x' } })) }));
    expect(details(programme, evidence, other)[0]).toMatch(/: rows .* it says \{"startOn":"x"\}/);
  });

  it('are found out when a figure is one too high', () => {
    const higher = withFirst((one) => ({
      ...one,
      figures: one.figures.map((figure) => ({ ...figure, count: figure.count + 1 })),
    }));
    expect(details(programme, evidence, higher)[0]).toMatch(/: figures .* it says \d+, the journals say \d+/);
  });

  it('are found out when a gap is named that is none', () => {
    const gap = { key: `${evidence.cases[0]!.trajectoryId}/1`, field: 'nothing' };
    const gaping = withFirst((one) => ({ ...one, gaps: [...one.gaps, gap] }));
    expect(details(programme, evidence, gaping)[0]).toMatch(/: gaps .* nothing/);
  });
});

describe('what is kept of a quarter’s end', () => {
  const [programme, evidence] = SOCIAL;
  const clean = filled(programme, evidence);

  it('S-82: is a line for each pause until then, as it stood, and a gap for whoever had not been told', () => {
    const stops = clean.filter(({ report }) => report === 'stops');
    expect(stops.map(({ last, rows }) => [last, rows.length])).toContainEqual(['2026-06-30', 1]);
    const [row] = stops.find(({ last }) => last === '2026-06-30')!.rows;
    const open = { ...row!, values: { ...row!.values, until: null } };
    const changed = clean.map((one) =>
      one.report === 'stops' && one.last === '2026-06-30' ? { ...one, rows: [open] } : one,
    );
    expect(details(programme, evidence, changed)).toEqual([
      expect.stringMatching(/stored report stops of 2026-04-01\/2026-06-30: rows .*"until":null.*"until":"2026-05-12"/),
    ]);
  });

  it('G-60: is each figure as it stood then, and not as it stands today', () => {
    const ofQuarter = (last: string) => clean.find((one) => one.report === 'monitoring' && one.last === last)!;
    const late = clean.map((one) =>
      one === ofQuarter('2026-03-31') ? { ...one, figures: ofQuarter('2026-09-30').figures } : one,
    );
    expect(details(programme, evidence, late).length).toBeGreaterThan(3);
  });
});
