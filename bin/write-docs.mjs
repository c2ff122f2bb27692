// Writes docs/errors.md from the code: `node bin/write-docs.mjs`. Codes and rules are read from the source, sentences are
// asked of the code that says them, so nothing is told twice by hand. A code without a rule, a sentence or a remedy is an
// error; test/docs/errors.test.ts fails when the committed page is not what comes out here.
import { execFile } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { newestProgramme } from '../src/domain/programmes/index.ts';
import { REFUSAL_CODES } from '../src/domain/rule.ts';
import { LIST_FAULT_CODES, listFaultText } from '../src/messages/list-faults.ts';
import { PROGRAMME_WORDS } from '../src/messages/model/index.ts';
import { refusalText } from '../src/messages/refusals.ts';
import { readCitizenList } from '../src/services/citizen-list.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs', 'errors.md');

/** Every TypeScript file of the program, by its path in the repository. */
function programSources() {
  const names = globSync('src/**/*.ts', { cwd: root }).map((name) => name.replaceAll('\\', '/'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(root, name), 'utf8')]));
}

const parse = (name, text) => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);

function* nodesOf(node) {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

const importsReason = (file) =>
  file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      /(^|\/)rule\.ts$/.test(statement.moduleSpecifier.text) &&
      /\breason\b/.test(statement.importClause?.getText() ?? ''),
  );

/**
 * The tables of the programmes, by what the source calls a row of them: `gate.code` is the code of any gate. A duty's own
 * rule is called `rule`, as in `duty.rule.rule`.
 */
const rowsCalled = (programmes) => {
  const all = (name) => programmes.flatMap((programme) => programme[name]);
  const fields = [...all('steps').map((step) => step.fields ?? {}), ...all('jobMatchFields')];
  const [gate, exit, step, duty] = ['gates', 'exits', 'steps', 'duties'].map(all);
  const meeting = step.filter(({ kind }) => kind === 'meeting');
  const combinations = all('combinations').filter(({ verdict }) => verdict !== 'allowed');
  const report = programmes.flatMap(({ reports = [] }) => reports).filter(({ filing }) => filing?.handIn);
  const besideRule = programmes.flatMap(({ notBeside = [] }) => notBeside);
  return {
    gate,
    exit,
    step,
    meeting,
    rule: duty,
    report,
    besideRule,
    combinations,
    expected: fields.flatMap(Object.values),
  };
};
const ROWS = rowsCalled(Object.keys(PROGRAMME_WORDS).map(newestProgramme));

/** The rows that `x.name` may be read from, when the source calls them so. */
function rowsOf(expression) {
  const plain = ts.isNonNullExpression(expression) ? expression.expression : expression;
  if (!ts.isPropertyAccessExpression(plain)) return undefined;
  const row = plain.expression;
  const called = ts.isPropertyAccessExpression(row) ? row.name.text : row.getText();
  return Object.hasOwn(ROWS, called) ? { rows: ROWS[called], of: row.getText(), name: plain.name.text } : undefined;
}

const texts = (values) => [...new Set(values.filter((value) => typeof value === 'string'))];

/** The strings that an expression can be: literals, both sides of a choice, a constant, a parameter, data of a programme. */
function possibleStrings(expression, file, files) {
  const all = (parts, where = file) => parts.flatMap((part) => possibleStrings(part, where, files));
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) return all([expression.whenTrue, expression.whenFalse]);
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return all([expression.left, expression.right]);
  const found = rowsOf(expression);
  if (found) return texts(found.rows.map((row) => row[found.name]));
  if (ts.isElementAccessExpression(expression)) {
    const table = constant(expression.expression.getText(), file);
    if (table && ts.isObjectLiteralExpression(table))
      return all(table.properties.map(({ initializer }) => initializer));
  }
  if (ts.isIdentifier(expression)) {
    const value = constant(expression.text, file);
    if (value) return all([value]);
    const rows = boundRows(expression.text, file);
    if (rows) return texts(rows.map((row) => row[expression.text]));
    const given = argumentsFor(expression, files);
    if (given.length > 0) return given.flatMap(({ argument, file: caller }) => all([argument], caller));
  }
  if (ts.isPropertyAccessExpression(expression)) {
    const isIt = (node) => ts.isPropertyAssignment(node) && node.name.getText() === expression.name.text;
    const values = files.flatMap((each) => [...nodesOf(each)].filter(isIt).map(({ initializer }) => initializer));
    if (values.length > 0) return all(values);
  }
  throw new Error(`${file.fileName}: expected codes and rules that can be read off, found ${expression.getText()}`);
}

