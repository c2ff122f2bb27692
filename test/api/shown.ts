import { Router } from 'express';
import type { SignIn } from '../../src/api/identity/sign-in.ts';
import type { StaffPages } from '../../src/api/staff-pages.ts';
import { STORIES, type Story } from '../../src/demo/stories.ts';
import { DEMO_STAFF } from '../../src/demo/story.ts';
import type { CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { checklistsOf } from '../../src/domain/checklists.ts';
import { explain } from '../../src/domain/explain.ts';
import { overview, plan } from '../../src/domain/plan.ts';
import { courseMeters } from '../../src/domain/reports/fidelity.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import type { ShownTrajectory } from '../../src/services/read.ts';
import { type Happening, told } from '../demo/told.ts';

/** Pages of nothing. */
export const noPages: StaffPages = {
  list: async () => ({ rows: [], hasMore: false }),
  show: async () => undefined,
  why: async () => ({ answer: 'unknown', leaders: [] }),
  figures: async () => null,
  inbox: async () => [],
  reports: async () => ({ versions: [], coming: [], gaps: new Map() }),
};

/** Of the fictive staff, by the ids that the stories' commands name. */
const NAMES = Object.fromEntries(Object.entries(DEMO_STAFF).map(([key, { name }]) => [`staff-${key}`, name]));

/** Somebody who is signed in already, whoever asks. */
export const signedInAs = (role: Role): SignIn => ({
  session: (_request, _response, next) => next(),
  pages: Router(),
  actorOf: async () => ({ id: 'lone', name: 'Lone Leder', municipality: '101', role, team: '' }),
});

/** A case as the pages get it, from its journal. */
export function shownOf(
  { id, name, demo = true, isProtected = false }: { id: string; name: string; demo?: boolean; isProtected?: boolean },
  today: CivilDate,
  { state, happenings }: { state: Trajectory; happenings: readonly Happening[] },
): ShownTrajectory {
  const planned = plan(today, state);
  const seen = overview(today, state);
  const summary = {
    ...{ id, subjectName: name, citizenIsProtected: isProtected, municipality: '101' },
    ...{ demo, ...seen },
    receipt: seen.next ? (explain(today, state, seen.next.id) ?? null) : null,
  };
  return {
    summary,
    programme: state.programme!,
    plan: planned,
    receipts: [...planned.transitions, ...planned.duties].flatMap((one) => explain(today, state, one.id) ?? []),
    timeline: happenings.map(({ recordedOn, event }) => ({ kind: 'event', recordedOn, event })),
    messages: [
      {
        aboutOn: today,
        kind: 'phaseStarted',
        duty: null,
        channel: 'email',
        state: 'sent',
        detail: null,
        sendAt: `${today}T08:00:00Z`,
      },
    ],
    beside: [],
    standingIn: [],
    staffNames: NAMES,
    support: { meters: courseMeters(today, state), checklists: checklistsOf(today, state) },
  };
}

/** Every fictive citizen on a day, each case with an id of its own. */
export function shownStories(today: CivilDate): ShownTrajectory[] {
  return STORIES.map((story, index) => shownStory(story, today, index));
}

const shownStory = (story: Story, today: CivilDate, index: number): ShownTrajectory => ({
  ...shownOf({ id: idOf(index), name: story.name, isProtected: story.isProtected === true }, today, told(story, today)),
  beside: story.name === 'Karsten Bjerre' ? [{ id: idOf(0), programme: 'cti-overgang', status: 'running' }] : [],
});

const idOf = (index: number) => `01a20cba-c5f3-77d3-b65d-${String(index).padStart(12, '0')}`;
