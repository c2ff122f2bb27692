import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CommandType } from '../../domain/commands.ts';
import { type Possibility, possibilities } from '../../domain/possibilities.ts';
import type { Reason } from '../../domain/rule.ts';
import type { Trajectory } from '../../domain/state.ts';
import { exitName, stepName } from '../../messages/model/index.ts';
import { refusalLines } from '../../messages/refusals.ts';
import { allOf, capital, commandName } from '../../messages/words.ts';

/**
 * What is allowed now and why the rest is not, by what it is about. What the same reasons forbid stands together, so that
 * they are read once.
 */
export function possibleView(today: CivilDate, state: Trajectory) {
  const all = possibilities(today, state).filter(({ objections }) => !isOfAnotherVariant(objections));
  return AREAS.flatMap(({ heading, commands }) => {
    const own = all.filter(({ command }) => commands.includes(command));
    if (own.length === 0) return [];
    const allowed = own.filter(({ objections }) => objections.length === 0).map(nameOf);
    const refused = [...Map.groupBy(own.filter(isRefused), ({ objections }) => JSON.stringify(objections))];
    return [
      {
        heading,
        allowed: allowed.map(capital),
        refused: refused.map(([, same]) => ({
          names: capital(allOf(same.map(nameOf), 'da')),
          needsReason: same[0]!.needsReason,
          reasons: refusalLines({ reasons: same[0]!.objections as [Reason, ...Reason[]] }, 'da'),
        })),
      },
    ];
  });
}

const isRefused = ({ objections }: Possibility) => objections.length > 0;

/** A way out that only the pilot has is no news to a municipality of the roll-out. */
const isOfAnotherVariant = (objections: readonly Reason[]) =>
  objections.some(({ code }) => code === 'exitNotInVariant');

const AREAS: readonly { readonly heading: string; readonly commands: readonly CommandType[] }[] = [
  { heading: 'Møder', commands: ['SummonMeeting', 'HoldMeeting'] },
  {
    heading: 'Bevilling, jobmatch og start',
    commands: ['AssessTargetGroup', 'GrantSupport', 'InformOfGrant', 'RegisterJobMatch', 'StartCourse'],
  },
  { heading: 'Planer, kontakt og andre registreringer', commands: ['RecordFact'] },
  {
    heading: 'Pause, ny start og slut',
    commands: ['PauseCourse', 'ResumeCourse', 'RecordPastPause', 'RestartCourse', 'EndCourseEarly', 'BeginAnew'],
  },
  { heading: 'Borgeren udtræder på grund af', commands: ['LeaveProgramme'] },
  { heading: 'Arkiv', commands: ['ArchiveTrajectory'] },
];

function nameOf({ command, about }: Possibility): string {
  const name = inSentence(commandName.da[command]);
  if (about === null) return name;
  const what = stepName(about, 'da') ?? exitName(about, 'da') ?? about;
  switch (command) {
    case 'SummonMeeting':
      return `indkald til ${what}`;
    case 'HoldMeeting':
      return `registrér ${what}`;
    default:
      return what;
  }
}

const inSentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
