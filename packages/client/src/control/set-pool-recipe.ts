import { HearthashError } from "../errors/hearthash-error.js";
import type { ControlRequest } from "./outcome.js";
import { checkField, checkLogin } from "./pool-fields.js";
import type { Recipe } from "./recipe.js";
import type { Situation } from "./situation.js";
import { webPasswordOf } from "./web-password.js";
import { checkWhole } from "./whole-number.js";

/** Pools a home miner has: its slots. Source: vendor's published Nano 3S service, api.c. */
const SLOTS = [0, 2] as const;

/**
 * `setpool` overwrites a slot of the stored configuration; the running pools change with the next restart only.
 * A slot behind a gap would be read onto the wrong pool, so slots are filled from 0 up.
 * Source: vendor's published Nano 3S service, api.c 2508; the hashed form of the Nano 3 from a public client.
 */
export const setPoolRecipe: Recipe<"setPool"> = {
  control: "setPool",
  need: (_intent, model) =>
    model.dialect.setPool === "option" ? { option: "setpool" } : { command: "setpool" },
  before: ["pools"],
  async request(intent, situation) {
    const slot = checkWhole("the slot", intent.slot, SLOTS);
    if (slot > situation.pools.length) {
      const text = `slot ${slot} would leave a gap behind ${situation.pools.length} pools; fill slot ${situation.pools.length} first`;
      throw new HearthashError("command-unsafe", text);
    }
    const { url, worker, password } = checkLogin(intent);
    const user = intent.webUser ?? situation.model.dialect.webUser ?? "admin";
    checkField("web user", user, 64);
    checkField("web password", intent.webPassword, 64);
    const login = [user, await webPasswordOf(intent.webPassword, situation)];
    return toRequest(situation, slot, login, [url, worker, password]);
  },
  after: "nothing",
  withinMs: 0,
  verify: () => ({ neverShown: "it works after the next restart" }),
};

function toRequest(
  { model }: Situation,
  slot: number,
  login: readonly string[],
  pool: readonly string[],
): ControlRequest {
  return model.dialect.setPool === "option"
    ? { command: "ascset", parameter: `0,setpool,${[...login, ...pool].join(",")}` }
    : { command: "setpool", parameter: [...login, String(slot), ...pool].join(",") };
}
