import { type Command, Option } from 'commander';
import { AUTHORITIES, OUTSIDE_PARTIES } from '../domain/people.ts';
import { shortDate } from '../messages/dates.ts';
import { authorityName, outsidePartyName } from '../messages/people.ts';
import { PartyRequest, StaffRequest } from '../services/register-schema.ts';
import type { PartyAddress } from '../store/parties.ts';
import type { RegisteredStaff } from '../store/staff.ts';
import { unusable } from './people.ts';
import { type DirectoryOptions, withInstallation } from './with-installation.ts';

interface RegisterOptions extends DirectoryOptions {
  readonly json?: boolean;
  readonly municipality: string;
}
interface StaffOptions extends RegisterOptions {
  readonly name?: string;
  readonly teamLeader?: boolean;
  readonly trainedOn?: string;
  readonly trainedIn?: string;
  readonly authority?: string;
  readonly team?: string;
}
interface PartyOptions extends RegisterOptions {
  readonly name?: string;
  readonly email?: string;
}

/** The registers that a case asks: who works here, and where those outside are written to. */
export function addRegister(program: Command): void {
  program
    .command('staff')
    .description('show the staff register, or register somebody by e-mail address with training and authority')
    .argument('[email]', 'who is to be registered or changed; everybody is shown when left out')
    .option('--municipality <code>', 'three digits', '101')
    .option('--name <name>', 'what people call them')
    .option('--team-leader', 'is told what nobody else is assigned to, and what is overdue')
    .option('--no-team-leader', 'leads no team any more')
    .option('--team <name>', 'whose cases the team leader sees; "" where there is one team')
    .option('--trained-on <date>', 'day of the CTI training, YYYY-MM-DD, or "none" when it was said by mistake')
    .option('--trained-in <programme>', 'the programme within which it was given, such as social-stoette')
    .addOption(new Option('--authority <much>', 'of the job centre, given to a job consultant').choices(AUTHORITIES))
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action((email: string | undefined, options: StaffOptions) => staff(email, options));
  program
    .command('party')
    .description('show where those outside are written to, or give one an address')
    .argument('[party]', `${OUTSIDE_PARTIES.join(', ')}; all are shown when left out`)
    .option('--municipality <code>', 'three digits', '101')
    .option('--name <name>', 'who reads it there')
    .option('--email <address>', 'where messages go')
    .option('--data-dir <folder>', 'data directory')
    .option('--json', 'answer in JSON')
    .action((party: string | undefined, options: PartyOptions) => outside(party, options));
}

async function staff(
  email: string | undefined,
  { dataDir, json, trainedOn, trainedIn, ...known }: StaffOptions,
): Promise<void> {
  const directory = dataDir === undefined ? {} : { dataDir };
  if (email === undefined)
    return withInstallation(directory, async (operations) => {
      const all = await operations.staff();
      console.log(
        json ? JSON.stringify(all, null, 2) : [...all.map(staffLine), `${all.length} medarbejdere`].join('\n'),
      );
    });
  const training = trainedOn === 'none' ? { trainedOn: null, trainedIn: null } : { trainedOn, trainedIn };
  const request = StaffRequest.safeParse({ ...known, ...training, email });
  if (!request.success) throw unusable(request.error);
  await withInstallation(directory, async (operations) => {
    const saved = await operations.saveStaff(request.data);
    console.log(json ? JSON.stringify(saved) : staffLine(saved));
  });
}

async function outside(party: string | undefined, { dataDir, json, ...address }: PartyOptions): Promise<void> {
  const directory = dataDir === undefined ? {} : { dataDir };
  if (party === undefined)
    return withInstallation(directory, async (operations) => {
      const all = await operations.parties();
      console.log(json ? JSON.stringify(all, null, 2) : [...all.map(partyLine), `${all.length} adresser`].join('\n'));
    });
  const request = PartyRequest.safeParse({ ...address, party });
  if (!request.success) throw unusable(request.error);
  await withInstallation(directory, async (operations) => {
    const saved = await operations.saveParty(request.data);
    console.log(json ? JSON.stringify(saved) : partyLine(saved));
  });
}

function staffLine({ id, municipality, name, email, teamLeader, ...known }: RegisteredStaff): string {
  const { trainedOn, trainedIn, authority, team } = known;
  const more = [
    ...(teamLeader ? ['teamleder'] : []),
    ...(team === '' ? [] : [`team ${team}`]),
    trainedOn ? `CTI-uddannet ${shortDate(trainedOn)}${trainedIn ? ` (${trainedIn})` : ''}` : 'CTI-uddannelse ukendt',
    ...(authority === 'none' ? [] : [authorityName.da[authority]]),
  ];
  return `${id}  ${municipality}  ${name} <${email}>\n    ${more.join(', ')}`;
}

const partyLine = ({ municipality, party, name, email }: PartyAddress): string =>
  `${municipality}  ${party}  ${outsidePartyName.da[party]}: ${name} <${email}>`;
