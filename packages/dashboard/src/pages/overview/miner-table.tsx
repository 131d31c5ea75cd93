import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { figureText } from "../../format/figure-text.js";
import { alerts } from "../../live/alerts.js";
import type { MinerCell } from "../../live/fleet-store.js";
import { temperatureScale } from "../../live/preferences.js";
import { Icon } from "../../pieces/icon.js";
import { StateMark } from "../../pieces/state-mark.js";
import { AlertBadge } from "../alerts/alert-badge.js";
import { GuardMark } from "../guard/guard-mark.js";
import { filterText, sortedCells, sorting } from "./sorted-cells.js";
import { type TableColumn, tableColumns } from "./table-columns.js";

/** Rows drawn above and below what is seen. */
const MARGIN_ROWS = 8;

/** All miners, a line each. Only the lines that are seen exist. */
export function MinerTable() {
  const frame = useRef<HTMLDivElement>(null);
  const seen = useSignal({ first: 0, count: 40 });
  const measure = () => {
    const element = frame.current;
    if (element === null) return;
    const first = Math.max(0, Math.floor(element.scrollTop / rowPx()) - MARGIN_ROWS);
    const count = Math.ceil(element.clientHeight / rowPx()) + 2 * MARGIN_ROWS;
    if (first !== seen.value.first || count !== seen.value.count) seen.value = { first, count };
  };
  useEffect(() => {
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  const cells = sortedCells.value;
  const first = Math.min(seen.value.first, Math.max(0, cells.length - 1));
  const shown = cells.slice(first, first + seen.value.count);
  const below = cells.length - first - shown.length;
  return (
    <section class="section" aria-label="Miners">
      <div class="toolbar">
        <input
          class="input table-filter"
          type="search"
          placeholder="Filter by name, place, state, model, address"
          aria-label="Filter miners"
          value={filterText.value}
          onInput={(event) => {
            filterText.value = event.currentTarget.value;
          }}
        />
        <span class="small soft">{cells.length} shown</span>
      </div>
      <div class="table-frame is-tall" ref={frame} onScroll={measure}>
        <table class="table" aria-rowcount={cells.length + 1}>
          <thead>
            <tr>
              {tableColumns.map((column) => (
                <HeadCell key={column.id} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Spacer rows={first} />
            {shown.map((cell, index) => (
              <MinerLine key={cell.id} cell={cell} index={first + index} />
            ))}
            <Spacer rows={below} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How high a line is, as tokens.css says: more under a finger than under a mouse. */
function rowPx(): number {
  return matchMedia("(pointer: coarse)").matches ? 44 : 36;
}

/** Room for lines that are not drawn. */
function Spacer({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="table-room">
      <td class="table-spacer" colSpan={tableColumns.length} style={{ height: `${rows * rowPx()}px` }} />
    </tr>
  );
}

function HeadCell({ column }: { readonly column: TableColumn }) {
  const isSorted = sorting.value.column === column.id;
  const direction = sorting.value.isDown ? "descending" : "ascending";
  return (
    <th
      scope="col"
      class={column.unit === undefined ? "" : "is-number"}
      aria-sort={isSorted ? direction : undefined}
    >
      <button
        type="button"
        class="sort"
        onClick={() => {
          sorting.value = {
            column: column.id,
            isDown: isSorted ? !sorting.value.isDown : column.unit !== undefined,
          };
        }}
      >
        {column.title}
        {isSorted ? <span aria-hidden="true">{sorting.value.isDown ? "↓" : "↑"}</span> : null}
      </button>
    </th>
  );
}

function MinerLine({ cell, index }: { readonly cell: MinerCell; readonly index: number }) {
  const isOffline = cell.row.value.presence === "offline";
  return (
    <tr aria-rowindex={index + 2}>
      {tableColumns.map((column) => (
        <td key={column.id} class={cellClass(column, isOffline)}>
          <CellContent cell={cell} column={column} />
        </td>
      ))}
    </tr>
  );
}

/** What a miner that is away said last fades; who it is and that it is away does not. */
function cellClass({ unit, id }: TableColumn, isOffline: boolean): string {
  if (unit !== undefined) return isOffline ? "is-number is-old" : "is-number";
  return isOffline && id === "workMode" ? "is-old" : "";
}

function CellContent({ cell, column }: { readonly cell: MinerCell; readonly column: TableColumn }) {
  const value = column.value(cell);
  if (column.id === "name") {
    return (
      <a class="plain table-name clip" href={`/miners/${encodeURIComponent(cell.id)}`}>
        {value}
        <AlertBadge alerts={alerts.of(cell.id)} />
        <Icon name="next" />
      </a>
    );
  }
  if (column.id === "state") return <StateMark state={String(value)} />;
  if (column.id === "guard") return <GuardMark badge={value} />;
  if (value === undefined) return <span class="faint">–</span>;
  if (column.unit === undefined) return <span>{value}</span>;
  const text = figureText(value, column.unit, temperatureScale.value);
  return (
    <span>
      {text?.number} <span class="faint">{text?.unit}</span>
    </span>
  );
}
