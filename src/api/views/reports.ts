import type { OpenGap } from '../../domain/reports/content.ts';
import { programmeName, reportName } from '../../messages/model/index.ts';
import { caseLink, reportAnchor } from '../../messages/notices.ts';
import { comingLine, missingLine, versionLine } from '../../messages/report-versions.ts';
import type { PageOfReports } from '../staff-pages.ts';

/** A municipality's reports, each with what comes and with its versions, those of the newest period first. */
export function reportsView({ versions, coming, gaps }: PageOfReports) {
  const lines = [
    ...versions.map((one) => ({
      ...named(one),
      ...{ line: versionLine(one), isLate: one.isOverdue, missing: (gaps.get(one.id) ?? []).map(missing) },
    })),
    ...coming.map((one) => ({ ...named(one), line: comingLine(one), isLate: false, missing: [] })),
  ];
  // A message leads to the first line of a period.
  const seen = new Set<string>();
  const anchored = lines.reverse().map(({ anchor, ...line }) => {
    const id = seen.has(anchor) ? null : anchor;
    seen.add(anchor);
    return { ...line, id };
  });
  const reports = [...Map.groupBy(anchored, ({ heading }) => heading)].map(([heading, own]) => ({ heading, own }));
  return { title: 'Indberetninger', reports };
}

interface Period {
  readonly programme: string;
  readonly report: string;
  readonly last: string;
}

const named = (period: Period) => ({
  anchor: reportAnchor(period),
  heading: `${programmeName(period.programme, 'da')}: ${reportName(period.report, 'da')}`,
});

const missing = (gap: OpenGap) => ({ text: missingLine(gap), link: caseLink('', gap.trajectoryId) });
