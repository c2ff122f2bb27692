import { readFileSync } from 'node:fs';
import { isEnrolment } from '../../../src/domain/commands.ts';
import { readScenario } from '../../../src/services/scenario-file.ts';
import type { Play } from './scenario.ts';

/** The whole model's ways through: each is told by a scenario of the rules catalogue, or by the story in the docs. */
const TOLD = [
  'test/scenarios/sc-02-forbidden-combinations',
  'test/scenarios/sc-08-missing-gates',
  'test/scenarios/sc-08-too-few-contact-meetings',
  'test/scenarios/sc-09-attendance',
  'test/scenarios/sc-09-one-caseworker-for-both',
  'test/scenarios/sc-12-pause-in-phase-3',
  'test/scenarios/sc-13-edges-of-a-pause-g',
  'test/scenarios/sc-14-two-pauses-after-a-month-end',
  'test/scenarios/sc-15-restart-under-82b',
  'test/scenarios/sc-16-long-open-pause',
  'test/scenarios/sc-17-refusal',
  'test/scenarios/sc-18-fleksjob',
  'test/scenarios/sc-18-education',
  'test/scenarios/sc-18-resource-course',
  'test/scenarios/sc-18-before-the-start',
  'test/scenarios/sc-19-end-without-plan',
  'test/scenarios/sc-19-continued-support',
  'test/scenarios/sc-20-new-transition',
  'test/scenarios/sc-20-another-company',
  'test/scenarios/sc-21-holiday-and-staff-loss',
  'test/scenarios/sc-22-transition-course',
  'test/scenarios/sc-23-weekly-contact',
  'test/scenarios/sc-24-step-up',
  'test/scenarios/own-corrections',
  'docs/stories/from-draw-to-archive',
  'docs/stories/two-years-of-support',
] as const;

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Plays a scenario file on the stage, with the enrolment that the stage makes. */
const play =
  (path: string): Play =>
  async ({ begin }) => {
    const text = readFileSync(new URL(`../../../${path}.json`, import.meta.url), 'utf8');
    const { steps, until } = readScenario(text);
    const [first, ...others] = steps;
    if (!first || !isEnrolment(first.command)) throw new Error(`Expected ${path} to begin with the enrolment`);
    const { settings, ...programme } = first.command.programme;
    const course = await begin(first.at, settings, programme);
    for (const { at, command } of others) {
      await course.goTo(at);
      const { id, by: _, ...body } = command;
      await course.ask(body, id);
    }
    await course.goTo(until);
    return course;
  };

export const MODEL: Readonly<Record<string, Play>> = Object.fromEntries(TOLD.map((path) => [nameOf(path), play(path)]));
