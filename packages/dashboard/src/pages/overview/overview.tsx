import { computed, signal } from "@preact/signals";
import { loadEnergy, loadLastHours } from "../../live/history.js";
import { fleet, isKnown } from "../../live/house.js";
import { mayAdminister } from "../../live/session.js";
import { Empty } from "../../pieces/empty.js";
import { Icon } from "../../pieces/icon.js";
import { Segments } from "../../pieces/segments.js";
import { useEvery } from "../../pieces/use-every.js";
import { CardSkeletons } from "./card-skeletons.js";
import { MinerCard } from "./miner-card.js";
import { MinerTable } from "./miner-table.js";
import { TotalsStrip } from "./totals-strip.js";

/** From here on a table reads better than cards. */
const MANY = 30;

const chosen = signal<"cards" | "table" | undefined>(undefined);
const view = computed(() => chosen.value ?? (fleet.cells.value.length >= MANY ? "table" : "cards"));

const VIEWS = [
  { value: "cards", word: "Cards" },
  { value: "table", word: "Table" },
] as const;

/** How often the small lines and the energy are read anew. */
const EVERY_MS = 60_000;

export function Overview() {
  const cells = fleet.cells.value;
  const isCards = view.value === "cards";
  useEvery(
    EVERY_MS,
    () => {
      void loadEnergy();
      if (isCards) void loadLastHours(cells.slice(0, MANY).map(({ id }) => id));
    },
    `${isCards} ${cells.length}`,
  );
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Home</h1>
        <div class="page-actions">
          {cells.length > 3 ? (
            <Segments
              label="View"
              isSmall
              options={VIEWS}
              value={view.value}
              onChoose={(value) => {
                chosen.value = value;
              }}
            />
          ) : null}
          {mayAdminister.value ? (
            <a class="button is-small" href="/add">
              <Icon name="plus" />
              Add miners
            </a>
          ) : null}
        </div>
      </div>
      {content(cells.length)}
    </div>
  );
}

function content(count: number) {
  if (!isKnown.value) return <CardSkeletons />;
  if (count === 0) {
    return (
      <Empty text="No miners yet.">
        {mayAdminister.value ? (
          <a class="button is-primary" href="/add">
            Find miners
          </a>
        ) : null}
      </Empty>
    );
  }
  return (
    <>
      <TotalsStrip />
      {view.value === "table" ? (
        <MinerTable />
      ) : (
        <div class="cards">
          {fleet.cells.value.map((cell) => (
            <MinerCard key={cell.id} cell={cell} />
          ))}
        </div>
      )}
    </>
  );
}
