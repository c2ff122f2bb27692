import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addAbsence } from '../../src/cli/absence.ts';
import { addAudit } from '../../src/cli/audit.ts';
import { addCaseload } from '../../src/cli/caseload.ts';
import { addClock } from '../../src/cli/clock.ts';
import { addCohort } from '../../src/cli/cohort.ts';
import { addDoctor } from '../../src/cli/doctor.ts';
import { addFidelity } from '../../src/cli/fidelity.ts';
import { addForecast } from '../../src/cli/forecast.ts';
import { addImport } from '../../src/cli/import.ts';
import { addKey } from '../../src/cli/key.ts';
import { addMove } from '../../src/cli/move.ts';
import { addPlan } from '../../src/cli/plan.ts';
import { addProgramme } from '../../src/cli/programme.ts';
import { addRegister } from '../../src/cli/register.ts';
import { addReport } from '../../src/cli/report.ts';
import { addReports } from '../../src/cli/reports.ts';
import { addSettings } from '../../src/cli/settings.ts';
import { addShow } from '../../src/cli/show.ts';
import { addSimulate } from '../../src/cli/simulate.ts';
import { addSteer } from '../../src/cli/steer.ts';
import { readConfig } from '../../src/config.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { NoticeBody } from '../../src/domain/notices.ts';
import { newestProgramme, PROGRAMME_IDS } from '../../src/domain/programmes/index.ts';
import { RECIPIENT_RULES, settingRules } from '../../src/domain/setting-rules.ts';
import { noticeText } from '../../src/messages/notices.ts';
import { commandName, eventName } from '../../src/messages/words.ts';
import { CommandBodySchema } from '../../src/services/command-schema.ts';
import { readSettingsFile } from '../../src/services/own-settings/read-file.ts';
import { codeRows, read, section } from './pages.ts';

const commandLine = read('docs/command-line.md');
const operations = read('docs/operations.md');
const architecture = read('docs/architecture.md');
const guide = read('docs/brugervejledning.md');

/** Every match of a pattern's first group. */
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found!);
const codesOf = (text: string) => codeRows(text).flatMap(({ codes }) => codes);

