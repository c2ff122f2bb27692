import { describe, expect, it } from 'vitest';
import { newestProgramme, PROGRAMME_IDS, resolveProgramme } from '../../src/domain/programmes/index.ts';
import { SETTING_RULES, settingRules } from '../../src/domain/setting-rules.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { SETTINGS_FAULTS, settingsFaultText } from '../../src/messages/settings-faults.ts';
import { readSettingsFile } from '../../src/services/own-settings/read-file.ts';

const HEADING = ['municipality: 101', 'programme: social-stoette', 'variant: rollout'];
const read = (...lines: string[]) => readSettingsFile([...HEADING, ...lines].join('\n'));

/** "line:column code", as an editor finds it. */
function faultsOf(text: ReturnType<typeof readSettingsFile>): string[] {
  return 'own' in text ? [] : text.faults.map(({ line, column, fault }) => `${line}:${column} ${fault}`);
}

describe('a municipality’s file of settings', () => {
  it('sets numbers, recipients, closing days and words, and leaves everything else as the programme has it', () => {
    const answer = read(
      'settings:',
      '  startUpWithinDays: 21',
      '  places: 40',
      '  sendingHours: { from: 07:00, until: 15:00 }',
      'recipients:',
      '  phaseChangeTells: [ctiWorker]',
      'closingDays:',
      '  - { on: 2027-05-07, name: dagen efter Kristi himmelfartsdag }',
      '  - { yearly: 12-23, name: lillejuleaftensdag, from: 12:00 }',
      'texts:',
      '  duties:',
      '    handoverPlan: { name: { da: plan for det videre arbejde } }',
    );
    expect(answer).toEqual({
      own: {
        ...{ municipality: '101', programme: 'social-stoette', variant: 'rollout' },
        settings: {
          ...{ startUpWithinDays: 21, places: 40, phaseChangeTells: ['ctiWorker'] },
          sendingHours: { from: '07:00', until: '15:00' },
          closingDays: [
            { on: '2027-05-07', name: 'dagen efter Kristi himmelfartsdag' },
            { yearly: '12-23', name: 'lillejuleaftensdag', from: '12:00' },
          ],
        },
        texts: { handoverPlan: { name: { da: 'plan for det videre arbejde' } } },
      },
    });
  });

  it('puts a municipality’s own points in a checklist, and takes no point that nobody can tick off', () => {
    const answer = read('settings:', '  checklist1: [focusChosen, "own1: Ring til jobcenteret"]');
    expect(answer).toMatchObject({
      own: { settings: { own: { checklist1: ['focusChosen', 'own1: Ring til jobcenteret'] } } },
    });
    expect(faultsOf(read('settings:', '  checklist1: [somethingElse]'))).toEqual(['5:16 textUnusable']);
  });

  it('of the 2024 roll-out changes one of its own settings and keeps the others', () => {
    const answer = readSettingsFile(
      'municipality: "751"\nprogramme: cti-overgang\nvariant: standard\nsettings: { citizensPerWorker: 12, projectEndsOn: null }',
    );
    if (!('own' in answer)) throw new Error(JSON.stringify(answer));
    const { settings } = resolveProgramme('cti-overgang', 'standard', answer.own.settings)!;
    const usual = resolveProgramme('cti-overgang', 'standard')!.settings;
    expect(settings).toEqual({ ...usual, projectEndsOn: null, own: { ...usual.own, citizensPerWorker: 12 } });
  });

  it.each([
    ['an unknown name', ['settings:', '  startUpWithinDay: 21'], '5:3 keyUnknown'],
    ['an unknown heading', ['setings: {}'], '4:1 keyUnknown'],
    ['a text for a number', ['settings:', '  startUpWithinDays: soon'], '5:22 typeWrong'],
    ['half a day', ['settings:', '  startUpWithinDays: 1.5'], '5:22 typeWrong'],
    ['a negative number', ['settings:', '  startUpWithinDays: -1'], '5:22 outOfRange'],
    ['a question repeated every 0 days', ['settings:', '  pauseReviewEveryDays: 0'], '5:25 outOfRange'],
    ['a year and more', ['settings:', '  planWithinDays: 400'], '5:19 outOfRange'],
    ['a last notice before the first', ['settings:', '  phaseLastNoticeDays: 20'], '5:24 notInOrder'],
    [
      'sending hours that end before they begin',
      ['settings:', '  sendingHours: { from: 16:00, until: 08:00 }'],
      '5:39 endsBeforeItBegins',
    ],
    ['a time of no clock', ['settings:', '  sendingHours: { from: 25:00, until: 16:00 }'], '5:25 timeUnusable'],
    ['an unknown task', ['texts:', '  duties:', '    handoverPlans: {}'], '6:5 textUnknown'],
    ['an unknown part of a task', ['texts:', '  duties:', '    handoverPlan: { title: { da: x } }'], '6:21 keyUnknown'],
    [
      'an unknown placeholder',
      ['texts:', '  duties:', '    handoverPlan: { todo: { da: "Senest {dato}." } }'],
      '6:33 placeholderUnknown',
    ],
    [
      'a law in a text',
      ['texts:', '  duties:', '    handoverPlan: { todo: { da: Efter § 85. } }'],
      '6:33 textNotNeutral',
    ],
    ['an empty text', ['texts:', '  duties:', '    handoverPlan: { todo: { da: "" } }'], '6:33 textUnusable'],
    [
      'a recipient that is no function of the programme',
      ['recipients:', '  phaseChangeTells: [jobMediator]'],
      '5:22 recipientUnknown',
    ],
    ['somebody outside who is not there', ['recipients:', '  pauseToldTo: KL'], '5:16 recipientUnknown'],
    ['a recipient told twice', ['recipients:', '  phaseChangeTells: [ctiWorker, ctiWorker]'], '5:21 valueTwice'],
    [
      'a closing day that the calendar has not',
      ['closingDays:', '  - { on: 2027-02-29, name: x }'],
      '5:11 dateUnusable',
    ],
    [
      'a closing day of every year that no year has',
      ['closingDays:', '  - { yearly: 02-30, name: x }'],
      '5:15 dateUnusable',
    ],
    ['a closing day without a name', ['closingDays:', '  - { on: 2027-02-01 }'], '5:5 keyMissing'],
    ['a closing day by no rule', ['closingDays:', '  - { name: x }'], '5:5 closingDayUnclear'],
    [
      'a closing day twice',
      ['closingDays:', '  - { on: 2026-12-23, name: x }', '  - { yearly: 12-23, name: y }'],
      '6:5 closingDayTwice',
    ],
    ['a name twice', ['settings: {}', 'settings: {}'], '5:1 keyTwice'],
    ['a bracket that is not closed', ['settings: {'], '5:1 notYaml'],
    ['rules switched off', ['settings:', '  rulesOff: [S-40]'], '5:3 keyUnknown'],
  ])('is refused at its place for %s', (_, lines, place) => {
    expect(faultsOf(read(...lines, ''))).toEqual([place]);
  });

  it.each([
    ['', ['1:1 typeWrong']],
    ['municipality: 1010\nprogramme: social-stoette\nvariant: rollout', ['1:15 municipalityUnusable']],
    ['municipality: 101\nprogramme: social-stotte\nvariant: rollout', ['2:12 programmeUnknown']],
    ['municipality: 101\nprogramme: social-stoette\nvariant: trial', ['3:10 variantUnknown']],
    ['a: &a [1]\nb: *a', ['1:1 notYaml']],
  ])('is refused when its heading is wrong: %j', (text, expected) => {
    expect(faultsOf(readSettingsFile(text))).toEqual(expected);
  });

  it('tells every mistake at once, in order of place', () => {
    expect(
      faultsOf(
        read('settings: { startUpWithinDays: x, planWithinDay: 3 }', 'closingDays:', '  - { on: 2027-13-01, name: x }'),
      ),
    ).toEqual(['4:32 typeWrong', '4:35 keyUnknown', '6:11 dateUnusable']);
  });

  it.each([
    [['settings:', '  startUpWithinDay: 21'], 'startUpWithinDays'],
    [['setings: {}'], 'settings'],
    [['texts:', '  duties:', '    handoverPlans: {}'], 'handoverPlan'],
    [['recipients:', '  pauseToldTo: EVALUATR'], 'EVALUATOR'],
  ])('names what was meant: %j', (lines, meant) => {
    const answer = read(...lines);
    if ('own' in answer) throw new Error('taken');
    const [{ fault, params }] = answer.faults as [(typeof answer.faults)[0]];
    for (const language of LANGUAGES) expect(settingsFaultText(fault, params, language)).toContain(` ${meant}?`);
  });

  it.each(SETTINGS_FAULTS)('has a Danish and an English sentence for %s', (fault) => {
    const params = { expected: 'int', allowed: ['x'], name: 'x', word: 'x', first: 1, bound: 1, atMost: 1 };
    for (const language of LANGUAGES) expect(settingsFaultText(fault, params, language)).toMatch(/^\p{Lu}.*[.?]$/u);
    expect(settingsFaultText(fault, params, 'da')).not.toBe(settingsFaultText(fault, params, 'en'));
  });
});

describe('the bounds of settings', () => {
  const variants = PROGRAMME_IDS.flatMap((id) =>
    Object.entries(newestProgramme(id)!.variants).map(([name, settings]) => ({ id, name, settings })),
  );

  it.each(variants)(
    'let $id in variant $name set everything that it has, and what it has stands within them',
    ({ id, name, settings }) => {
      const { own = {}, rulesOff: _, ...general } = settings;
      const rules = settingRules(newestProgramme(id)!);
      expect(Object.keys(rules).sort()).toEqual([...Object.keys(SETTING_RULES), ...Object.keys(own)].sort());
      const {
        phaseChangeTells,
        interruptionDescribedTo,
        interruptionDiscussedWith,
        toldByMessage,
        pauseToldTo,
        closingDays,
        ...numbers
      } = general;
      const recipients = {
        phaseChangeTells,
        interruptionDescribedTo,
        interruptionDiscussedWith,
        toldByMessage,
        pauseToldTo,
      };
      const whole = {
        municipality: '101',
        programme: id,
        variant: name,
        settings: { ...numbers, ...own },
        recipients,
        closingDays,
      };
      expect(faultsOf(readSettingsFile(JSON.stringify(whole)))).toEqual([]);
    },
  );
});
