import type { GuardResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { momentText } from "../../format/moments.js";
import { poolHost } from "../../format/pool-host.js";
import { pauseGuard, unpinMiner } from "../../live/guard.js";
import { now } from "../../live/now.js";
import { mayAdminister, mayControl } from "../../live/session.js";
import { Action } from "../../pieces/action.js";
import { BadgeMark } from "./guard-mark.js";
import { PinDialog } from "./pin-dialog.js";

/** A miner: whether it is pinned, to what, and how it is guarded. */
export function GuardLine({ guard }: { readonly guard: GuardResource }) {
  const { minerId, name, badge, pin, drift, redirect } = guard;
  return (
    <li class="row is-wrapping" aria-label={name}>
      <div class="grow">
        <p class="drift-name">
          <a class="plain wrap-anywhere" href={`/miners/${encodeURIComponent(minerId)}`}>
            {name}
          </a>
          <BadgeMark badge={badge} />
        </p>
        {pin?.pools.map(({ url, worker, disabled }, index) => (
          <p key={index} class="small soft wrap-anywhere">
            {poolHost(url)} · {worker}
            {disabled ? " · switched off" : ""}
          </p>
        ))}
        {pin === null ? null : <p class="small faint">{optionsText(guard)}</p>}
      </div>
      <div class="toolbar">
        {mayControl.value && pin !== null && drift === null && redirect === null ? (
          <Pause guard={guard} />
        ) : null}
        {mayAdminister.value ? <PinTools guard={guard} /> : null}
      </div>
    </li>
  );
}

/** Before something is changed with the vendor's app. */
function Pause({ guard: { minerId, pausedUntil } }: { readonly guard: GuardResource }) {
  if (pausedUntil !== null) return <Action act={() => pauseGuard(minerId, 0)}>End the pause</Action>;
  return <Action act={() => pauseGuard(minerId, 15)}>Pause 15 min</Action>;
}

function PinTools({ guard }: { readonly guard: GuardResource }) {
  const isOpen = useSignal(false);
  const { minerId, name, pin } = guard;
  return (
    <>
      <button
        type="button"
        class="button is-small"
        aria-label={pin === null ? `Pin ${name}` : `Change the pin of ${name}`}
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {pin === null ? "Pin" : "Change"}
      </button>
      {pin === null ? null : <Action act={() => unpinMiner(minerId)}>Unpin</Action>}
      {isOpen.value ? (
        <PinDialog
          guard={guard}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      ) : null}
    </>
  );
}

function optionsText({ pin, watch5s, pinMode, restore, pausedUntil }: GuardResource): string {
  const words = [
    pin === null ? "" : `Pinned ${momentText(pin.since, now.value)} by ${pin.by}`,
    watch5s ? "polled every 5 s" : "",
    pinMode ? "mode pinned" : "",
    { off: "", switch: "restored by switching", setpool: "restored by storing" }[restore],
    pausedUntil === null ? "" : `paused until ${momentText(pausedUntil, now.value)}`,
  ];
  return words.filter((word) => word !== "").join(" · ");
}
