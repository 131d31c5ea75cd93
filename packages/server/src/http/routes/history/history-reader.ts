import type {
  Config,
  EnergyResult,
  HistoryKept,
  HistoryResolution,
  HistoryResult,
} from "@hearthash/contract";
import type { Fleet } from "../../../fleet/index.js";
import type { Journal } from "../../../journal/index.js";
import type { ServerClock } from "../../../time/index.js";

/** Whose history, and from when to when. */
interface Span {
  readonly minerId: string;
  readonly fromMs: number;
  readonly toMs: number;
}

interface ExportWanted extends Span {
  readonly points: readonly string[];
  readonly resolution: HistoryResolution;
  readonly name: string;
}

/** What these routes need of the history. */
export interface HistoryReader {
  readonly points: readonly string[];
  query(
    query: Span & {
      readonly points: readonly string[];
      readonly resolution: "auto" | HistoryResolution;
      readonly maxPoints?: number | undefined;
    },
  ): Promise<HistoryResult>;
  energy(span: Span): Promise<Omit<EnergyResult, "cost">>;
  exportCsv(wanted: ExportWanted): AsyncIterable<string>;
  exportJson(wanted: ExportWanted): AsyncIterable<string>;
  kept(): Promise<Omit<HistoryKept, "former">>;
  names(): Promise<readonly string[]>;
  knows(minerId: string): Promise<boolean>;
  erase(minerId: string): Promise<void>;
}

/** What these routes need of the server. */
export interface HistoryRouteDeps {
  readonly config: () => Config;
  readonly fleet: Pick<Fleet, "need" | "get">;
  readonly journal: Pick<Journal, "list">;
  readonly clock: ServerClock;
  /** undefined: history is switched off. */
  readonly history: HistoryReader | undefined;
}
