/** Does something with each item, at most `most` at a time. A failure begins no more; it is thrown once all have ended. */
export async function eachInFlight<Item>(
  items: readonly Item[],
  most: number,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  let next = 0;
  const work = async () => {
    while (failures.length === 0 && next < items.length) {
      const item = items[next++];
      if (item !== undefined) await act(item);
    }
  };
  const workers = Array.from({ length: Math.min(most, items.length) }, () =>
    work().catch((error: unknown) => failures.push(error)),
  );
  await Promise.all(workers);
  if (failures.length > 0) throw failures[0];
}
