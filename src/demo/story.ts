import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { CommandBody, CommandEnvelope } from '../domain/commands.ts';
import type { JobFunction } from '../domain/people.ts';

/** A fictive case, told in days before today; negative days lie ahead. */
export interface Story {
  readonly name: string;
  /** Ten digits in replacement form: day + 60; none when the case is about an organisation. */
  readonly cpr?: string;
  readonly enrolledDaysAgo: number;
  /** The programme and variant; social støtte in its roll-out when left out. */
  readonly programme?: { readonly id: string; readonly variant: string };
  /** Name and address are protected. */
  readonly isProtected?: true;
  readonly staff: Readonly<Partial<Record<JobFunction, DemoStaff>>>;
  readonly steps: readonly StoryStep[];
}

/** A command whose dates are numbers, days before today; people are called by the names below, notes by their text. */
export interface StoryStep {
  readonly daysAgo: number;
  readonly command: Told<CommandBody> & Pick<CommandEnvelope, 'despite'>;
}

type Told<T> = T extends unknown
  ? {
      readonly [Key in keyof T]: [T[Key]] extends [CivilDate | undefined]
        ? number
        : Key extends 'event'
          ? string
          : T[Key];
    }
  : never;

const TRAINED = { trainedOn: '2022-09-14' as CivilDate, trainedIn: 'social-stoette' };

/** The fictive team. Who does CTI has been trained in it (G-22). */
export const DEMO_STAFF = {
  mette: { name: 'Mette Overby', email: 'mette.overby@demo.invalid', teamLeader: false, ...TRAINED },
  jonas: { name: 'Jonas Kjær', email: 'jonas.kjaer@demo.invalid', teamLeader: false, ...TRAINED },
  aisha: { name: 'Aisha Rahimi', email: 'aisha.rahimi@demo.invalid', teamLeader: false, ...TRAINED },
  bodil: { name: 'Bodil Æbeløe', email: 'bodil.aebeloe@demo.invalid', teamLeader: false },
  kirsten: { name: 'Kirsten Dam', email: 'kirsten.dam@demo.invalid', teamLeader: false },
  soeren: { name: 'Søren Ålykke', email: 'soeren.aalykke@demo.invalid', teamLeader: false, authority: 'part' },
  nadia: { name: 'Nadia Friis', email: 'nadia.friis@demo.invalid', teamLeader: false },
  lone: { name: 'Lone Vestergård', email: 'lone.vestergaard@demo.invalid', teamLeader: true },
} as const;
const USUAL_PROGRAMME = { id: 'social-stoette', variant: 'rollout' } as const;

/** The programme and variant that a story is told of. */
export const programmeOf = ({ programme = USUAL_PROGRAMME }: Pick<Story, 'programme'>) => programme;

export type DemoStaff = keyof typeof DEMO_STAFF;
