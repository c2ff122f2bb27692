import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { ProgrammeModel } from '../../src/domain/programme.ts';

/** A code with the rule it names; the rule is undefined where it is the one of whatever step, duty or exit is meant. */
export interface Refusal {
  readonly code: string;
  readonly rule: string | undefined;
}

/** Reasons whose codes stand in the programme's data: a gate that is off and a duty that is off cover them. */
const CODES_FROM_DATA = ['gate.code', 'rule.missingAtEnd!', 'besideRule.code'];

/** Where the rule comes from the programme's data: which ones there are for a code; undefined for "any". */
const RULES_FROM_DATA: Readonly<Record<string, (model: ProgrammeModel) => readonly (string | undefined)[]>> = {
  combinationAdvisedAgainst: ({ combinations }) =>
    combinations.filter(({ verdict }) => verdict !== 'allowed').map(({ rule }) => rule),
  courseIsOver: ({ steps }) => steps.flatMap(({ notAfterEnd }) => notAfterEnd ?? []),
  courseNotBegun: ({ steps }) => steps.flatMap(({ notBeforeStart }) => notBeforeStart ?? []),
  dutyAlreadyDone: () => [undefined],
  dutyDoneByDeed: () => [undefined],
  // Where there is no course nothing of it ends.
  endsAfterProject: ({ legalBases, projectEndRule }) => (legalBases.length > 0 ? [projectEndRule] : []),
  exitNotInVariant: () => [undefined],
  fieldMissing: (model) => fieldRules(model, ({ required }) => required !== false),
  fieldUnknown: () => [undefined],
  fieldWrong: (model) => fieldRules(model, () => true),
  lengthForbidden: ({ legalBases }) => legalBases.map(({ lengthRule }) => lengthRule),
  meetingInPast: () => [undefined],
  meetingIsSummoned: () => [undefined],
  meetingNotSummoned: () => [undefined],
  // Who must be there is switched off step by step.
  participantMissing: () => [],
  programmeIsLeft: () => [undefined],
  reportHasGaps: handedIn,
  reportHasNewerVersion: handedIn,
  reportIsSettled: handedIn,
  reportNotApproved: handedIn,
};

/** The rules of reports that somebody approves and hands in. */
function handedIn({ reports = [] }: ProgrammeModel): string[] {
  return reports.filter(({ filing }) => filing?.handIn).map(({ rule }) => rule);
}

function fieldRules(
  { steps, jobMatchFields }: ProgrammeModel,
  is: (field: { required?: boolean }) => boolean,
): string[] {
  const all = [...steps, { rule: 'S-68', fields: jobMatchFields }];
  return all.flatMap(({ rule, fields = {} }) =>
    Object.values(fields).flatMap((field) => (is(field) ? [field.rule ?? rule] : [])),
  );
}

/** Every reason that the core can give, each code and rule once. Throws when one can neither be read off nor be listed above. */
export function refusalsOf(models: readonly ProgrammeModel[]): Refusal[] {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const found = globSync('src/domain/**/*.ts', { cwd: root })
    .sort()
    .flatMap((path) => refusalsIn(readFileSync(`${root}/${path}`, 'utf8'), path, models));
  const once = new Map(found.map((refusal) => [`${refusal.code} ${refusal.rule}`, refusal]));
  return [...once.values()].sort((a, b) => sortKey(a).localeCompare(sortKey(b), 'en', { numeric: true }));
}

const sortKey = ({ code, rule }: Refusal) => `${rule ?? '~'} ${code}`;

/** The reasons that one source file can give. */
export function refusalsIn(text: string, path: string, models: readonly ProgrammeModel[]): Refusal[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return nodesOf(file)
    .filter((node) => ts.isCallExpression(node) && node.expression.getText() === 'reason')
    .flatMap((node) => refusalsAt(node as ts.CallExpression, file, models));
}

function refusalsAt(call: ts.CallExpression, file: ts.SourceFile, models: readonly ProgrammeModel[]): Refusal[] {
  const [code, rule] = call.arguments as unknown as [ts.Expression, ts.Expression];
  if (CODES_FROM_DATA.includes(code.getText())) return [];
  const bothChoose = ts.isConditionalExpression(code) && ts.isConditionalExpression(rule);
  const goTogether = bothChoose && code.condition.getText() === rule.condition.getText();
  const pairs = goTogether
    ? [[code.whenTrue, rule.whenTrue] as const, [code.whenFalse, rule.whenFalse] as const]
    : [[code, rule] as const];
  return pairs.flatMap(([someCode, someRule]) =>
    stringsOf(someCode, file).flatMap((each) => {
      if (each === undefined) throw new Error(`${file.fileName}: expected a code, found ${someCode.getText()}`);
      const rules = stringsOf(someRule, file).flatMap((one) =>
        one === undefined ? fromData(each, call, models) : [one],
      );
      return rules.map((one) => ({ code: each, rule: one }));
    }),
  );
}

function fromData(code: string, call: ts.Node, models: readonly ProgrammeModel[]): (string | undefined)[] {
  const rules = RULES_FROM_DATA[code];
  if (!rules)
    throw new Error(`Expected to know the rules of ${code}, found ${call.getText()}: add it to RULES_FROM_DATA`);
  return models.flatMap(rules);
}

/** The strings that an expression can be; undefined for what stands in data. */
function stringsOf(expression: ts.Expression, file: ts.SourceFile): (string | undefined)[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse].flatMap((side) => stringsOf(side, file));
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return [expression.left, expression.right].flatMap((side) => stringsOf(side, file));
  const constant = constantOf(expression, file);
  if (constant && ts.isObjectLiteralExpression(constant))
    return constant.properties.flatMap((one) => (ts.isPropertyAssignment(one) ? stringsOf(one.initializer, file) : []));
  return constant && constant !== expression ? stringsOf(constant, file) : [undefined];
}

/** What a name, or the table that an element is taken from, was set to in the same file. */
function constantOf(expression: ts.Expression, file: ts.SourceFile): ts.Expression | undefined {
  const name = ts.isElementAccessExpression(expression) ? expression.expression : expression;
  if (!ts.isIdentifier(name)) return undefined;
  const isIt = (node: ts.Node) => ts.isVariableDeclaration(node) && node.name.getText() === name.text;
  return (nodesOf(file).find(isIt) as ts.VariableDeclaration | undefined)?.initializer;
}

const nodesOf = (node: ts.Node): ts.Node[] => [node, ...node.getChildren().flatMap(nodesOf)];
