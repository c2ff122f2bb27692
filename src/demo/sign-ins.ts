import type { Role } from '../domain/roles.ts';
import type { ServiceDeps } from '../services/services.ts';
import { listStaff } from '../store/staff.ts';
import { DEMO_STAFF } from './story.ts';

interface SignIn {
  readonly work: string;
  readonly roles: readonly [Role, ...Role[]];
}

/** Fictive people who work around the cases without being assigned to any. */
export const DEMO_OFFICE = {
  per: { name: 'Per Lindegaard', email: 'per.lindegaard@demo.invalid' },
  lea: { name: 'Lea Thorup', email: 'lea.thorup@demo.invalid' },
  eva: { name: 'Eva Kolding', email: 'eva.kolding@demo.invalid' },
  simon: { name: 'Simon Bech', email: 'simon.bech@demo.invalid' },
} as const;

const KNOWN: Readonly<Record<string, SignIn>> = Object.fromEntries(
  (
    [
      [DEMO_STAFF.mette, 'CTI-medarbejder', ['caseworker']],
      [DEMO_STAFF.jonas, 'CTI-medarbejder', ['caseworker']],
      [DEMO_STAFF.aisha, 'CTI-medarbejder', ['caseworker']],
      [DEMO_STAFF.bodil, 'sagsbehandler i jobcentret', ['caseworker']],
      [DEMO_STAFF.kirsten, 'sagsbehandler på det sociale område', ['caseworker']],
      [DEMO_STAFF.soeren, 'jobkonsulent', ['caseworker']],
      [DEMO_STAFF.nadia, 'jobformidler', ['caseworker']],
      [DEMO_STAFF.lone, 'teamleder, som også er projektleder', ['teamLeader', 'projectLead']],
      [DEMO_OFFICE.per, 'projektleder', ['projectLead']],
      [DEMO_OFFICE.lea, 'ser forløb, men registrerer ikke', ['reader']],
      [DEMO_OFFICE.eva, 'ser forløb uden navne', ['evaluator']],
      [DEMO_OFFICE.simon, 'passer systemet og ser ingen forløb', ['systemAdministrator']],
    ] as const
  ).map(([{ email }, work, roles]) => [email, { work, roles }]),
);

/** Who can be signed in as in a trial: the whole staff register, the fictive people with the roles they play. */
export async function demoPeople({ db }: Pick<ServiceDeps, 'db'>) {
  return (await listStaff(db)).map(({ id, name, email, teamLeader }) => {
    const { work, roles } = KNOWN[email] ?? {
      work: email,
      roles: [teamLeader ? ('teamLeader' as const) : ('caseworker' as const)] as const,
    };
    return { id, name, email, work, roles };
  });
}
