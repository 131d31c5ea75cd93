/** Tables whose rows never leave the state's own file: hashes of tokens and sessions, sealed secrets, unsent messages. */
export const SECRET_TABLES: readonly string[] = ["tokens", "sessions", "secrets", "deliveries"];

/** A channel without its sealed settings: named, off, and without anything to send to. */
const CHANNELS = {
  sealed: "x''",
  common: `json_set(common, '$.common.enabled', json('false'), '$.shown.secrets', json('[]'))`,
};

/** A preset's pools without their sealed passwords. */
const PRESETS = {
  pools: "(SELECT json_group_array(json_remove(pool.value, '$.sealed')) FROM json_each(pools) AS pool)",
};

const REPLACED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channels: CHANNELS,
  presets: PRESETS,
};

/** What stands in a backup in place of a table's columns with secrets: SQL, by column. */
export function columnsWithoutSecrets(table: string): Readonly<Record<string, string>> {
  return REPLACED[table] ?? {};
}