describe('the page about a municipality’s settings', () => {
  const page = read('docs/settings.md');

  it('tells every setting that there is', () => {
    const all = PROGRAMME_IDS.flatMap((id) => Object.keys(settingRules(newestProgramme(id)!)));
    const told = new Set(codesOf(page));
    expect(all.filter((name) => !told.has(name))).toEqual([]);
    expect(Object.keys(RECIPIENT_RULES).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('shows an example that can be taken', () => {
    expect(readSettingsFile(read('docs/settings/kommune-101.yml'))).toHaveProperty('own');
  });
});

describe('the page about the command line', () => {
  const adders = {
    ...{
      addPlan,
      addImport,
      addSimulate,
      addCohort,
      addShow,
      addSteer,
      addProgramme,
      addSettings,
      addRegister,
      addReport,
      addAbsence,
      addReports,
      addFidelity,
      addMove,
      addCaseload,
      addForecast,
      addKey,
      addAudit,
      addClock,
      addDoctor,
    },
  };
  const program = new Command();
  for (const add of Object.values(adders)) add(program);
  const commands = program.commands.map((command) => ({ name: command.name(), command }));

  it('looks at every command there is', () => {
    const inMain = /const ADDERS = \[([^\]]+)\]/.exec(read('src/cli/main.ts'))![1]!;
    expect(
      inMain
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
        .sort(),
    ).toEqual(Object.keys(adders).sort());
  });

  it('lists every command, and no other', () => {
    const listed = all(commandLine, /^\| \[`(\w+)`\]\(#/gm);
    expect(listed.sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it.each(commands)('tells every option of $name', ({ name, command }) => {
    const shown = all(commandLine, /^## (.+)$/gm).find((heading) => heading.split(/, | and /).includes(name));
    const text = section(commandLine, `## ${shown}`) + commandLine.split('\n## ')[0];
    const untold = command.options.map(({ long }) => long!).filter((option) => !text.includes(option));
    expect(untold).toEqual([]);
  });

  it('has an example of every command', () => {
    const shown = all(commandLine, /^npm run overgang -- (\w+)/gm);
    expect(commands.map(({ name }) => name).filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('has examples that can be run as they stand, or says why not', () => {
    const lines = [commandLine, operations, read('README.md')].flatMap((text) =>
      all(text, /^(npm run overgang .*)$/gm),
    );
    const odd = lines.filter((line) => /--data-dir|# not run(?!: \S)|<(?!.*# not run)/.test(line));
    expect(odd).toEqual([]);
    const placeholders = lines.flatMap((line) => all(line.split(' #')[0]!, /(?<=\s)([A-Z]{2,})(?=\s|$)/g));
    expect(new Set(placeholders)).toEqual(new Set(['ID', 'CSV']));
  });

  it('tells every command that can be sent, with its fields', () => {
    const rows = codeRows(section(commandLine, '## send'));
    const schemas = CommandBodySchema.options.map(({ shape }) => shape);
    expect(rows.flatMap(({ codes }) => codes).sort()).toEqual(schemas.map(({ type }) => type.value).sort());
    for (const shape of schemas) {
      const { row } = rows.find(({ codes }) => codes.includes(shape.type.value))!;
      const untold = Object.entries(shape).filter(([field, schema]) => {
        const told = schema.safeParse(undefined).success ? `\`${field}\`?` : `\`${field}\``;
        return field !== 'type' && !row.includes(told);
      });
      expect(
        untold.map(([field]) => field),
        shape.type.value,
      ).toEqual([]);
    }
  });

  it('tells every column of the list and every spelling of it', () => {
    const columns = /const COLUMNS = \{(.+?)\n\}/s.exec(read('src/services/citizen-list.ts'))![1]!;
    const told = section(commandLine, '### Columns');
    for (const [, column, spellings] of columns.matchAll(/^ {2}(\w+): \[([^\]]+)\]/gm)) {
      const { row } = codeRows(told).find(({ codes }) => codes[0] === column)!;
      const untold = all(spellings!, /'(\w+)'/g).filter(
        (spelling) => spelling !== column!.replaceAll('_', '') && !row.includes(`\`${spelling}\``),
      );
      expect(untold, column).toEqual([]);
    }
  });

  it('tells every exit code', () => {
    const codes = all(read('src/cli/failure.ts'), /\/\*\* (0 done .+) \*\//g).flatMap((text) =>
      all(text, /(?:^|· )(\d+) /g),
    );
    expect(all(section(commandLine, '## Exit codes'), /^\| (\d+) /gm)).toEqual(codes);
  });
});

describe('the page about operations', () => {
  const sources = ['src/config.ts', 'src/engine/locations.ts', 'src/engine/download-cli.ts', 'src/cli/failure.ts'];

  it('tells every setting of the environment', () => {
    const inConfig = all(read('src/config.ts'), /^ {2}([A-Z][A-Z_]+): z/gm);
    expect(inConfig.length).toBeGreaterThan(8);
    const others = sources.flatMap((path) => all(read(path), /\benv\.(OVERGANG_[A-Z_]+)/g));
    const told = codesOf(section(operations, '## Settings'));
    expect([...inConfig, ...others].filter((name) => !told.includes(name))).toEqual([]);
  });

  it('tells no setting of ours that is not read', () => {
    const known = sources.map(read).join('\n');
    const told = codesOf(section(operations, '## Settings')).filter((name) => name.startsWith('OVERGANG_'));
    expect(told.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('tells the defaults as they are', () => {
    const { host, port, mailFrom } = readConfig({}, '/', {});
    const rowOf = (name: string) => codeRows(operations).find(({ codes }) => codes[0] === name)!.row;
    expect(rowOf('OVERGANG_HOST')).toContain(`| \`${host}\` |`);
    expect(rowOf('OVERGANG_PORT')).toContain(`| ${port} |`);
    expect(rowOf('OVERGANG_MAIL_FROM')).toContain(`| \`${mailFrom}\` |`);
  });

  it('tells every flag of npm start', () => {
    const usage = /const USAGE = `(.+?)`/s.exec(read('src/main.start.ts'))![1]!;
    const flags = all(usage, /^ {2}(--[\w-]+)/gm);
    expect(flags.length).toBeGreaterThan(2);
    const told = codesOf(section(operations, '## Starting')).map((code) => code.split(' ')[0]);
    expect(told.sort()).toEqual(flags.sort());
  });

  it('tells every kind of alarm', () => {
    for (const path of ['activities/record.ts', 'src/api/staff-tools.ts'])
      for (const kind of all(read(path), /kind: '(\w+)'/g)) expect(operations).toContain(`\`${kind}\``);
  });
});

describe('the page about the architecture', () => {
  it('tells every event and every command', () => {
    expect(codesOf(section(architecture, '## Events')).sort()).toEqual(Object.keys(eventName.da).sort());
    expect(codesOf(section(architecture, '## Commands')).sort()).toEqual(Object.keys(commandName.da).sort());
  });
});

describe('the guide for caseworkers', () => {
  const bodies: readonly NoticeBody[] = [
    { kind: 'phaseStarted', course: 1, phase: 1 },
    { kind: 'phaseStarted', course: 1, phase: 2 },
    { kind: 'courseEnded', course: 1, outcome: 'completed' },
    { kind: 'courseEnded', course: 1, outcome: 'interrupted' },
    { kind: 'courseEnded', course: 1, outcome: 'restarted' },
    { kind: 'phaseTakenBack', course: 1, phase: 2, nowOn: null },
    { kind: 'endTakenBack', course: 1, nowOn: date('2026-07-15') },
    { kind: 'commandRefused', commandType: 'PauseCourse', code: 'courseIsPaused', rule: 'T-05' },
    { kind: 'emergencyAccess', reason: 'acuteDanger', hours: 2 },
  ];

  it('tells every message by its subject', () => {
    const subjects = bodies.map((body) => noticeText(body, date('2026-03-15'), { late: false, link: '' }).subject);
    expect(subjects.filter((subject) => !guide.includes(`| ${subject}`))).toEqual([]);
  });

  it('explains every fault that a line of a list can have', () => {
    const rows = codeRows(section(read('docs/errors.md'), '## Lines that `import` cannot take in'));
    const faults = rows.map(({ row }) => row.split(' | ')[3]!.split('. *')[0]!.replace(/ \d+$/, ''));
    expect(faults.length).toBeGreaterThan(5);
    expect(faults.filter((fault) => !guide.includes(fault))).toEqual([]);
  });
});
