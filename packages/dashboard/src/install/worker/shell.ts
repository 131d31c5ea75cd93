/** One file that the installed dashboard opens without the server. */
export interface ShellFile {
  readonly url: string;
  /** Its content's hash, as `fetch` takes it: no file of another version gets in among them. */
  readonly integrity: string;
}

/** The files of one build. */
export interface Shell {
  /** A hash over all of them. */
  readonly version: string;
  readonly files: readonly ShellFile[];
}
