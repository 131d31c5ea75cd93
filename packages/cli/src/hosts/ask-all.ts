import type { Endpoint } from "@hearthash/client";

/** What asking one miner gave. */
export type HostResult<Value> =
  | { readonly endpoint: Endpoint; readonly ok: true; readonly value: Value }
  | { readonly endpoint: Endpoint; readonly ok: false; readonly error: unknown };

/**
 * Asks many miners, at most `jobs` at a time; one that fails or hangs delays no other. Results are in the order
 * of the targets.
 */
export async function askAll<Value>(
  targets: readonly Endpoint[],
  jobs: number,
  ask: (target: Endpoint) => Promise<Value>,
): Promise<readonly HostResult<Value>[]> {
  const results: HostResult<Value>[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < targets.length; index = next++) {
      const endpoint = targets[index];
      if (endpoint !== undefined) results[index] = await settle(endpoint, ask);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, targets.length) }, worker));
  return results;
}

async function settle<Value>(
  endpoint: Endpoint,
  ask: (target: Endpoint) => Promise<Value>,
): Promise<HostResult<Value>> {
  try {
    return { endpoint, ok: true, value: await ask(endpoint) };
  } catch (error) {
    return { endpoint, ok: false, error };
  }
}
