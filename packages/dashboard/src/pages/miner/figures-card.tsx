import type { MinerDetail } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { figureText } from "../../format/figure-text.js";
import { agoText } from "../../format/moments.js";
import { catalogue } from "../../live/catalogue.js";
import { now } from "../../live/now.js";
import { temperatureScale } from "../../live/preferences.js";

interface FiguresProps {
  readonly detail: MinerDetail;
  readonly isOld: boolean;
}

/** Every value the miner gives; a press shows where it comes from. */
export function FiguresCard({ detail, isOld }: FiguresProps) {
  const open = useSignal<string | undefined>(undefined);
  const points = catalogue.value?.points.filter(({ id }) => detail.points[id] !== undefined) ?? [];
  return (
    <section class="card" aria-label="Figures">
      <div class="figures">
        {points.map(({ id, label, unit }) => (
          <button
            key={id}
            type="button"
            class="figure"
            aria-expanded={open.value === id}
            onClick={() => {
              open.value = open.value === id ? undefined : id;
            }}
          >
            <span class="figure-label">{label}</span>
            <FigureValue value={detail.points[id]} unit={unit} isOld={isOld} />
            {open.value === id ? <span class="figure-note">{sourceText(detail, id)}</span> : null}
          </button>
        ))}
      </div>
    </section>
  );
}

function FigureValue({
  value,
  unit,
  isOld,
}: {
  readonly value: unknown;
  readonly unit: string;
  readonly isOld: boolean;
}) {
  const text = figureText(value, unit, temperatureScale.value);
  return (
    <span class={isOld ? "figure-value is-old" : "figure-value"}>
      {text?.number ?? "–"}
      {text === undefined || text.unit === "" ? null : <span class="figure-unit">{text.unit}</span>}
    </span>
  );
}

function sourceText(detail: MinerDetail, id: string): string {
  const source = detail.sources[id];
  const point = catalogue.value?.points.find((entry) => entry.id === id);
  const when = detail.lastSeenAt === null ? "" : `, ${agoText(detail.lastSeenAt, now.value)}`;
  return `${point?.description ?? ""}. ${source?.source ?? ""}, ${source?.kind ?? ""}${when}`;
}
