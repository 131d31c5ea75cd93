/** Flags of every command that works on a server's data folder without the server. */
export interface DataFlags {
  readonly data?: string;
}

export const dataFlag = {
  kind: "parsed",
  parse: String,
  optional: true,
  placeholder: "folder",
  brief: "Data folder of the server [the platform's usual one, or HEARTHASH_DATA]",
} as const;
