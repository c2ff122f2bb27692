import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';
import { type Told, toldBy } from './told.ts';

/** Hears in Node what a workflow in its sandbox tells the server. */
export interface ReportSinks extends Sinks {
  report: { told(told: readonly Told[]): void };
}

const { report } = proxySinks<ReportSinks>();

/**
 * Bundled beside the workflows for a replay: looks at the commands of each step when they are complete, and changes
 * nothing. The SDK knows it by its name.
 * @public
 */
export const interceptors = (): WorkflowInterceptors => ({
  internals: [
    {
      concludeActivation(input, next) {
        report.told(input.commands.map(toldBy));
        return next(input);
      },
    },
  ],
});
