import type { MinerDetail } from "@hearthash/contract";
import { figureText } from "../../format/figure-text.js";
import { temperatureScale } from "../../live/preferences.js";

interface Chip {
  readonly index: number;
  readonly tempC?: number;
}

interface Board {
  readonly index: number;
  readonly hashrateAvgThs?: number;
  readonly tempC?: number;
  readonly tempChipMaxC?: number;
  readonly chips: readonly Chip[];
}

/** Boards and their chips, by heat: a hot spot shows where a mean would not. */
export function BoardsCard({ detail }: { readonly detail: MinerDetail }) {
  const boards = detail.boards as unknown as readonly Board[];
  if (boards.length === 0) return null;
  return (
    <section class="card" aria-label="Boards and chips">
      <h2>Boards and chips</h2>
      {boards.map((board) => (
        <div key={board.index} class="stack">
          <div class="control-head">
            <h3>Board {board.index + 1}</h3>
            <span class="small soft">{boardText(board)}</span>
          </div>
          <HeatMap chips={board.chips} />
        </div>
      ))}
    </section>
  );
}

function boardText(board: Board): string {
  const parts = [
    figureText(board.hashrateAvgThs, "TH/s"),
    figureText(board.tempChipMaxC ?? board.tempC, "°C", temperatureScale.value),
  ];
  return parts.flatMap((part) => (part === undefined ? [] : [`${part.number} ${part.unit}`])).join(" · ");
}

/** Steps of heat in °C: a chip of these models is designed for 90 or so. */
const STEPS = [60, 75, 85, 95] as const;

function HeatMap({ chips }: { readonly chips: readonly Chip[] }) {
  const known = chips.filter((chip) => chip.tempC !== undefined);
  if (known.length === 0) return null;
  return (
    <ul class="heat">
      {known.map(({ index, tempC = 0 }) => {
        const text = figureText(tempC, "°C", temperatureScale.value);
        return (
          <li
            key={index}
            class="heat-cell"
            data-heat={1 + STEPS.filter((step) => tempC >= step).length}
            title={`Chip ${index + 1}: ${text?.number} ${text?.unit}`}
          >
            {text?.number}
          </li>
        );
      })}
    </ul>
  );
}
