import type { GuardResource } from "@hearthash/contract";
import { DriftDetails } from "./drift-details.js";
import { BadgeMark } from "./guard-mark.js";

/** One miner that differs from its pin. */
export function DriftCard({ guard }: { readonly guard: GuardResource }) {
  const { minerId, name, badge } = guard;
  return (
    <section class="card" aria-label={`${name}: what differs`}>
      <div class="card-title">
        <h2 class="grow wrap-anywhere">
          <a class="plain" href={`/miners/${encodeURIComponent(minerId)}`}>
            {name}
          </a>
        </h2>
        <BadgeMark badge={badge} />
      </div>
      <DriftDetails guard={guard} />
    </section>
  );
}
