import { useEffect } from "preact/hooks";
import { discoveries } from "../../live/lists.js";
import { searchNetwork } from "../../live/networks.js";
import { DiscoveryCard } from "./discovery-card.js";
import { TargetForm } from "./target-form.js";

/** How often a running search is looked at. */
const EVERY_MS = 700;

/** Searches a network that the reader names, and no other; what is found is added when the reader says so. */
export function NetworkSearch({ onAdded }: { readonly onAdded: () => void }) {
  useEffect(() => {
    void discoveries.refresh();
    const timer = setInterval(() => {
      if (discoveries.items.value?.some(({ status }) => status === "running")) void discoveries.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const latest = discoveries.items.value?.[0];
  return (
    <>
      <section class="card">
        <h2>Search a network</h2>
        <p class="small soft">
          hearthash asks the addresses you name whether a miner answers there, and no others. A home network
          is often 192.168.1.0/24; the router's page says which.
        </p>
        <TargetForm
          field="targets"
          label="Network"
          hint="192.168.1.0/24"
          action="Search"
          submit={searchNetwork}
        />
      </section>
      {latest === undefined ? null : <DiscoveryCard discovery={latest} onAdded={onAdded} />}
    </>
  );
}
