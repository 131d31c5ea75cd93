import { createRequire } from "node:module";
import type * as WebPush from "web-push";
import { ServerError } from "../errors/index.js";
import type { SecretShelf } from "../secrets/index.js";
import type { Vapid } from "./net/net.js";

const NAME = "push-vapid";

type Keys = Pick<Vapid, "publicKey" | "privateKey">;

/**
 * The house's own keys for push services, made on first use. Browsers subscribe with the public one, so they stay the
 * same for as long as the key of the stored secrets does.
 */
export class HouseVapid {
  readonly #shelf: SecretShelf;
  readonly #contact: () => string | undefined;
  #keys: Keys | undefined;

  /** @param contact who answers for this server, now. */
  constructor(shelf: SecretShelf, contact: () => string | undefined) {
    this.#shelf = shelf;
    this.#contact = contact;
  }

  /** `undefined` while nobody is named. */
  get(): Vapid | undefined {
    const subject = this.#contact();
    if (subject === undefined) return undefined;
    this.#keys ??= this.#kept() ?? this.#make();
    return { subject, ...this.#keys };
  }

  #kept(): Keys | undefined {
    try {
      const kept = this.#shelf.take(NAME);
      return kept === undefined ? undefined : (JSON.parse(kept) as Keys);
    } catch (error) {
      // Sealed with another key, as all subscriptions are then: they have to be made anew.
      if (error instanceof ServerError && error.code === "data-damaged") return undefined;
      throw error;
    }
  }

  #make(): Keys {
    // Loaded where it is used, once in the life of a house.
    const webPush = createRequire(import.meta.url)("web-push") as typeof WebPush;
    const keys = webPush.generateVAPIDKeys();
    this.#shelf.put(NAME, JSON.stringify(keys));
    return keys;
  }
}
