import type { GuardRestore } from "@hearthash/contract";
import type { MinerOptions, SimulatedMiner } from "@hearthash/simulator";

/** One miner of the drill: how it is guarded, and what the stranger does to it. */
export interface Drill {
  readonly name: string;
  readonly model: MinerOptions["model"];
  readonly pools: NonNullable<MinerOptions["pools"]>;
  readonly restore: GuardRestore;
  /** What the stranger does, in words. */
  readonly deed: string;
  readonly strike: (miner: SimulatedMiner) => Promise<void>;
}

const POOLS = ["first", "second", "third"].map((place) => ({
  url: `stratum+tcp://${place}.example.com:3333`,
  worker: "drill.worker",
}));

/** The web password that simulated miners of these models come with. */
export const DRILL_WEB_PASSWORD = "admin";

const replace = (miner: SimulatedMiner) => miner.setFault("pool-hijack");

/** What is drilled: told alone, undone by switching, undone by storing the pools anew. */
export const DRILLS: readonly Drill[] = [
  { name: "Avalon Q", model: "q", pools: POOLS, restore: "off", deed: "replaces the pools", strike: replace },
  {
    ...{ name: "Avalon Mini 3", model: "mini3", pools: POOLS, restore: "switch" },
    deed: "puts the last pool in front",
    strike: async (miner) => {
      const { askOnce } = await import("./ask-once.js");
      await askOnce(miner, JSON.stringify({ command: "switchpool", parameter: "2" }));
    },
  },
  {
    ...{ name: "Avalon Nano 3S", model: "nano3s", pools: POOLS, restore: "setpool" },
    deed: "replaces the pools",
    strike: replace,
  },
];
