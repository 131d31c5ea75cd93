import { join } from "node:path";

const SPAN_MS = 26 * 3_600_000;
/** Sums of the house are made when values are handed over, and hold for 25 seconds. */
const STEP_MS = 20_000;

/** Gives simulated miners a day behind them, so that the pictures have charts: curves with a gap and a night. */
export async function writeHistory(folder, devices) {
  const { openHistory } = await import("../packages/server/dist/history/index.js");
  const clock = { time: Date.now() - SPAN_MS, now: () => clock.time };
  const history = openHistory({ folder: join(folder, "data", "history"), clock, onProblem: () => undefined });
  const end = Date.now();
  for (let step = 0; clock.time < end; step += 1, clock.time += STEP_MS) {
    const ageMs = end - clock.time;
    if (ageMs < 1_500_000 && ageMs > 1_300_000) continue;
    for (const device of devices) history.record(liveAt(clock.time, device, step));
    // The house's own figures are made of what was heard last, each time that samples come.
    await history.kept();
  }
  await history.flush();
  await history.stop();
}

function liveAt(at, { state }, step) {
  const isNight = new Date(at).getHours() < 6;
  const wave = Math.sin(step / 55) * 0.012 + Math.sin(step / 8) * 0.006;
  const share = (isNight ? 0.55 : 1) * (1 + wave);
  const { hashrateGhs, wallPowerW, inletC, outletC, chipMaxC } = state.readings;
  const points = {
    hashrateThs: (hashrateGhs / 1000) * share,
    powerWallW: wallPowerW * share,
    tempInletC: inletC + Math.sin(step / 135),
    tempOutletC: outletC - (isNight ? 6 : 0) + 2 * Math.sin(step / 90),
    tempChipMaxC: chipMaxC - (isNight ? 9 : 0) + 2 * Math.sin(step / 35),
  };
  return {
    id: state.dna,
    presence: "online",
    state: "hashing",
    polledAt: at,
    pollIntervalMs: STEP_MS,
    snapshot: { at, state: "hashing", points },
  };
}
