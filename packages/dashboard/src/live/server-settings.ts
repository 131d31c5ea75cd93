import type { ChangedConfig, Config, HistoryKept } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** The settings in force, for who may administer. */
export const settings = signal<Config | undefined>(undefined);
/** What history keeps and how large it is; undefined until it is known. */
export const historyKept = signal<HistoryKept | undefined>(undefined);
/** Settings that were changed here and wait for a restart of the server. */
export const waitingForRestart = signal<readonly string[]>([]);
/** Why settings or history are not known. */
export const settingsProblem = signal<string | undefined>(undefined);

/** Reads the settings and what history keeps. */
export async function loadSettings(): Promise<void> {
  const [config, kept] = await Promise.allSettled([api<Config>("/config"), api<HistoryKept>("/history")]);
  if (config.status === "fulfilled") settings.value = config.value;
  // Without a history the server answers with a problem: nothing is kept then.
  historyKept.value = kept.status === "fulfilled" ? kept.value : undefined;
  settingsProblem.value = config.status === "rejected" ? problemText(config.reason) : undefined;
}

/** Changes settings by their full names; null takes one away, so that its default counts. */
export async function changeSettings(
  change: Readonly<Record<string, number | string | boolean | null>>,
): Promise<void> {
  const { config, afterRestart } = await api<ChangedConfig>("/config", { method: "PATCH", body: change });
  settings.value = config;
  waitingForRestart.value = [...new Set([...waitingForRestart.value, ...afterRestart])];
}
