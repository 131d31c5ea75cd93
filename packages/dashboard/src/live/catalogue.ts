import type { CatalogueResource } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";

/** What points and models there are; asked once, it does not change while the server runs. */
export const catalogue = signal<CatalogueResource | undefined>(undefined);

let asked: Promise<void> | undefined;

/** Asks for it when it is first needed; again after a failure. */
export function needCatalogue(): void {
  asked ??= api<CatalogueResource>("/catalogue").then(
    (value) => {
      catalogue.value = value;
    },
    () => {
      asked = undefined;
    },
  );
}
