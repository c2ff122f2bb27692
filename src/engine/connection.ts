import {
  Connection,
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;

/** gRPC's CANCELLED: is not tried again. */
const CANCELLED = 1;

/**
 * Connects to a cluster. A call that is still being tried again when the connection is closed fails as cancelled.
 * With the client's own list of interceptors the waiting attempt throws out of its timer, which ends the process:
 * one that stops while the cluster is away.
 */
export const connectTo = (options: ConnectionOptions): Promise<Connection> =>
  Connection.connect({
    ...options,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), cancelledOnceClosed],
  });

/** Stands behind the one that tries again, so that it sees every attempt. */
const cancelledOnceClosed: Interceptor = (options, nextCall) => {
  try {
    return nextCall(options) as Call;
  } catch (error) {
    return cancelledCall((error as Error).message);
  }
};

/** A call that ends as soon as it starts: as ever with no message before the status. Of a call the client only uses these. */
function cancelledCall(details: string): Call {
  const nothing = () => {};
  return {
    start(metadata, listener) {
      process.nextTick(() => {
        listener?.onReceiveMessage?.(null);
        listener?.onReceiveStatus?.({ code: CANCELLED, details, metadata });
      });
    },
    ...{ sendMessage: nothing, halfClose: nothing, startRead: nothing, cancelWithStatus: nothing },
    getPeer: () => 'unknown',
  } as Partial<Call> as Call;
}
