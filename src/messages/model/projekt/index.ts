import type { ModelWords } from '../model-words.ts';
import { organisation } from '../organisation.ts';
import { handOverDuties, shared } from '../shared.ts';

/** The words of a project that is paid by a grant. */
export const projektWords: ModelWords = {
  name: { da: 'Projekt med tilskud', en: 'Project with a grant' },
  steps: {
    cooperationAgreement: { da: 'samarbejdsaftale', en: 'cooperation agreement' },
    projectEstimates: { da: 'projektets skøn', en: "the project's estimates" },
    projectGrant: { da: 'tilskud bevilget', en: 'grant given' },
    projectLeadership: { da: 'projektledelse', en: 'project leadership' },
    readyToBegin: { da: 'klar til at begynde', en: 'ready to begin' },
    expense: { da: 'udgift', en: 'expense' },
    statusReport: { da: 'statusrapport', en: 'status report' },
    partialAccount: { da: 'delregnskab', en: 'partial account' },
    finalAccount: { da: 'slutregnskab', en: 'final account' },
    accountDeadline: { da: 'frist for regnskab eller rapport', en: 'deadline of an account or report' },
    payment: { da: 'udbetaling', en: 'payment' },
    extensionRequest: { da: 'anmodning om forlængelse', en: 'request for extension' },
    extensionAnswered: { da: 'svar på anmodningen', en: 'answer to the request' },
    extensionRenounced: { da: 'afkald på forlængelse', en: 'extension renounced' },
    changeRequest: { da: 'anmodning om ændring', en: 'request for a change' },
  },
  fields: {
    from: shared.fields.from,
    until: shared.fields.until,
    note: shared.fields.note,
    reasonNote: shared.fields.reasonNote,
    citizensExpected: organisation.fields.citizensExpected,
    isAccepted: organisation.fields.isAccepted,
    signedByBothDirectors: {
      name: { da: 'underskrevet af begge direktører', en: 'signed by both directors' },
    },
    timePlanGiven: { name: { da: 'tidsplan for underskrift', en: 'time plan for the signature' } },
    leads: {
      name: { da: 'projektlederen leder', en: 'the project leader leads' },
      choices: {
        resourceCourses: { da: 'området for ressourceforløb', en: 'the field of resource courses' },
        otherField: { da: 'et andet område', en: 'another field' },
      },
    },
    oneOfSeveralLeaders: { name: { da: 'en af flere ledere', en: 'one of several leaders' } },
    everybodyReady: { name: { da: 'alle medarbejdere er klar', en: 'all workers are ready' } },
    category: {
      name: { da: 'udgiftens art', en: 'kind of expense' },
      choices: {
        jobMediatorSalary: { da: 'løn til jobformidlere', en: 'salary to job mediators' },
        coordinatingMeetings: { da: 'koordinerende møder', en: 'coordinating meetings' },
        caseSparring: { da: 'sagssparring', en: 'case sparring' },
        workerForProject: { da: 'løn til støttemedarbejder', en: 'salary to a support worker' },
        transport: { da: 'transport', en: 'transport' },
        staffTime: { da: 'medarbejdernes tid på uddannelse', en: "employees' time on training" },
        rehabilitationTeam: { da: 'rehabiliteringsteam', en: 'rehabilitation team' },
        healthCoordinator: { da: 'sundhedskoordinator', en: 'health coordinator' },
        externalCourse: { da: 'forløb hos anden aktør', en: 'course from another actor' },
        cashBenefit: { da: 'kontanthjælp', en: 'cash benefit' },
        ctiTraining: { da: 'CTI-uddannelse', en: 'CTI training' },
        other: { da: 'andet', en: 'other' },
      },
    },
    paidBy: {
      name: { da: 'betales af', en: 'paid by' },
      choices: {
        grant: { da: 'tilskuddet', en: 'the grant' },
        ownContribution: { da: 'kommunen selv', en: 'the municipality itself' },
      },
    },
    amountKroner: { name: { da: 'beløb i kroner', en: 'amount in kroner' } },
    worksForProject: { name: { da: 'arbejder for projektet', en: 'works for the project' } },
    paidByOtherProject: { name: { da: 'betalt af andre projektmidler', en: 'paid by other project money' } },
    countsUntil: { name: { da: 'til og med', en: 'until' } },
    account: {
      name: { da: 'gælder', en: 'about' },
      choices: {
        partialAccount: { da: 'delregnskab', en: 'partial account' },
        finalAccount: { da: 'slutregnskab', en: 'final account' },
        statusReport: { da: 'statusrapport', en: 'status report' },
      },
    },
    deadlineOn: { name: { da: 'frist', en: 'deadline' } },
    percentOfGrant: { name: { da: 'procent af tilskuddet', en: 'per cent of the grant' } },
    viaPortal: { name: { da: 'sendt gennem Tilskudsportalen', en: 'sent through the grant portal' } },
    budget: {
      name: { da: 'budget', en: 'budget' },
      choices: {
        revised: { da: 'nyt budget er vedlagt', en: 'a revised budget is attached' },
        unchanged: { da: 'budgettet er uændret', en: 'the budget is unchanged' },
      },
    },
    newUntil: { name: { da: 'ny sidste dag', en: 'new last day' } },
  },
  sections: {},
  duties: {
    ...handOverDuties,
    cooperationAgreement: {
      name: { da: 'samarbejdsaftale', en: 'cooperation agreement' },
      todo: {
        da: 'Få samarbejdsaftalen underskrevet på begge områder, eller lav en tidsplan for det.',
        en: 'Have the cooperation agreement signed for both areas, or make a time plan for it.',
      },
    },
    readyToBegin: {
      name: { da: 'klar til at begynde', en: 'ready to begin' },
      todo: {
        da: 'Kontrollér, at alle medarbejdere er klar, og registrér det.',
        en: 'Check that all workers are ready, and register it.',
      },
    },
    partialAccount: {
      name: { da: 'delregnskab', en: 'partial account' },
      todo: { da: 'Send delregnskabet ind, og registrér det.', en: 'Send in the partial account, and register it.' },
    },
    statusReport: {
      name: { da: 'statusrapport', en: 'status report' },
      todo: { da: 'Send statusrapporten ind, og registrér den.', en: 'Send in the status report, and register it.' },
    },
    finalAccount: {
      name: { da: 'slutregnskab', en: 'final account' },
      todo: { da: 'Send slutregnskabet ind, og registrér det.', en: 'Send in the final account, and register it.' },
    },
    extendedFinalAccount: {
      name: { da: 'slutregnskab efter forlængelse', en: 'final account after the extension' },
      todo: { da: 'Send slutregnskabet ind, og registrér det.', en: 'Send in the final account, and register it.' },
    },
    accountDue: {
      name: { da: 'regnskab eller rapport', en: 'account or report' },
      todo: {
        da: 'Send det ind, registrér det, og meld opgaven gjort.',
        en: 'Send it in, register it and tick the task off.',
      },
    },
    projectEnds: {
      name: { da: 'projektperioden slutter', en: 'the project period ends' },
      news: {
        coming: { da: 'Projektets sidste dag er {on}.', en: 'The last day of the project is {on}.' },
        past: { da: 'Projektets sidste dag var {on}.', en: 'The last day of the project was {on}.' },
      },
      todo: { da: 'Aftal, hvordan projektet afsluttes.', en: 'Agree how the project is closed.' },
    },
    extendedProjectEnds: {
      name: { da: 'den forlængede projektperiode slutter', en: 'the extended project period ends' },
      news: {
        coming: { da: 'Projektets sidste dag er {on}.', en: 'The last day of the project is {on}.' },
        past: { da: 'Projektets sidste dag var {on}.', en: 'The last day of the project was {on}.' },
      },
      todo: { da: 'Aftal, hvordan projektet afsluttes.', en: 'Agree how the project is closed.' },
    },
  },
  recurring: {},
  reports: { management: shared.reports.management },
  exits: {},
  transitions: {},
};
