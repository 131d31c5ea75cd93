/** What a backup's file name says of it. */
export interface NamedBackup {
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly daily: boolean;
}

const NAME = /^hearthash-(daily-)?(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.tar\.gz$/;

/** Digits of a moment that stand in a file name and sort by time. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:.]/g, "");
}

/** The file name of a backup. */
export function backupName({ createdAt, daily }: NamedBackup): string {
  return `hearthash-${daily ? "daily-" : ""}${stampOf(createdAt)}.tar.gz`;
}

/** What a name says; `undefined` for what is no backup's name, a path above all. */
export function parseBackupName(name: string): NamedBackup | undefined {
  const [whole, daily, year, month, day, hour, minute, second, ms] = NAME.exec(name) ?? [];
  if (whole === undefined) return undefined;
  const createdAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(createdAt) ? undefined : { createdAt, daily: daily !== undefined };
}
