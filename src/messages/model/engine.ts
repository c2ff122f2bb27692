import type { Said } from './model-words.ts';

/** What the engine itself registers, whatever the programme: names of facts, and of what can be withdrawn. */
export const engineWords: Readonly<Record<string, Said>> = {
  assessment: { da: 'vurdering af målgruppe', en: 'target group assessment' },
  jobMatch: { da: 'jobmatch', en: 'job match' },
  grant: { da: 'bevilling', en: 'grant' },
  grantKnown: { da: 'orientering om bevilling', en: 'information about the grant' },
  pause: { da: 'pause', en: 'pause' },
  return: { da: 'genoptagelse efter pause', en: 'return from pause' },
  earlyEnd: { da: 'afslutning før tid', en: 'early end' },
  courseStart: { da: 'startdato', en: 'start date' },
  leaving: { da: 'udtræden', en: 'leaving the programme' },
  standIn: { da: 'afløser', en: 'stand-in' },
  dutyCompleted: { da: 'opgave, der var meldt gjort', en: 'task that was ticked off' },
  interruptionDescribed: { da: 'beskrivelse af afbrydelse', en: 'description of interruption' },
  interruptionDiscussed: { da: 'drøftelse af afbrydelse', en: 'discussion of interruption' },
};
