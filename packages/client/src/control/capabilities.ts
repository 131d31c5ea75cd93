import type { Asker, CallOptions } from "../asker/asker.js";
import { typeReply } from "../domain/replies/typed-reply.js";
import { isHearthashError } from "../errors/hearthash-error.js";

/**
 * What a firmware can be told, found out by asking it: `check|command` has no side effects, and `ascset|0,help`
 * lists the options. Asked when first needed and remembered; a new firmware gets a new one.
 */
export class Capabilities {
  readonly #asker: Asker;
  readonly #commands = new Map<string, boolean>();
  #options: ReadonlySet<string> | undefined;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  /** Whether the firmware has a command. */
  async hasCommand(command: string, options: CallOptions = {}): Promise<boolean> {
    const known = this.#commands.get(command);
    if (known !== undefined) return known;
    const reply = await this.#asker.askAccepted("check", command, options);
    const exists = typeReply("check", reply).value.exists === true;
    this.#commands.set(command, exists);
    return exists;
  }

  /** Whether `ascset` has an option. A firmware that does not list its options has none that can be relied on. */
  async hasOption(option: string, options: CallOptions = {}): Promise<boolean> {
    this.#options ??= await this.#askOptions(options);
    return this.#options.has(option);
  }

  async #askOptions(options: CallOptions): Promise<ReadonlySet<string>> {
    try {
      const reply = await this.#asker.askAccepted("ascset", "0,help", options);
      return new Set(optionsIn(reply.status[0]?.message ?? ""));
    } catch (error) {
      if (isHearthashError(error, "command-unsupported", "command-rejected")) return new Set();
      throw error;
    }
  }
}

/** The words of `ASC 0 set info: help|voltage|fan-spd|`. */
function optionsIn(message: string): readonly string[] {
  const list = /^ASC \d+ set info: (.*)$/s.exec(message)?.[1] ?? "";
  return list
    .split("|")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
}
