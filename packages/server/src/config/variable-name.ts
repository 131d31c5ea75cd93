/** The environment variable of a setting: `polling.watchedMs` is `HEARTHASH_POLLING_WATCHED_MS`. */
export function variableOf(path: readonly string[]): string {
  const words = path.map((step) => step.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase());
  return ["HEARTHASH", ...words].join("_");
}
