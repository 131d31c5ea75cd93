import type { StreamColumn } from "@hearthash/contract";
import type { MinerCell } from "../../live/fleet-store.js";

/** A column of the table. Without a unit it is text. */
export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  /** Seldom changes: an order by it holds from poll to poll. */
  readonly isLasting?: boolean;
  readonly value: (cell: MinerCell) => string | number | undefined;
}

function figure(id: StreamColumn, title: string, unit: string): TableColumn {
  return {
    id,
    title,
    unit,
    value: ({ row }) => {
      const value = row.value[id];
      return typeof value === "number" ? value : undefined;
    },
  };
}

export const tableColumns: readonly TableColumn[] = [
  { id: "name", title: "Name", isLasting: true, value: ({ info }) => info.value.name },
  {
    id: "state",
    title: "State",
    value: ({ row }) => String(row.value.presence === "online" ? row.value.state : row.value.presence),
  },
  figure("hashrateThs", "Hashrate", "TH/s"),
  figure("powerWallW", "Wall power", "W"),
  figure("efficiencyJPerTh", "Efficiency", "J/TH"),
  figure("tempChipMaxC", "Chip", "°C"),
  figure("tempInletC", "Inlet", "°C"),
  figure("fanPercent", "Fan", "%"),
  { id: "workMode", title: "Mode", value: ({ row }) => textOf(row.value.workMode) },
  figure("rejectPercent", "Rejected", "%"),
  { id: "guard", title: "Guard", value: ({ row }) => textOf(row.value.guard) },
  { id: "model", title: "Model", isLasting: true, value: ({ info }) => info.value.modelName ?? undefined },
  { id: "place", title: "Place", isLasting: true, value: ({ info }) => info.value.place ?? undefined },
  { id: "address", title: "Address", isLasting: true, value: ({ info }) => info.value.host },
];

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
