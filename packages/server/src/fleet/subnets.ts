import { isHearthashError, parseTargets } from "@hearthash/client";
import type { Actor, SubnetResource } from "@hearthash/contract";
import { ServerError, type ServerErrorCode } from "../errors/index.js";
import type { FleetOptions, MayConnect } from "./fleet-options.js";
import type { Registry } from "./registry.js";

/** Networks in which a miner that has moved is looked for: the configuration's, and those approved over the API. */
export class Subnets {
  readonly #registry: Registry;
  readonly #fixed: readonly string[];
  readonly #mayConnect: MayConnect;
  readonly #now: () => number;
  #approved: readonly string[];

  /** @throws ServerError `config-invalid`. */
  constructor(registry: Registry, { subnets, mayConnect, clock }: FleetOptions) {
    for (const subnet of subnets) addressesIn(subnet, "config-invalid");
    this.#registry = registry;
    this.#fixed = subnets;
    this.#mayConnect = mayConnect;
    this.#now = () => clock.now();
    this.#approved = registry.rows.subnets();
  }

  list(): readonly string[] {
    return [...new Set([...this.#fixed, ...this.#approved])];
  }

  /** Each with where it comes from; one of both is the configuration's. */
  entries(): readonly SubnetResource[] {
    return this.list().map((cidr) => ({
      cidr,
      source: this.#fixed.includes(cidr) ? "configuration" : "approved",
    }));
  }

  /**
   * Takes an approval back: nothing is searched there any more.
   *
   * @throws ServerError `not-found`, `conflict` for one of the configuration.
   */
  withdraw(cidr: string, by: Actor): void {
    if (this.#fixed.includes(cidr)) {
      throw new ServerError("conflict", `${cidr} stands in the configuration; take it out of subnets there`);
    }
    if (!this.#registry.rows.removeSubnet(cidr)) {
      throw new ServerError("not-found", `There is no approved network ${cidr.slice(0, 80)}`);
    }
    this.#approved = this.#registry.rows.subnets();
    this.#registry.news.subnetWithdrawn(cidr, by);
  }

  /** @throws ServerError `request-invalid`, `target-refused`. */
  approve(text: string, by: Actor): void {
    const cidr = text.trim();
    for (const host of addressesIn(cidr, "request-invalid")) {
      const judgement = this.#mayConnect(host);
      if (judgement !== true) throw new ServerError("target-refused", `${cidr}: ${host}: ${judgement}`);
    }
    if (this.list().includes(cidr)) return;
    this.#registry.rows.addSubnet(cidr, this.#now());
    this.#approved = this.#registry.rows.subnets();
    this.#registry.news.subnetApproved(cidr, by);
  }
}

function addressesIn(subnet: string, code: ServerErrorCode): readonly string[] {
  try {
    return parseTargets(subnet).map(({ host }) => host);
  } catch (error) {
    if (!isHearthashError(error)) throw error;
    throw new ServerError(code, `subnets: ${error.message}`, [{ path: "subnets", message: error.message }]);
  }
}
