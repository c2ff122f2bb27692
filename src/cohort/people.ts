import { date } from '../domain/calendar/civil-date.ts';
import { OUTSIDE_PARTIES } from '../domain/people.ts';
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

type TeamFunction = 'ctiWorker' | 'jobConsultant' | 'jobCentreCaseworker' | 'socialCaseworker';

/** How many citizens one member of staff has about at a time (G-29, G-30 for the CTI worker). */
const CITIZENS_EACH: Readonly<Record<TeamFunction, number>> = {
  ctiWorker: 12,
  jobConsultant: 25,
  jobCentreCaseworker: 30,
  socialCaseworker: 30,
};
/** A municipality of the pilot had some tens of citizens; larger ones would only make longer mails. */
const CITIZENS_PER_MUNICIPALITY = 75;

/** Registers the staff and the outside addresses of as many municipalities as a cohort needs. All of them are fictive. */
export async function registerTeams(db: Database, citizens: number): Promise<Team[]> {
  const teams: Team[] = [];
  const count = Math.ceil(citizens / CITIZENS_PER_MUNICIPALITY);
  for (let number = 0; number < count; number++)
    teams.push(await registerTeam(db, String(901 + number), Math.ceil(citizens / count)));
  return teams;
}

async function registerTeam(db: Database, municipality: string, citizens: number): Promise<Team> {
  const register = async (name: string, more: object = {}) =>
    (await saveStaff(db, { municipality, name, email: `${name}@${municipality}.example`, ...more })).id;
  const staff = {} as Record<TeamFunction, string[]>;
  for (const [jobFunction, each] of Object.entries(CITIZENS_EACH) as [TeamFunction, number][]) {
    staff[jobFunction] = [];
    const trained = jobFunction === 'ctiWorker' ? { trainedOn: date('2020-01-15'), trainedIn: 'social-stoette' } : {};
    for (let index = 0; index < Math.max(3, Math.ceil(citizens / each)); index++)
      staff[jobFunction].push(await register(`${jobFunction.toLowerCase()}${index + 1}`, trained));
  }
  await register('teamleader', { teamLeader: true });
  for (const party of OUTSIDE_PARTIES)
    await saveParty(db, { municipality, party, name: party, email: `${party.toLowerCase()}@${municipality}.example` });
  return { municipality, staff, supporter: await register('supporter') };
}