const constant = (name, file) =>
  [...nodesOf(file)].find((node) => ts.isVariableDeclaration(node) && node.name.getText() === name)?.initializer;

/** The rows of `for (const { name } of programme.rows)`. */
function boundRows(name, file) {
  const loop = [...nodesOf(file)].find(
    (node) =>
      ts.isForOfStatement(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      Object.hasOwn(ROWS, node.expression.name.text) &&
      new RegExp(`[{ ,]${name}[ ,}]`).test(node.initializer.getText()),
  );
  return loop && ROWS[loop.expression.name.text];
}

/** What a parameter of the function around an expression is called with, anywhere. */
function argumentsFor(identifier, files) {
  let around = identifier.parent;
  while (around && !ts.isFunctionDeclaration(around)) around = around.parent;
  const place = around?.parameters.findIndex(({ name }) => name.getText() === identifier.text) ?? -1;
  if (place < 0) return [];
  const folder = ({ fileName }) => fileName.split('/').slice(0, 2).join('/');
  const layer = folder(identifier.getSourceFile());
  const own = files.filter((file) => file === identifier.getSourceFile() || folder(file) === layer);
  return own.flatMap((file) =>
    [...nodesOf(file)]
      .filter((node) => ts.isCallExpression(node) && node.expression.getText() === around.name.text)
      .flatMap((call) => (call.arguments[place] ? [{ argument: call.arguments[place], file }] : [])),
  );
}

/** Code and rule of one `reason(…)`: two that stand in one row, or hang on one condition, go together side by side. */
function pairsOf([code, rule], file, files) {
  const bothChoose = ts.isConditionalExpression(code) && ts.isConditionalExpression(rule);
  if (bothChoose && code.condition.getText() === rule.condition.getText())
    return ['whenTrue', 'whenFalse'].flatMap((side) => pairsOf([code[side], rule[side]], file, files));
  const [codes, theirs] = [rowsOf(code), rowsOf(rule)];
  if (codes && theirs && codes.of === theirs.of)
    return codes.rows.filter((row) => row[codes.name]).map((row) => [row[codes.name], row[theirs.name]]);
  const rules = possibleStrings(rule, file, files);
  return possibleStrings(code, file, files).flatMap((each) => rules.map((one) => [each, one]));
}

function factsOf(argument) {
  if (argument && ts.isConditionalExpression(argument)) return [argument.whenTrue, argument.whenFalse].flatMap(factsOf);
  return argument && ts.isObjectLiteralExpression(argument)
    ? argument.properties.flatMap(({ name }) => (name ? [name.getText()] : []))
    : [];
}

/** What the source says about each code of a reason: its rules, the facts it carries, and where it is given. */
export function reasonsIn(sources) {
  const files = [...sources].map(([name, text]) => parse(name, text));
  const found = new Map();
  for (const file of files.filter(importsReason)) {
    for (const node of nodesOf(file)) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'reason') continue;
      for (const [code, rule] of pairsOf(node.arguments, file, files)) {
        const known = found.get(code) ?? { rules: new Set(), facts: new Set(), places: new Set() };
        known.rules.add(rule);
        for (const fact of factsOf(node.arguments[2])) known.facts.add(fact);
        known.places.add(file.fileName);
        found.set(code, known);
      }
    }
  }
  return found;
}

