/** Work for one miner. */
type Task = () => Promise<void>;

/** One task at a time per miner, in order; miners beside each other. A task never fails: it reports by itself. */
export class MinerLanes {
  readonly #lanes = new Map<string, Task[]>();

  /** How many tasks a miner has, the one under way among them. */
  length(minerId: string): number {
    return this.#lanes.get(minerId)?.length ?? 0;
  }

  add(minerId: string, task: Task): void {
    const lane = this.#lanes.get(minerId);
    if (lane !== undefined) {
      lane.push(task);
      return;
    }
    const fresh = [task];
    this.#lanes.set(minerId, fresh);
    void this.#run(fresh);
  }

  /** A miner got its real id: its tasks go on, and later ones wait behind them. */
  rename(before: string, now: string): void {
    const lane = this.#lanes.get(before);
    if (lane === undefined || this.#lanes.has(now)) return;
    this.#lanes.delete(before);
    this.#lanes.set(now, lane);
  }

  /** Begins behind the call that added the first task, so that its caller has the command in hand by then. */
  async #run(lane: Task[]): Promise<void> {
    await Promise.resolve();
    for (let task = lane[0]; task !== undefined; task = lane[0]) {
      await task();
      lane.shift();
    }
    for (const [minerId, one] of this.#lanes) if (one === lane) this.#lanes.delete(minerId);
  }
}
