const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Which id of the real world stands for which id of an example. */
export type Ids = Map<string, string>;

/**
 * Where an answer is not as an example says; empty when it is. An id of the example stands for one and the same id
 * throughout, an instant for any; of a list the example shows some items, in their order; everything else is equal.
 */
export function deviations(example: unknown, found: unknown, ids: Ids, place = ''): string[] {
  const differs = () => [`${place || '/'}: ${JSON.stringify(example)}, found ${JSON.stringify(found)}`];
  if (Array.isArray(example)) return Array.isArray(found) ? unseen(example, found, ids, place) : differs();
  if (typeof example === 'object' && example !== null) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return differs();
    const [wanted, there] = [Object.keys(example).sort(), Object.keys(found).sort()];
    if (wanted.join() !== there.join()) return [`${place || '/'}: fields ${wanted}, found ${there}`];
    return Object.entries(example).flatMap(([name, value]) =>
      deviations(value, (found as Record<string, unknown>)[name], ids, `${place}/${name}`),
    );
  }
  if (typeof example === 'string' && typeof found === 'string') {
    if (INSTANT.test(example) && INSTANT.test(found)) return [];
    if (UUID.test(example) && UUID.test(found)) {
      if (!ids.has(example)) ids.set(example, found);
      return ids.get(example) === found ? [] : differs();
    }
  }
  return example === found ? [] : differs();
}

/** Every item that the example shows must be in the list after the one before it. */
function unseen(example: readonly unknown[], found: readonly unknown[], ids: Ids, place: string): string[] {
  if (example.length === 0 && found.length > 0) return [`${place}: an empty list, found ${found.length} items`];
  let next = 0;
  for (const [index, item] of example.entries()) {
    const tried = found.slice(next).map((one) => {
      const guess = new Map(ids);
      return { differences: deviations(item, one, guess, `${place}/${index}`), guess };
    });
    const match = tried.findIndex(({ differences }) => differences.length === 0);
    if (match < 0) {
      const nearest = tried.sort((a, b) => a.differences.length - b.differences.length)[0];
      return nearest?.differences ?? [`${place}/${index}: no such item among ${found.length}`];
    }
    for (const [ours, theirs] of tried[match]!.guess) ids.set(ours, theirs);
    next += match + 1;
  }
  return [];
}
