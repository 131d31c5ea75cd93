/*
 * A child process with many simulated miners, a third of them silent, slow, dripping, resetting or talking garbage.
 * Arguments: how many, and the loopback network they are in (`127.60`). Says `{ addresses }` when all listen.
 */
import { startSimulator } from "@hearthash/simulator";

const count = Number(process.argv[2]);
const network = process.argv[3];
const FAULTS = ["silence", "slow", "one-byte-per-packet", "rst", "garbage"];
const MODELS = ["nano3s", "mini3", "q", "nano3"];

const miners = Array.from({ length: count }, (_, index) => ({
  model: MODELS[index % MODELS.length],
  host: `${network}.${Math.floor(index / 250)}.${(index % 250) + 1}`,
  port: 4028,
  faults: index % 3 === 0 ? [FAULTS[(index / 3) % FAULTS.length]] : [],
}));
const simulator = await startSimulator({ miners, requestLog: 0 });
process.send?.({
  healthy: simulator.miners.filter(({ faults }) => faults.length === 0).map(({ host }) => host),
  others: simulator.miners.filter(({ faults }) => faults.length > 0).map(({ host }) => host),
});
// Ends with the one that started it.
process.on("disconnect", () => process.exit(0));
