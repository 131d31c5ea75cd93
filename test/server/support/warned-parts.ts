import { setTimeout as realDelay } from "node:timers/promises";
import { type MinerOptions, manualClock, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { onTestFinished } from "vitest";
import { type AlertsOptions, openAlerts } from "../../../packages/server/src/alerts/index.js";
import { type ChannelsOptions, openChannels } from "../../../packages/server/src/channels/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";
import { openSchedules } from "../../../packages/server/src/schedules/index.js";
import { openWatchdog, type WatchdogOptions } from "../../../packages/server/src/watchdog/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { serverParts } from "./server-parts.js";
import { until } from "./until.js";

/** 2026-11-22T00:00:00Z. */
export const START_MS = 1_795_305_600_000;

/** The clock of the house and of its simulated miners: it stands still until a test moves it. */
export type TestClock = ReturnType<typeof manualClock>;

/** What a test may want to be different. */
export interface WarnedPartsOptions {
  /** The files of an earlier server: as after its restart. */
  readonly folder?: string;
  readonly clock?: TestClock;
  readonly timezone?: string;
  readonly channels?: Partial<ChannelsOptions>;
  readonly outbox?: AlertsOptions["outbox"];
  readonly history?: AlertsOptions["history"];
  readonly energyPrice?: AlertsOptions["energyPrice"];
  readonly watchdog?: ReturnType<WatchdogOptions["settings"]>;
}

/** The test looks when it wants to: the real time has no part in it. */
const NEVER_MS = 2 ** 31 - 1;
const OFF = { enabled: false, afterMinutes: 15, restartsPerDay: 3 };

/**
 * The parts of a server that warn and act by themselves, over real files, on a clock that the test moves. Its fleet
 * polls when it is asked to; alerts, schedules and watchdog listen when the test starts them.
 */
export function warnedParts({
  clock = manualClock(START_MS),
  timezone = "UTC",
  ...options
}: WarnedPartsOptions = {}) {
  const { folder } = options;
  const parts = serverParts({ now: () => clock.now(), ...(folder === undefined ? {} : { folder }) });
  const commands = parts.openBus();
  onTestFinished(() => commands.stop(0));
  const channels = openChannels({ ...parts, allowLoopback: true, ...options.channels });
  const common = { ...parts, commands, clock, timezone };
  const { outbox = channels, history, energyPrice = () => ({ currency: "EUR" }) } = options;
  const alerts = openAlerts({ ...common, outbox, history, energyPrice, tickMs: NEVER_MS });
  const schedules = openSchedules(common);
  const watchdog = openWatchdog({ ...common, settings: () => options.watchdog ?? OFF });
  /** As a server that ends: the next one may open the same files. */
  const stop = async () => {
    await Promise.all([alerts.stop(), schedules.stop(), watchdog.stop(), channels.stop()]);
    await commands.stop(0);
    await parts.fleet.stop();
  };
  return { ...common, channels, alerts, schedules, watchdog, stop };
}

export type WarnedParts = ReturnType<typeof warnedParts>;

/** Simulated miners on loopback that follow the test's clock; stopped behind the test. */
export async function clockedDevices(
  clock: TestClock,
  miners: readonly Partial<MinerOptions>[],
): Promise<readonly SimulatedMiner[]> {
  const defaults = { model: "mini3", port: 0, seed: 11, ambientC: 22, uptimeS: 86_400 } as const;
  const simulator = await startSimulator({
    ...{ clock, requestLog: 100_000 },
    miners: miners.map((one, index) => ({ ...defaults, seed: 11 + index, ...one })),
  });
  return stoppedBehind(simulator).miners;
}

/** Polls every miner once. */
export async function pollAll({ fleet }: Pick<WarnedParts, "fleet">): Promise<readonly LiveMiner[]> {
  return await Promise.all(fleet.list().map(({ id }) => fleet.pollNow(id)));
}

/**
 * Polls the miners that are due: a silent one every five minutes, or when it listens again. The server too asks silent
 * ones seldomer, and each of those polls takes half a second.
 */
export async function pollDue(
  { fleet, clock }: Pick<WarnedParts, "fleet" | "clock">,
  devices: readonly SimulatedMiner[],
): Promise<void> {
  const due = fleet.list().filter(({ presence, polledAt = 0, endpoint: { port } }) => {
    const isDeaf = devices.some((device) => device.port === port && device.faults.length > 0);
    return presence !== "offline" || !isDeaf || clock.now() - polledAt >= 300_000;
  });
  await Promise.all(due.map(({ id }) => fleet.pollNow(id)));
}

/** Resolves when every command is over. A miner on a clock that stands still would never restart: the clock goes on. */
export async function commandsOver(
  { commands, clock }: Pick<WarnedParts, "commands" | "clock">,
  devices: readonly SimulatedMiner[],
): Promise<void> {
  const isOver = () => commands.list({ limit: 100 }).every(({ finishedAt }) => finishedAt !== null);
  await realDelay(0);
  await until(async () => {
    if (isOver()) return true;
    clock.advance(100);
    for (const device of devices) await device.settle();
    return isOver();
  }, "the end of the commands");
}
