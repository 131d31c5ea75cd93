import type { CatalogueResource } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { api } from "./api.js";

/** What points and models there are; asked once, it does not change while the server runs. */
export const catalogue = signal<CatalogueResource | undefined>(undefined);

const isAsked = signal(false);

/** Asks for it when it is first needed; again after a failure. */
export function needCatalogue(): void {
  if (isAsked.peek()) return;
  isAsked.value = true;
  api<CatalogueResource>("/catalogue").then(
    (value) => {
      catalogue.value = value;
    },
    () => {
      isAsked.value = false;
    },
  );
}
