import { date } from '../domain/calendar/civil-date.ts';
import { type JobFunction, OUTSIDE_PARTIES } from '../domain/people.ts';
import type { Database } from '../store/database.ts';
import { saveParty } from '../store/parties.ts';
import { saveStaff } from '../store/staff.ts';

/** The staff of one fictive municipality, by what they do; ids from the register. */
export interface Team {
  readonly municipality: string;
  readonly staff: Readonly<Record<TeamFunction, readonly string[]>>;
  /** Who can take over a citizen's continued support: belongs to no case (G-19). */
  readonly supporter: string;
}

export type TeamFunction = Exclude<JobFunction, 'personalJobMediator'>;

/** How many cases one member of staff has about at a time (G-29, G-30 for the CTI worker). */
const CITIZENS_EACH: Readonly<Record<TeamFunction, number>> = {
  ctiWorker: 12,
  jobConsultant: 25,
  jobCentreCaseworker: 30,
  socialCaseworker: 30,
  jobMediator: 20,
  coordinatingCaseworker: 30,
  companyConsultant: 40,
  municipalProjectLeader: 10,
};
const TEAM_FUNCTIONS = Object.keys(CITIZENS_EACH) as TeamFunction[];

/** A municipality of the pilot had some tens of citizens; larger ones would only make longer mails. */
const CITIZENS_PER_MUNICIPALITY = 75;
/** Somebody can always be changed for somebody else. */
const FEWEST = 3;

/** How many citizens need each function. */
export type Need = Readonly<Partial<Record<TeamFunction, number>>>;

/** Registers the staff and the outside addresses of as many municipalities as a cohort needs. All of them are fictive. */
export async function registerTeams(db: Database, citizens: number, need: Need): Promise<Team[]> {
  const count = Math.ceil(citizens / CITIZENS_PER_MUNICIPALITY);
  const teams: Team[] = [];
  for (let number = 0; number < count; number++) {
    const sizes = sizesFor((one) => Math.ceil((need[one] ?? 0) / count / CITIZENS_EACH[one]));
    teams.push(await registerTeam(db, String(901 + number), sizes));
  }
  return teams;
}

/** Registers one municipality with so many of staff, shared among the functions as their work is. */
export async function registerMunicipality(db: Database, staff: number, need: Need): Promise<Team> {
  const work = (one: TeamFunction) => (need[one] ?? 0) / CITIZENS_EACH[one];
  const needed = TEAM_FUNCTIONS.filter((one) => work(one) > 0);
  const all = needed.reduce((sum, one) => sum + work(one), 0);
  const spare = staff - FEWEST * needed.length;
  if (spare < 0) throw new Error(`Expected at least ${FEWEST * needed.length} of staff, found ${staff}`);
  const sizes = sizesFor((one) => (work(one) > 0 ? FEWEST + Math.floor((spare * work(one)) / all) : 0));
  const left = staff - needed.reduce((sum, one) => sum + sizes[one], 0);
  const busiest = [...needed].sort((a, b) => work(b) / sizes[b] - work(a) / sizes[a]).slice(0, left);
  return registerTeam(db, '901', { ...sizes, ...Object.fromEntries(busiest.map((one) => [one, sizes[one] + 1])) });
}

type Sizes = Readonly<Record<TeamFunction, number>>;

const sizesFor = (sizeOf: (one: TeamFunction) => number): Sizes =>
  Object.fromEntries(TEAM_FUNCTIONS.map((one) => [one, sizeOf(one) > 0 ? Math.max(FEWEST, sizeOf(one)) : 0])) as Sizes;

async function registerTeam(db: Database, municipality: string, sizes: Sizes): Promise<Team> {
  const register = async (name: string, more: object = {}) =>
    (await saveStaff(db, { municipality, name, email: `${name}@${municipality}.example`, ...more })).id;
  const staff = {} as Record<TeamFunction, string[]>;
  for (const jobFunction of TEAM_FUNCTIONS) {
    staff[jobFunction] = [];
    const trained = jobFunction === 'ctiWorker' ? { trainedOn: date('2020-01-15'), trainedIn: 'social-stoette' } : {};
    for (let index = 0; index < sizes[jobFunction]; index++)
      staff[jobFunction].push(await register(`${jobFunction.toLowerCase()}${index + 1}`, trained));
  }
  await register('teamleader', { teamLeader: true });
  for (const party of OUTSIDE_PARTIES)
    await saveParty(db, { municipality, party, name: party, email: `${party.toLowerCase()}@${municipality}.example` });
  return { municipality, staff, supporter: await register('supporter') };
}
