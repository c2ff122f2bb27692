import { CancellationScope, condition, sleep } from '@temporalio/workflow';

/** Waits until an instant (epoch milliseconds) has come or `something` holds. The timer is kept while the instant stays the same. */
export function createAlarm(now: () => number) {
  let set: { at: number; scope: CancellationScope; rang: boolean } | undefined;
  return async (at: number | undefined, something: () => boolean): Promise<void> => {
    if (set && set.at !== at) {
      set.scope.cancel();
      set = undefined;
    }
    if (at !== undefined && !set) {
      const mine = { at, scope: new CancellationScope(), rang: false };
      mine.scope
        .run(() => sleep(Math.max(1, at - now())))
        .then(
          () => {
            mine.rang = true;
          },
          () => undefined, // cancelled: the date has moved
        );
      set = mine;
    }
    await condition(() => set?.rang === true || something());
    if (set?.rang) set = undefined;
  };
}
