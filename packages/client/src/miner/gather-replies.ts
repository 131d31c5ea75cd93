import type { Asker, CallOptions } from "../asker/asker.js";
import type { GatheredReplies } from "../domain/snapshot.js";
import { HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { isBracketField } from "../wire/bracket-field.js";
import type { IssueList } from "../wire/issue.js";
import { type CgminerReply, rowsOf } from "../wire/reply.js";
import type { NeededCommand } from "./needed-commands.js";

/** What has been asked already, and what came of it. */
export interface AskedBefore {
  readonly command: string;
  /** Gives the reply, or why there is none. */
  readonly outcome: () => Promise<CgminerReply>;
}

/**
 * Asks a miner what a snapshot needs: joined in one request where the model allows it, one by one otherwise.
 * A command that fails is an issue as long as another gives something.
 *
 * @param before a request that need not be sent any more.
 * @param unsupported commands this firmware has refused before; learnt here, not asked again.
 * @throws HearthashError the first failure, when no command gave anything.
 */
export class Gatherer {
  readonly #asker: Asker;
  readonly #unsupported: Set<string>;
  readonly #issues: IssueList;
  readonly #options: CallOptions;
  #before: AskedBefore | undefined;
  readonly #replies: Record<string, CgminerReply> = {};
  #firstError: HearthashError | undefined;

  constructor(
    asker: Asker,
    unsupported: Set<string>,
    issues: IssueList,
    options: CallOptions,
    before?: AskedBefore,
  ) {
    this.#asker = asker;
    this.#unsupported = unsupported;
    this.#issues = issues;
    this.#options = options;
    this.#before = before;
  }

  async gather(model: ModelDefinition, needed: readonly NeededCommand[]): Promise<GatheredReplies> {
    const open = needed.filter(({ command }) => !this.#unsupported.has(command));
    if (model.joinsReads && open.length > 1) await this.#askJoined(open);
    for (const part of open) {
      if (this.#replies[part.command] === undefined && !this.#isGivenUp(part)) await this.#askOne(part);
    }
    if (model.joinsReads && needed.some(({ command }) => command === "estats")) await this.#askStatsInstead();
    if (Object.keys(this.#replies).length === 0) {
      throw (
        this.#firstError ?? new HearthashError("command-unsupported", "none of the commands is known here")
      );
    }
    return this.#replies;
  }

  /** One request for all. What is missing or refused in it is asked alone afterwards. */
  async #askJoined(parts: readonly NeededCommand[]): Promise<void> {
    const command = parts.map((part) => part.command).join("+");
    const reply = await this.#attempt(command);
    if (reply === undefined) return;
    this.#issues.addAll(reply.issues);
    for (const part of parts) {
      const answer = reply.joined[part.command];
      if (answer !== undefined) this.#take(part, answer);
    }
  }

  async #askOne(part: NeededCommand): Promise<void> {
    const reply = await this.#attempt(part.command);
    if (reply === undefined) {
      this.#note(part, this.#firstError?.message ?? "failed");
      return;
    }
    this.#issues.addAll(reply.issues);
    this.#take(part, reply);
    if (this.#replies[part.command] === undefined && !this.#unsupported.has(part.command)) {
      this.#issues.add("section-missing", part.command, "the reply has no such section");
    }
  }

  /** A miner that times out once is not asked for the rest: that would cost a time-out each. */
  #isGivenUp(part: NeededCommand): boolean {
    if (this.#unsupported.has(part.command)) return true;
    const isDead = isHearthashError(this.#firstError, "timeout", "unreachable", "refused");
    if (isDead) this.#note(part, "not asked, because the miner stopped answering");
    return isDead;
  }

  async #attempt(command: string): Promise<CgminerReply | undefined> {
    try {
      const before = this.#before;
      this.#before = undefined;
      if (before?.command === command) return await before.outcome();
      return await this.#asker.ask(command, undefined, this.#options);
    } catch (error) {
      if (!isHearthashError(error) || error.code === "aborted") throw error;
      this.#firstError ??= error;
      return undefined;
    }
  }

  #take(part: NeededCommand, reply: CgminerReply): void {
    const refusal = this.#asker.refusal(part.command, reply);
    if (refusal === undefined) {
      if (Object.keys(reply.sections).length > 0) this.#replies[part.command] = reply;
      else this.#firstError ??= new HearthashError("reply-malformed", `'${part.command}' gave nothing`);
      return;
    }
    if (refusal.code === "command-unsupported") this.#unsupported.add(part.command);
    this.#firstError ??= refusal;
    this.#note(part, refusal.message);
  }

  /** An Avalon Q answers one of `stats` and `estats` with an empty text now and then; old ones have only `stats`. */
  async #askStatsInstead(): Promise<void> {
    const reply = this.#replies["estats"];
    if (reply !== undefined && hasBracketText(reply)) return;
    if (this.#replies["stats"] !== undefined || isHearthashError(this.#firstError, "timeout")) return;
    await this.#askOne({ command: "stats", isOptional: true });
  }

  #note(part: NeededCommand, detail: string): void {
    if (!part.isOptional) this.#issues.add("command-failed", part.command, detail);
  }
}

/** Whether a stats reply holds a bracket text with anything in it; the board arrays alone are not enough. */
function hasBracketText(reply: CgminerReply): boolean {
  return rowsOf(reply, "STATS").some((row) =>
    Object.entries(row).some(
      ([key, value]) => isBracketField(key) && key !== "HBinfo" && String(value).includes("["),
    ),
  );
}
