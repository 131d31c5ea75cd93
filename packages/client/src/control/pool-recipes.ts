import type { Pool } from "../domain/pools.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { joinParameter } from "../wire/request.js";
import type { ControlRequest } from "./outcome.js";
import { checkLogin } from "./pool-fields.js";
import type { Recipe, Recipes } from "./recipe.js";
import { setPoolRecipe } from "./set-pool-recipe.js";
import type { Situation } from "./situation.js";
import { checkWhole } from "./whole-number.js";

/*
 * Pools. Ids are read with atoi (text counts as 0), so an id is sent only when the miner has that pool.
 * Source: vendor's published Nano 3S service, api.c; upstream cgminer API-README.
 */

const switchPool: Recipe<"switchPool"> = {
  control: "switchPool",
  need: () => ({ command: "switchpool" }),
  before: ["pools"],
  request: ({ pool }, { pools }) => poolRequest("switchpool", pool, pools),
  after: "pools",
  withinMs: 30_000,
  verify: ({ pool }, { pools }) => {
    const now = pools.find((candidate) => candidate.active);
    if (now?.id === pool) return true;
    return now === undefined
      ? "the switch is accepted, but no pool is in use yet"
      : `the switch is accepted, but pool ${now.id} is still in use`;
  },
};

const enablePool: Recipe<"enablePool"> = {
  control: "enablePool",
  need: () => ({ command: "enablepool" }),
  before: ["pools"],
  request: ({ pool }, { pools }) => poolRequest("enablepool", pool, pools),
  after: "pools",
  withinMs: 10_000,
  verify: ({ pool }, { pools }) =>
    find(pool, pools)?.status !== "Disabled" || "the miner still shows it as disabled",
};

const disablePool: Recipe<"disablePool"> = {
  control: "disablePool",
  need: () => ({ command: "disablepool" }),
  before: ["pools"],
  request: ({ pool }, { pools }) => {
    const request = poolRequest("disablepool", pool, pools);
    const others = pools.filter(({ id, status }) => id !== pool && status !== "Disabled");
    if (others.length === 0) throw lastPoolError(pool);
    return request;
  },
  after: "pools",
  withinMs: 10_000,
  verify: ({ pool }, { pools }) =>
    find(pool, pools)?.status === "Disabled" || "the miner does not show it as disabled",
};

/** The firmware's own check counts wrongly: it lets all pools be disabled one after another. */
function lastPoolError(pool: number): HearthashError {
  return new HearthashError(
    "command-unsafe",
    `pool ${pool} is the last enabled one: without it the miner has nothing to do; enable another first`,
  );
}

const setPoolPriority: Recipe<"setPoolPriority"> = {
  control: "poolPriority",
  need: () => ({ command: "poolpriority" }),
  before: ["pools"],
  request: (intent, { pools }) => {
    if (intent.pools.length === 0)
      throw new HearthashError("argument-invalid", "name the pools in their new order");
    for (const pool of intent.pools) checkPool(pool, pools);
    if (new Set(intent.pools).size < intent.pools.length) {
      throw new HearthashError("argument-invalid", "a pool is named twice in the new order");
    }
    return { command: "poolpriority", parameter: intent.pools.join(",") };
  },
  after: "pools",
  withinMs: 10_000,
  verify: (intent, { pools }) => {
    const isInOrder = intent.pools.every((pool, priority) => find(pool, pools)?.priority === priority);
    return isInOrder || "the miner still shows another order";
  },
};

const setPoolQuota: Recipe<"setPoolQuota"> = {
  control: "poolQuota",
  need: () => ({ command: "poolquota" }),
  before: ["pools"],
  request: ({ pool, quota }, { pools }) => {
    checkPool(pool, pools);
    return { command: "poolquota", parameter: `${pool},${checkWhole("the quota", quota, [0, 1_000_000])}` };
  },
  after: "pools",
  withinMs: 10_000,
  verify: ({ pool, quota }, { pools }) =>
    find(pool, pools)?.quota === quota || "the miner still shows another quota",
};

const addPool: Recipe<"addPool"> = {
  control: "addPool",
  need: () => ({ command: "addpool" }),
  before: ["pools"],
  request: (intent) => {
    const { url, worker, password } = checkLogin(intent);
    return { command: "addpool", parameter: joinParameter([url, worker, password]) };
  },
  after: "pools",
  withinMs: 10_000,
  verify: ({ url, worker }, { pools }, before) => {
    const count = (list: readonly Pool[]) =>
      list.filter((pool) => pool.url === url && pool.worker === worker).length;
    return count(pools) > count(before.pools) || "the miner does not list the pool";
  },
};

const removePool: Recipe<"removePool"> = {
  control: "removePool",
  need: () => ({ command: "removepool" }),
  before: ["pools"],
  request: ({ pool }, { pools }) => {
    const request = poolRequest("removepool", pool, pools);
    if (find(pool, pools)?.active) {
      const text = `pool ${pool} is in use; the miner removes no pool in use: switch to another first`;
      throw new HearthashError("command-unsafe", text);
    }
    return request;
  },
  after: "pools",
  withinMs: 10_000,
  verify: (_intent, { pools }, before) =>
    pools.length < before.pools.length || "the miner still lists as many pools",
};

/** The recipes about pools. */
export const poolRecipes = {
  switchPool,
  enablePool,
  disablePool,
  setPoolPriority,
  setPoolQuota,
  addPool,
  removePool,
  setPool: setPoolRecipe,
} as const satisfies Partial<Recipes>;

function poolRequest(command: string, pool: number, pools: Situation["pools"]): ControlRequest {
  checkPool(pool, pools);
  return { command, parameter: String(pool) };
}

function find(id: number, pools: readonly Pool[]): Pool | undefined {
  return pools.find((pool) => pool.id === id);
}

function checkPool(id: number, pools: readonly Pool[]): void {
  if (find(id, pools) !== undefined) return;
  const known = pools.map((pool) => pool.id).join(", ");
  const text = known === "" ? "the miner has no pools" : `there is no pool ${id}; the miner has ${known}`;
  throw new HearthashError("argument-invalid", text);
}