/** The values of `code: '…'` in a file, and of the second argument of `wrong(…, '…'`. */
function codesIn(name, text) {
  const codes = [...nodesOf(parse(name, text))].flatMap((node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') return [node.initializer];
    return ts.isCallExpression(node) && node.expression.getText() === 'wrong' ? [node.arguments[1]] : [];
  });
  return codes.filter(ts.isStringLiteralLike).map(({ text: code }) => code);
}

function refusalSections(reasons) {
  const given = [...reasons.keys()].filter((code) => !REFUSAL_CODES.includes(code));
  if (given.length > 0) throw new Error(`Expected codes of REFUSAL_CODES alone, found ${given.join(', ')}`);
  return REFUSAL_CODES.map((code) => {
    const found = reasons.get(code);
    if (!found) throw new Error(`Expected a rule for every code, found none for ${code}: nothing gives it as a reason`);
    const sentence = (language) => {
      const { title, cure } = refusalText({ code, rule: [...found.rules][0] }, language);
      return `${title} *${cure}*`;
    };
    return [
      `### ${code}`,
      '',
      `Rule ${[...found.rules].sort().join(', ')}. ${listed('Facts', [...found.facts])}Given in ${[...found.places].map((place) => `\`${place}\``).join(', ')}.`,
      '',
      `- da: ${sentence('da')}`,
      `- en: ${sentence('en')}`,
      '',
    ].join('\n');
  });
}

const listed = (what, names) =>
  names.length === 0 ? '' : `${what}: ${names.map((name) => `\`${name}\``).join(', ')}. `;

/** Runs the real command line: its sentences stand in no table of their own. */
function batchAnswers(language) {
  return new Promise((resolve, reject) => {
    const args = [join(root, 'src/cli/main.ts'), 'plan', '--batch', '--lang', language];
    const child = execFile(process.execPath, args, (error, answers) =>
      error
        ? reject(error)
        : resolve(
            answers
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line).error),
          ),
    );
    child.stdin.end('not JSON\n{}\n');
  });
}

const PLAN_REMEDIES = {
  invalidJson: 'Send one JSON object on each line, without empty lines between them.',
  invalidRequest: 'The fields in brackets are missing or of the wrong type. `pause` is refused: the field is `pauses`.',
};

async function planTable(source) {
  const [da, en] = await Promise.all(['da', 'en'].map(batchAnswers));
  demandSame(
    'plan',
    codesIn('plan.ts', source),
    da.map(({ code }) => code),
  );
  return table(
    ['Code', 'Danish', 'English', 'What to do'],
    da.map(({ code, message }, index) => [`\`${code}\``, message, en[index].message, need(PLAN_REMEDIES, code)]),
  );
}

/** One line for each thing that can be wrong with one; the last two are the same citizen. */
const FAULTY_LIST = [
  'cpr;navn;lovhjemmel;startdato;cti_medarbejder;vurderingsdato',
  '12345;;;;',
  '610190000A;;;;',
  '9999990000;;;;',
  '6101900001;;SEL § 1;;',
  '6101900002;;SEL § 85;30-02-2026;',
  '6101900003;;;01-02-2026;',
  '6101900004;;;;nobody',
  '6101900006;;LAB § 31 b;;;01-02-2026',
  '6101900005;;;;',
  '6101900005;;;;',
].join('\n');
const FIRST_OF_TWO = FAULTY_LIST.split('\n').length - 1;

