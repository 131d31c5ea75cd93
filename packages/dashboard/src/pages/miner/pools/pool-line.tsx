import type { IntentInput, MinerDetail, PoolResource } from "@hearthash/contract";
import { formatCount } from "../../../format/numbers.js";
import { poolHost } from "../../../format/pool-host.js";
import type { Progress } from "../../../live/command-desk.js";
import { desk } from "../../../live/house.js";
import { Age } from "../../../pieces/age.js";
import { Icon } from "../../../pieces/icon.js";
import { OutcomeNote } from "../../../pieces/outcome-note.js";

const KINDS = ["switchPool", "enablePool", "disablePool", "setPool"] as const;

/** How far the last change of a pool is. */
export function poolOutcome(minerId: string, pool: number): Progress | undefined {
  return desk.latest(minerId, KINDS, pool);
}

interface PoolLineProps {
  readonly detail: MinerDetail;
  readonly pool: PoolResource;
  readonly isOff: boolean;
  /** Undefined where the model cannot be told a pool's address. */
  readonly onEdit: ((slot: number) => void) | undefined;
}

/** A pool, what can be done with it, and what became of that. */
export function PoolLine({ detail, pool, isOff, onEdit }: PoolLineProps) {
  const isDisabled = /disabled/i.test(pool.status);
  const button = (kind: "switchPool" | "enablePool" | "disablePool", word: string) =>
    !isOff && detail.controls.includes(kind) ? (
      <button
        type="button"
        class="button is-small"
        onClick={() => void desk.order(detail.id, { kind, pool: pool.id } satisfies IntentInput, pool.id)}
      >
        {word}
      </button>
    ) : null;
  return (
    <li class="row is-stacked">
      <PoolText pool={pool} />
      <div class="toolbar">
        {pool.active || isDisabled ? null : button("switchPool", "Use this one")}
        {isDisabled ? button("enablePool", "Enable") : button("disablePool", "Disable")}
        {isOff || onEdit === undefined ? null : (
          <button type="button" class="button is-small" onClick={() => onEdit(pool.id)}>
            Change
          </button>
        )}
      </div>
      <OutcomeNote progress={poolOutcome(detail.id, pool.id)} />
    </li>
  );
}

function PoolText({ pool }: { readonly pool: PoolResource }) {
  return (
    <div class="grow">
      <div class="pool-url" title={pool.url}>
        {pool.active ? <Icon name="check" title="In use" /> : null}
        <span class="clip">{poolHost(pool.url)}</span>
      </div>
      <div class="small soft clip" title={pool.worker}>
        {pool.worker}
      </div>
      <div class="small faint">
        {pool.status}
        {pool.accepted === null ? "" : ` · ${formatCount(pool.accepted)} accepted`}
        {pool.rejected === null ? "" : ` · ${formatCount(pool.rejected)} rejected`}
        {pool.lastShareAt === null ? null : (
          <>
            {" · last share "}
            <Age at={pool.lastShareAt} />
          </>
        )}
      </div>
    </div>
  );
}
