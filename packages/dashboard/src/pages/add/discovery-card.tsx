import type { DiscoveryResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { durationText } from "../../format/figure-text.js";
import { approveFound, stopSearch } from "../../live/networks.js";
import { Action } from "../../pieces/action.js";

/** A search, live: how far it is, what it found, what answered without being understood. */
export function DiscoveryCard({
  discovery,
  onAdded,
}: {
  readonly discovery: DiscoveryResource;
  readonly onAdded: () => void;
}) {
  const left = useSignal<ReadonlySet<string>>(new Set());
  const { found, open, status, id } = discovery;
  const fresh = found.filter(({ known }) => !known);
  const wanted = fresh.filter((miner) => !left.value.has(`${miner.host}:${miner.port}`));
  const toggle = (key: string) => {
    const next = new Set(left.value);
    if (!next.delete(key)) next.add(key);
    left.value = next;
  };
  const approve = async () => {
    const miners = wanted.map(({ host, port }) => ({ host, port }));
    await approveFound(id, miners);
    onAdded();
  };
  return (
    <section class="card" aria-label="Search">
      <div class="card-title">
        <h2 class="wrap-anywhere">{discovery.targets}</h2>
        <span class="small soft" role="status">
          {progressText(discovery)}
        </span>
      </div>
      {status === "running" ? (
        <progress class="bar" max={discovery.total} value={discovery.done} aria-label="Searched" />
      ) : null}
      <ul class="rows">
        {found.map((miner) => {
          const key = `${miner.host}:${miner.port}`;
          return (
            <li key={key} class="row">
              <label class="row grow">
                <input
                  type="checkbox"
                  class="check"
                  checked={!miner.known && !left.value.has(key)}
                  disabled={miner.known}
                  onChange={() => toggle(key)}
                />
                <span class="grow">
                  <span class="clip">{miner.product ?? miner.model}</span>
                  <span class="small soft"> {key}</span>
                </span>
                {miner.known ? <span class="tag">added</span> : null}
                {miner.isAvalon ? null : <span class="tag">no Avalon: read only</span>}
              </label>
            </li>
          );
        })}
        {open.map((port) => (
          <li key={`${port.host}:${port.port}`} class="row">
            <div class="grow">
              <div>
                {port.host}:{port.port}
              </div>
              <div class="small soft wrap-anywhere">{port.message}</div>
            </div>
          </li>
        ))}
      </ul>
      {status === "running" ? <Action act={() => stopSearch(id)}>Stop</Action> : null}
      {wanted.length > 0 ? (
        <Action look="primary" act={approve}>
          Add {wanted.length === 1 ? "this miner" : `these ${wanted.length} miners`}
        </Action>
      ) : null}
      {status === "done" && found.length === 0 ? (
        <p class="small soft">
          No miner answered. Is it switched on, and is this the network it is in? A miner takes a minute after
          it is switched on.
        </p>
      ) : null}
    </section>
  );
}

function progressText({ status, done, total, etaMs, found, error }: DiscoveryResource): string {
  if (status === "running") {
    const eta = etaMs === null ? "" : `, about ${durationText(etaMs)} to go`;
    return `${done} of ${total}${eta}`;
  }
  if (status === "failed") return error ?? "failed";
  return `${status === "stopped" ? "stopped" : "done"}: ${found.length} found`;
}