function rowTable() {
  const { errors } = readCitizenList(Buffer.from(FAULTY_LIST));
  demandSame(
    'import',
    LIST_FAULT_CODES.filter((code) => code !== 'importedOtherwise'), // what a case says no to, not what a line says
    errors.map(({ code }) => code),
  );
  return table(
    ['Code', 'Column', 'Rule', 'Danish, in the file of errors', 'English'],
    errors.map(({ code, column, message, cure }) => [
      `\`${code}\``,
      `\`${column}\``,
      /\(regel (\S+)\)/.exec(message)?.[1] ?? '–',
      `${message.replace(/ \(regel \S+\)/, '')} *${cure}*`,
      listFaultText(code, 'en', { first: FIRST_OF_TWO }).title,
    ]),
  );
}

const UNREADABLE = [
  ['The file is empty', Buffer.from('')],
  ['No column `cpr`', Buffer.from('navn\nA\n')],
  ['Two columns that mean the same', Buffer.from('cpr;CPR-nr.\n6101900001;\n')],
  ['Not UTF-8', Buffer.from([0x63, 0x70, 0x72, 0x0a, 0xe6])],
  ['A quotation mark that is not closed', Buffer.from('cpr;navn\n6101900001;"A\n')],
];

function fileTable() {
  return table(
    ['What', 'Danish'],
    UNREADABLE.map(([what, bytes]) => {
      try {
        readCitizenList(bytes);
      } catch (error) {
        return [what, error.message];
      }
      throw new Error(`Expected a file to be refused, found it read: ${what}`);
    }),
  );
}

const FAILURES = {
  ConfigError: [
    'A setting is missing or cannot be used; one line for each.',
    'See [settings](operations.md#settings).',
  ],
  DirectoryInUse: [
    'Another process has the data directory open.',
    'Use that one (its address is named), stop it, or choose another `--data-dir`.',
  ],
  EngineFailed: ['The Temporal server ended while it started; the end of its log follows.', 'Read that log.'],
  EngineInUse: [
    'A Temporal server that another process runs has the data directory open.',
    'Stop that process, or choose another `--data-dir`.',
  ],
  EngineNotFound: [
    'No Temporal server can be had; the ways that were tried follow.',
    'See [the engine](operations.md#the-engine).',
  ],
  InstallationGone: [
    'The running installation does not answer, or stopped in the middle of an answer.',
    'Try again; what has been taken in stays, and nothing is doubled.',
  ],
  Interrupted: ['Stopped by Ctrl-C or a signal; everything was closed in order.', 'Nothing.'],
  InvalidRequest: [
    'The running installation cannot use what the command sent.',
    'Stop it and start it again: the two are probably of different versions.',
  ],
  InvalidScenario: [
    'The scenario file has faults; one line for each, with the path to the field.',
    'See [scenario files](command-line.md#scenario-files).',
  ],
  NotRecordedYet: [
    'A command has not been answered within a minute: no worker runs, the store is away, or an alarm stands.',
    'Look at `overgang doctor`. If the command was taken in, it is recorded by itself; repeating it is safe.',
  ],
  PartEnded: [
    'A part that must run, such as the Temporal server or the worker, has ended by itself.',
    'Read what it said and its log, then start again.',
  ],
  SettingsRefused: [
    "A municipality's file of settings has mistakes; each is told with its line and column.",
    'Correct them; `overgang settings check FILE` says when none is left.',
  ],
  TooFarAway: [
    '`forecast --more` is asked of a day that lies more than a year away.',
    'Name a day within a year of today.',
  ],
  CodecChanged: [
    'The payload codec was turned on or off while cases run that were written the other way.',
    'Set OVERGANG_PAYLOAD_CODEC back; in production it is on unless told otherwise, elsewhere off.',
  ],
  WrongKeyFile: [
    'The key file is gone, is not the one that this database was begun with, or lacks a key that was written with.',
    'Set OVERGANG_KEY_FILE to the one used so far, or restore it from its backup; older keys stay beside newer ones.',
  ],
  UnknownProgramme: [
    'There is no such programme, or it has no such variant.',
    '`npm run overgang -- programme list` gives the ids, `programme show ID` the variants.',
  ],
  UnreadableList: ['The file cannot be read as a list of citizens.', 'See the table above.'],
  UsageError: ['The command was used wrongly; what is meant follows.', '`npm run overgang -- COMMAND --help`'],
};

