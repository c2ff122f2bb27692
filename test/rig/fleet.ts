import { NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { createRecordActivities } from '../../activities/record.ts';
import { NAMESPACE } from '../../src/temporal.ts';
import { until } from './histories/scenario.ts';
import type { Rig } from './rig.ts';

/** A build of the workflows, by the name under which it is deployed. */
export interface Build {
  readonly id: string;
  readonly bundle: WorkflowBundleOption;
}

/** The installation's workers as an operator replaces them. */
export interface Fleet {
  /** Brings a build into service while the former still runs, then takes the former out. */
  deploy(build: Build): Promise<void>;
}

type Stopping = Pick<Awaited<ReturnType<Rig['startWorker']>>, 'stop'>;

/** One build after the other on one task queue; while both run, a case may be served by either. */
export function plainFleet(rig: Rig): Fleet {
  return replacing(({ bundle }) => rig.startWorker(bundle));
}

const DEPLOYMENT = 'overgang';

/** Temporal's Worker Deployment Versioning: the server knows the builds, and moves open cases to the one that is current. */
export function versionedFleet(rig: Rig): Fleet {
  return replacing(async ({ id, bundle }) => {
    const connection = await NativeConnection.connect(rig.connect);
    const worker = await Worker.create({
      connection,
      namespace: NAMESPACE,
      taskQueue: rig.taskQueue,
      workflowBundle: bundle,
      activities: createRecordActivities(rig),
      workerDeploymentOptions: {
        version: { deploymentName: DEPLOYMENT, buildId: id },
        useWorkerVersioning: true,
        defaultVersioningBehavior: 'AUTO_UPGRADE',
      },
    });
    const ended = worker.run().finally(() => connection.close());
    await becomesCurrent(rig, id);
    return {
      async stop() {
        worker.shutdown();
        await ended;
      },
    };
  });
}

/** gRPC statuses of a build that nobody has polled with yet, or not for every task queue of the former. */
const NOT_YET = [5, 9];

/** The server learns of a build from its polls, and takes it for current once it polls for all that the former did. */
async function becomesCurrent({ client }: Rig, buildId: string): Promise<void> {
  const version = { namespace: NAMESPACE, deploymentName: DEPLOYMENT, buildId };
  await until(`build ${buildId} to become current`, () =>
    client.workflowService.setWorkerDeploymentCurrentVersion(version).then(
      () => true,
      (error: { code: number }) => {
        if (!NOT_YET.includes(error.code)) throw error;
        return false;
      },
    ),
  );
}

function replacing(start: (build: Build) => Promise<Stopping>): Fleet {
  let serving: Stopping | undefined;
  return {
    async deploy(build) {
      const former = serving;
      serving = await start(build);
      await former?.stop();
    },
  };
}
