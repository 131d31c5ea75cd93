import { type PreparedRead, prepareRead } from "../asker/prepared-read.js";
import type { PointId } from "../domain/points.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { type QuickReader, quickReaderFor } from "../models/kit/quick-reader.js";
import { type NeededCommand, neededCommands } from "./needed-commands.js";

/** What is asked for a snapshot. */
export interface SnapshotPlan {
  readonly needed: readonly NeededCommand[];
  /** Where all of it goes in one request whose reply is read quickly. */
  readonly quick: QuickPlan | undefined;
}

/** One request for all, and the reader of its reply. */
export interface QuickPlan {
  readonly commands: readonly string[];
  readonly read: PreparedRead;
  readonly reader: QuickReader;
}

/** More than any fleet needs: a plan a model, list of points and set of commands that a firmware lacks. */
const MAX_PLANS = 64;

/** The plans of miners on one transport: ten thousand of a kind share one. */
export class SnapshotPlans {
  readonly #plans = new Map<ModelDefinition, Map<string, SnapshotPlan>>();
  #count = 0;

  /** @param unsupported commands the firmware has refused before. */
  planFor(
    model: ModelDefinition,
    points: readonly PointId[] | undefined,
    unsupported: ReadonlySet<string>,
  ): SnapshotPlan {
    const key = `${points?.join() ?? "all"} ${[...unsupported].sort().join()}`;
    const known = this.#plans.get(model)?.get(key);
    if (known !== undefined) return known;
    const plan = makePlan(model, points, unsupported);
    this.#add(model, key, plan);
    return plan;
  }

  #add(model: ModelDefinition, key: string, plan: SnapshotPlan): void {
    if (this.#count >= MAX_PLANS) {
      this.#plans.clear();
      this.#count = 0;
    }
    const own = this.#plans.get(model) ?? new Map<string, SnapshotPlan>();
    this.#plans.set(model, own.set(key, plan));
    this.#count += 1;
  }
}

function makePlan(
  model: ModelDefinition,
  points: readonly PointId[] | undefined,
  unsupported: ReadonlySet<string>,
): SnapshotPlan {
  const needed = neededCommands(model, points);
  const commands = needed.map(({ command }) => command).filter((command) => !unsupported.has(command));
  const reader = quickReaderFor(model, commands, points);
  const quick = reader && { commands, read: prepareRead(commands.join("+")), reader };
  return { needed, quick };
}
