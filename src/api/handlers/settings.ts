import type { z } from 'zod';
import type { Possibility } from '../../domain/possibilities.ts';
import { differenceLines } from '../../messages/differences.ts';
import type { Language } from '../../messages/language.ts';
import { programmeName } from '../../messages/model/index.ts';
import { settingsFaultText } from '../../messages/settings-faults.ts';
import { tryMove } from '../../services/own-settings/move.ts';
import { readSettingsFile } from '../../services/own-settings/read-file.ts';
import { type CaseDifference, readSettings, takeSettings, trySettings } from '../../services/own-settings/take.ts';
import type { ServiceDeps } from '../../services/services.ts';
import type { OwnProgramme, TakenProgramme } from '../../store/own-programmes.ts';
import { createGuard } from '../access/guard.ts';
import { type Actor, reachOf } from '../access/policy.ts';
import type { settings } from '../contract/settings.ts';
import { Problem } from '../http/problem.ts';
import type { Handler } from '../http/router.ts';
import { consequence, shownReceipt } from './views.ts';

type Own = { readonly [Id in keyof typeof settings]: Handler<(typeof settings)[Id]> };
type Difference = z.input<typeof settings.tryOutProgrammeMove.answer.schema>['cases'][number];

/** What a municipality sets of a programme by a file, and what that means to the cases that run. */
export function settingsHandlers(deps: ServiceDeps): Own {
  const { guarded } = createGuard(deps);
  return {
    async readSettings(_, { actor: { municipality } }) {
      return { body: { items: (await readSettings(deps, municipality)).map(takenView) } };
    },

    async checkSettings({ body: { text } }, { actor, language }) {
      const answer = readSettingsFile(text);
      if ('faults' in answer) {
        const faults = answer.faults.map(({ fault, params, line, column }) => ({
          ...{ code: fault, line, column, title: settingsFaultText(fault, params, language) },
        }));
        return { body: { faults, own: null, running: 0, differing: 0, cases: [] } };
      }
      mustBeOwn(actor, answer.own);
      const { own, running, differing, trajectories } = await trySettings(deps, text);
      const seesCases = reachOf(actor, 'trajectory.explain') === 'municipality';
      return {
        body: {
          ...{ faults: [], own: ownView(own), running, differing: differing.length },
          cases: seesCases ? differing.map((one) => differenceView(one, language)) : [],
        },
        trajectories: seesCases ? trajectories : [],
      };
    },

    async takeSettings({ body: { text } }, { actor }) {
      const answer = readSettingsFile(text);
      if ('faults' in answer) throw unusable('settingsUnusable');
      mustBeOwn(actor, answer.own);
      return { body: takenView(await takeSettings(deps, { text, by: actor.id })) };
    },

    async tryOutProgrammeMove({ body: { programme, only } }, { actor, language }) {
      for (const id of only ?? []) await guarded(actor, 'operation.moveProgramme', id);
      const { municipality } = actor;
      const { trajectories, differing } = await tryMove(deps, { municipality, programme, only });
      return {
        body: { movable: [...trajectories], cases: differing.map((one) => differenceView(one, language)) },
        trajectories,
      };
    },
  };
}

/** Nobody sets anything for another municipality. */
function mustBeOwn(actor: Actor, own: OwnProgramme): void {
  if (own.municipality !== actor.municipality) throw unusable('otherMunicipality');
}

const unusable = (fault: 'settingsUnusable' | 'otherMunicipality') =>
  new Problem('requestInvalid', [{ pointer: '/text', fault }]);

const ownView = ({ programme, variant, settings: own, texts }: OwnProgramme) => ({
  ...{ programme, variant, name: programmeName(programme, 'da') ?? '' },
  ...{ settings: { ...own }, texts: { ...texts } },
});

const takenView = ({ version, takenBy, takenAt, ...own }: TakenProgramme) => ({
  ...ownView(own),
  ...{ version, takenBy, takenAt: takenAt.toISOString() },
});

function differenceView({ trajectoryId, difference }: CaseDifference, language: Language): Difference {
  const { dates, reminders, nowOverdue, nowInTime, nowAllowed, nowRefused, said } = difference;
  return {
    trajectoryId,
    dates: dates.map(({ why: { before, after }, ...change }) => ({
      ...change,
      why: {
        before: before && shownReceipt(before, language),
        after: after && shownReceipt(after, language),
      },
    })),
    ...{ reminders: [...reminders], nowOverdue: [...nowOverdue], nowInTime: [...nowInTime] },
    ...{ nowAllowed: nowAllowed.map(possibleView), nowRefused: nowRefused.map(possibleView) },
    said: said.map((one) => consequence(one, language)),
    inWords: differenceLines(difference, language),
  };
}

const possibleView = ({ command, about, objections }: Possibility) => ({
  ...{ command, about },
  rules: [...new Set(objections.map(({ rule }) => rule))],
});
