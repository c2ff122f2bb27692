/** Does something with each item, so many at a time, in order of beginning. The first fault ends it when what is under way is done. */
export async function inParallel<Item>(
  count: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  let fault: unknown;
  const one = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      await work(next).catch((error) => {
        fault ??= error;
        queue.length = 0;
      });
  };
  await Promise.all(Array.from({ length: count }, one));
  if (fault !== undefined) throw fault;
}
