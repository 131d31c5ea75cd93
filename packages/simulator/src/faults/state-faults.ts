import { hash32 } from "../noise.js";
import { shareDifficulty } from "../state/boot.js";
import { cancel, schedule } from "../state/events.js";
import type { Machine } from "../state/machine.js";
import { runningPool } from "../state/pool.js";
import { setPoolAlive } from "../state/pool-changes.js";
import type { FaultName } from "./fault-catalogue.js";

/** Undoes a fault of the miner's state. */
type Undo = () => void;

/** Faults that are changes of the miner itself. Each returns how it is undone. */
export const stateFaults: Readonly<Partial<Record<FaultName, (machine: Machine) => Undo>>> = {
  "clock-1970": (machine) => {
    cancel(machine, "clock-set");
    machine.deviceClock = { set: false, offsetMs: 0 };
    return () => {
      machine.deviceClock = { set: true, offsetMs: 0 };
    };
  },
  "dna-change": (machine) => {
    const { dna, mac } = machine.identity;
    const other = hash32(machine.seed, 77).toString(16).padStart(8, "0");
    machine.identity.dna = `0201ffff${other}`;
    machine.identity.mac = mac.slice(0, 6) + other.slice(2);
    return () => Object.assign(machine.identity, { dna, mac });
  },
  "pool-hijack": (machine) => {
    const { pools } = machine.kept;
    const stranger = { url: "stratum+tcp://stranger.example:3333", worker: "thief.1", password: "x" };
    machine.kept.pools = [stranger];
    machine.pools = [runningPool(stranger, 0, shareDifficulty(machine))];
    machine.activePool = 0;
    return () => {
      machine.kept.pools = pools;
      machine.pools = pools.map((pool, index) => runningPool(pool, index, shareDifficulty(machine)));
      machine.activePool = 0;
    };
  },
  "pools-dead": (machine) => {
    const living = machine.pools.flatMap((pool, index) => (pool.alive ? [index] : []));
    for (const index of living) setPoolAlive(machine, index, false);
    return () => {
      for (const index of living) setPoolAlive(machine, index, true);
    };
  },
  "board-fault": (machine) => {
    machine.phase = "fault";
    return () => {
      machine.phase = "init";
      schedule(machine, "work-begins", machine.atMs + 20_000);
    };
  },
};
