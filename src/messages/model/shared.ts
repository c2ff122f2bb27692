import type { DutyWords, ModelWords } from './model-words.ts';

/** A case that was given from one to another: every programme has these. */
export const handOverDuties: Readonly<Record<string, DutyWords>> = {
  acceptCase: {
    name: { da: 'bekræftelse af et forløb, du har overtaget', en: 'confirmation of a case you have taken over' },
    todo: {
      da: 'Bekræft, at du har overtaget forløbet, eller sig fra med en begrundelse.',
      en: 'Confirm that you have taken the case over, or say no with a reason.',
    },
  },
  findReceiver: {
    name: { da: 'forløb, som modtageren har sagt fra over for', en: 'case that its receiver has said no to' },
    todo: {
      da: 'Find en anden, eller aftal, at modtageren beholder forløbet, og meld opgaven gjort.',
      en: 'Find somebody else, or agree that the receiver keeps the case and tick the task off.',
    },
  },
};

/** Words of what several programmes have: an id means the same in all of them. */
export const shared = {
  steps: { statutoryTalk: { da: 'lovpligtig samtale', en: 'statutory talk' } },
  fields: {
    reasonNote: { name: { da: 'begrundelse', en: 'reason' } },
    note: { name: { da: 'note', en: 'note' } },
    planNote: { name: { da: 'planens tekst', en: 'text of the plan' } },
    company: { name: { da: 'virksomhed', en: 'company' } },
    from: { name: { da: 'fra', en: 'from' } },
    until: { name: { da: 'til og med', en: 'until' } },
    plannedOn: { name: { da: 'planlagt til', en: 'planned for' } },
    followUpOn: { name: { da: 'aftalt opfølgning', en: 'agreed follow-up' } },
    place: {
      name: { da: 'sted', en: 'place' },
      choices: {
        office: { da: 'på kontoret', en: 'at the office' },
        company: { da: 'på virksomheden', en: 'at the company' },
        home: { da: 'hos borgeren', en: "at the citizen's home" },
        other: { da: 'et andet sted', en: 'elsewhere' },
      },
    },
  },
  reports: {
    monitoring: { da: 'Monitorering', en: 'Monitoring' },
    management: { da: 'Ledelsesinformation', en: 'Management information' },
  },
  duties: {
    statutoryTalk: {
      name: { da: 'lovpligtig samtale', en: 'statutory talk' },
      todo: { da: 'Hold samtalen, og meld opgaven gjort.', en: 'Hold the talk and tick the task off.' },
    },
  },
  exits: {
    statePension: { da: 'folkepension', en: 'state pension' },
    movedAway: { da: 'fraflyttet kommunen', en: 'moved to another municipality' },
    death: { da: 'dødsfald', en: 'death' },
  },
} as const satisfies Partial<ModelWords>;