function failureTable(source) {
  const names = /const SAID_WELL = \[([^\]]*)\]/.exec(source)[1].match(/\w+/g);
  const exits = /const EXIT_CODES[^{]*\{([^}]*)\}/.exec(source)[1];
  const exitOf = (name) => new RegExp(`${name}: (\\d+)`).exec(exits)?.[1] ?? '1';
  demandSame('the command line', names, Object.keys(FAILURES));
  return table(
    ['Name', 'Exit code', 'What it means', 'What to do'],
    names.map((name) => [`\`${name}\``, exitOf(name), ...need(FAILURES, name)]),
  );
}

function demandSame(where, inSource, told) {
  const [wanted, given] = [new Set(inSource), new Set(told)];
  const missing = [...wanted.symmetricDifference(given)];
  if (missing.length > 0)
    throw new Error(
      `Expected the codes of ${where} here and in the source to be the same, found ${missing.join(', ')}`,
    );
}

function need(texts, code) {
  if (!Object.hasOwn(texts, code)) throw new Error(`Expected a text about ${code}, found none`);
  return texts[code];
}

function table(heading, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heading), `|${'---|'.repeat(heading.length)}`, ...rows.map(line)].join('\n');
}

/** The whole page. Throws when a code has no rule, or the page and the source do not name the same codes. */
export async function errorsPage(sources = programSources()) {
  const plan = await planTable(sources.get('src/cli/plan.ts'));
  return `# Error codes

<!-- Written by bin/write-docs.mjs. Change the source it reads, or that program, and run \`node bin/write-docs.mjs\`. -->

A code is stable: programs may depend on it. Its sentence may change. A sentence below stands without the facts of a
case; where they are known (dates, days, names of functions) the real one holds them. In *italics*: what to do.

Rules are named by their id: T for time, S for the programme, G for roles, K for what a municipality sets, TECH for this
program's own. [The catalogue](rules.md) explains each of them.

| Where | How a code is shown |
|---|---|
| \`plan\`, \`pause\`, \`resume\`, \`restart\`, \`send\` | The sentence with its rule on standard error, exit code 1. With \`--json\` the code on standard output. |
| \`plan --batch\` | \`{"error":{"code","message"}}\` on the line's place, exit code 0. |
| \`import\` | One line in the file of errors, exit code 1. |
| \`simulate\` | An entry of the timeline. |
| Updates of a workflow | \`ApplicationFailure.type\` is the first code; its details hold all reasons. |
| Signals to a workflow | The event \`CommandRefused\` in the journal, and a message to the CTI worker. |

## Refusals

A rule says no. A refusal lists every reason at once.

${refusalSections(reasonsIn(sources)).join('\n')}
## Requests that \`plan --batch\` cannot read

${plan}

A date that does not exist, an unknown legal basis or a wrong pause has its code from the list above.

## Lines that \`import\` cannot take in

${rowTable()}

A line that can be read and that a rule refuses has its code from the list above, in the column the refused fact came
from. \`commandIdReused\` there means: the line has been taken in before with another fact in this column; correct it in
the case and not in the file. The file of errors is in Danish alone.

## Files that \`import\` cannot read at all

${fileTable()}

## Failures of the command line

Sentences on standard error, in English; there is no code in them. The name is what \`OVERGANG_DEBUG=1\` shows.

${failureTable(sources.get('src/cli/failure.ts'))}

Anything else is exit code 1: a fault of the system (no such file, nothing answers, disk full, what the database says) in
one sentence, or \`Something unexpected went wrong\`. Exit codes: [command line](command-line.md#exit-codes).
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(page, await errorsPage());
  console.log(`Wrote ${page}`);
}
