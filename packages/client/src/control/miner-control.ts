import type { CallOptions } from "../asker/asker.js";
import { formatEndpoint } from "../domain/endpoint.js";
import { HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import { redactText } from "../wire/redact.js";
import type { CgminerReply } from "../wire/reply.js";
import { checkIntent } from "./check-intent.js";
import { comfortRecipes } from "./comfort-recipes.js";
import type { ApplyOptions, ControlledMiner } from "./controlled-miner.js";
import type { Intent, IntentKind } from "./intent.js";
import { modeRecipes } from "./mode-recipes.js";
import type { ControlOutcome, ControlRequest } from "./outcome.js";
import { poolRecipes } from "./pool-recipes.js";
import { readBack } from "./read-back.js";
import type { Need, Recipe, Recipes } from "./recipe.js";
import type { Situation } from "./situation.js";
import { unsupportedError } from "./unsupported-error.js";

const recipes: Recipes = { ...modeRecipes, ...poolRecipes, ...comfortRecipes };

/**
 * Changes one miner. Every change is checked before a byte is sent, sent once, and read back.
 * Generic models are read-only: what a number does to an unknown machine is not known.
 */
export class MinerControl {
  readonly #miner: ControlledMiner;

  constructor(miner: ControlledMiner) {
    this.#miner = miner;
  }

  /** Whether this miner's firmware can do it: found by asking, remembered until the firmware changes. */
  async supports(intent: Intent, options: CallOptions = {}): Promise<boolean> {
    const { model } = await this.#miner.identifyAgain(options);
    if (model.confidence === "guessed") return false;
    return await this.#has(recipe(intent).need(intent, model), options);
  }

  /**
   * What would be sent, every check included; nothing is changed.
   *
   * @throws HearthashError as {@link apply} does before it sends.
   */
  async plan(intent: Intent, options: ApplyOptions = {}): Promise<ControlRequest> {
    return (await this.#prepare(intent, options)).request;
  }

  /**
   * Carries an intent out and reads it back.
   *
   * @throws HearthashError `model-unsupported`, `command-unsupported`, `argument-invalid` or `command-unsafe`
   * before anything is sent; `command-rejected` when the miner refuses; errors of the transport when the request
   * did not reach it. A miner that hangs up behind the request is no error: the reading back tells.
   */
  async apply(intent: Intent, options: ApplyOptions = {}): Promise<ControlOutcome> {
    const { request, situation } = await this.#prepare(intent, options);
    const reply = await this.#send(request, options);
    const seen = await readBack(recipe(intent), intent, situation, this.#miner, options);
    const words = reply?.status[0]?.message;
    const reason =
      reply === undefined && seen.status === "unconfirmed"
        ? `the miner gave no answer, and ${seen.reason}`
        : seen.reason;
    return {
      status: seen.status,
      ...(seen.status === "unconfirmed" && reason !== undefined ? { reason } : {}),
      ...(words === undefined ? {} : { message: wordsOf(words) }),
      ...(intent.kind === "setPool" ? { needsReboot: true } : {}),
    };
  }

  async #prepare(
    intent: Intent,
    options: ApplyOptions,
  ): Promise<{ request: ControlRequest; situation: Situation }> {
    checkIntent(intent);
    const steps = recipe(intent);
    const { identity, model, deviceTimeS } = await this.#miner.identifyAgain(options);
    const miner = formatEndpoint(this.#miner.asker.endpoint);
    if (options.expectId !== undefined && options.expectId !== identity.id) {
      throw new HearthashError(
        "command-unsafe",
        `${miner} is ${identity.id} now, not ${options.expectId}: nothing was sent`,
        { miner },
      );
    }
    if (model.confidence === "guessed") {
      throw new HearthashError(
        "model-unsupported",
        `${miner} is of no known model, so hearthash only reads it`,
        { miner },
      );
    }
    const need = steps.need(intent, model);
    if (!(await this.#has(need, options)))
      throw await unsupportedError(miner, intent, need, (other) => this.#has(other, options));
    const situation: Situation = {
      identity,
      model,
      deviceTimeS,
      sha256: this.#miner.sha256,
      pools: steps.before.includes("pools") ? await this.#miner.pools(options) : [],
      snapshot: steps.before.includes("snapshot") ? await this.#miner.snapshot(options) : undefined,
    };
    return { request: await steps.request(intent, situation), situation };
  }

  #has(need: Need, options: CallOptions): Promise<boolean> {
    const capabilities = this.#miner.capabilities();
    return "command" in need
      ? capabilities.hasCommand(need.command, options)
      : capabilities.hasOption(need.option, options);
  }

  /** Sends a change, once. `undefined` when it was sent and no reply came: some firmware obeys and hangs up. */
  async #send(
    { command, parameter }: ControlRequest,
    options: CallOptions,
  ): Promise<CgminerReply | undefined> {
    try {
      return await this.#miner.asker.askAccepted(command, parameter, options);
    } catch (error) {
      const isUnanswered = isHearthashError(error, "closed", "timeout", "reply-truncated", "reply-malformed");
      if (isUnanswered && error.requestSent) return undefined;
      throw error;
    }
  }
}

/** The recipe of an intent. The cast ties an intent's kind to its recipe, which the compiler cannot follow. */
function recipe(intent: Intent): Recipe<IntentKind> {
  return recipes[intent.kind] as unknown as Recipe<IntentKind>;
}

/** The miner's words on one line, without secrets. */
function wordsOf(message: string): string {
  return redactText(message)
    .trim()
    .replace(/\s*\n\s*/g, "; ");
}
