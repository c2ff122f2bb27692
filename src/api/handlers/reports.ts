import type { z } from 'zod';
import { reportName } from '../../messages/model/index.ts';
import type { ServiceDeps } from '../../services/services.ts';
import {
  type FileFormat,
  type ListedReport,
  listReports,
  type Settling,
  type ShownReport,
  settleReport,
  showReport,
  exportReport as writeOut,
} from '../../services/stored-reports.ts';
import type { Actor } from '../access/policy.ts';
import type { reports } from '../contract/reports.ts';
import { Problem } from '../http/problem.ts';
import { refused } from '../http/refused.ts';
import type { Handler } from '../http/router.ts';

type Own = { readonly [Id in keyof typeof reports]: Handler<(typeof reports)[Id]> };

/** Reports that fill themselves: a municipality's own, by the ids of cases until they are written out. */
export function reportHandlers(deps: ServiceDeps): Own {
  /** Another municipality's is not there. */
  async function known({ municipality }: Actor, id: string): Promise<ShownReport> {
    const report = await showReport(deps, id);
    if (report?.municipality !== municipality) throw new Problem('notFound');
    return report;
  }

  async function settled(actor: Actor, asked: Omit<Settling, 'by'>) {
    await known(actor, asked.id);
    const answer = await settleReport(deps, { ...asked, by: actor.id });
    if (!answer) throw new Problem('notFound');
    if ('refusal' in answer) throw refused(answer.refusal);
    return shown(answer);
  }

  async function file(actor: Actor, id: string, format: FileFormat, isPublic: boolean) {
    await known(actor, id);
    const written = await writeOut(deps, { id, format, isPublic });
    if (!written) throw new Problem('notFound');
    const { trajectories, ...body } = written;
    return { body, trajectories };
  }

  return {
    async listReports(_, { actor: { municipality } }) {
      const { versions, coming } = await listReports(deps, { municipality });
      return {
        body: {
          items: versions.map(named),
          coming: coming.map((one) => ({ ...one, name: nameOf(one.report) })),
        },
      };
    },

    readReport: async ({ path: { reportId } }, { actor }) => shown(await known(actor, reportId)),

    approveReport: ({ path: { reportId: id }, body: { reason } }, { actor }) =>
      settled(actor, { id, to: 'approved', ...(reason === null ? {} : { reason }) }),

    freezeReport: ({ path: { reportId: id } }, { actor }) => settled(actor, { id, to: 'frozen' }),

    exportReport: ({ path: { reportId }, query: { format } }, { actor }) => file(actor, reportId, format, false),

    exportPublicReport: ({ path: { reportId }, query: { format } }, { actor }) => file(actor, reportId, format, true),
  };
}

const nameOf = (report: string) => reportName(report, 'da') ?? '';
const named = <Version extends ListedReport>(version: Version) => ({ ...version, name: nameOf(version.report) });

type Body = z.input<typeof reports.readReport.answer.schema>;

/** With the cases that it is about: they go into the access log. */
function shown(report: ShownReport): { readonly body: Body; readonly trajectories: readonly string[] } {
  const body = named(report) as unknown as Body; // readonly arrays; the schema looks at each on the way out
  return { body, trajectories: [...new Set(report.rows.map(({ trajectoryId }) => trajectoryId))] };
}
