import type { ReportState } from '../domain/reports/versions.ts';
import type { Names } from './words.ts';

/** How far a version has come. */
export const reportStateName = {
  da: { draft: 'kladde', approved: 'godkendt', frozen: 'låst' },
  en: { draft: 'draft', approved: 'approved', frozen: 'frozen' },
} as const satisfies Names<ReportState>;

/** The columns of reports; a test asks for those of every report that fills itself. */
export const reportColumnName: Names<string> = {
  da: {
    ...{ startOn: 'Opstartsdato', endOn: 'Afslutningsdato', group: 'Delmålgruppe', isCompleted: 'Gennemført' },
    ...{ requirement1: 'Tæller i krav 1', requirement2: 'Tæller i krav 2' },
    ...{ kind: 'Hvad', course: 'Forløb nr.', from: 'Fra', until: 'Første dag igen', reason: 'Grund' },
    ...{ began: 'Meddelt', ended: 'Tilbagekomst meddelt', reasons: 'Årsager sendt', discussed: 'Drøftet' },
  },
  en: {
    ...{ startOn: 'Start date', endOn: 'End date', group: 'Sub-target group', isCompleted: 'Completed' },
    ...{ requirement1: 'Counts for requirement 1', requirement2: 'Counts for requirement 2' },
    ...{ kind: 'What', course: 'Course no.', from: 'From', until: 'Until', reason: 'Reason' },
    ...{ began: 'Told', ended: 'Return told', reasons: 'Reasons sent', discussed: 'Discussed' },
  },
};

/** What is counted in reports. */
export const figureName: Names<string> = {
  da: {
    ...{ courses: 'Forløb', ended: 'Afsluttede', completed: 'Gennemførte' },
    ...{ targetGroup: 'Målgruppe', requirement1: 'Krav 1', requirement2: 'Krav 2' },
  },
  en: {
    ...{ courses: 'Courses', ended: 'Ended', completed: 'Completed' },
    ...{ targetGroup: 'Target group', requirement1: 'Requirement 1', requirement2: 'Requirement 2' },
  },
};
