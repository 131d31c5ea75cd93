import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { writeAtomically } from "../config/index.js";

/** Where it is written what is being done, so that a start behind a power cut does the rest. */
const PLAN_FILE = "restoring.json";

const planSchema = z.object({
  /** Folder that the present data goes to; within the data folder. */
  aside: z.string(),
  /** Folder with what takes its place; within the data folder. */
  staging: z.string(),
  /** What there was before. */
  present: z.array(z.string()),
  /** What comes in its place. */
  incoming: z.array(z.string()),
  /** The configuration: the file within staging, where it goes, and where the one before was copied to. */
  config: z.object({ from: z.string(), to: z.string(), aside: z.string().nullable() }).nullable(),
});

/** What changes places. */
export type SwapPlan = z.infer<typeof planSchema>;

/**
 * Puts new data in the place of the present, which is set aside: all of it or nothing. A process that is killed on
 * the way leaves a plan, and `finishSwap` does the rest of it.
 *
 * @throws the error of the step that failed, when everything is as it was before.
 */
export function swapData(folder: string, plan: SwapPlan): void {
  const planFile = join(folder, PLAN_FILE);
  mkdirSync(join(folder, plan.aside), { mode: 0o700 });
  writeAtomically(planFile, `${JSON.stringify(plan)}\n`, 0o600);
  try {
    forward(folder, plan);
  } catch (error) {
    back(folder, plan);
    rmSync(planFile, { force: true });
    throw error;
  }
  rmSync(planFile);
}

/** Does the rest of what was interrupted. True when there was something. The data folder has to be held. */
export function finishSwap(folder: string): boolean {
  const planFile = join(folder, PLAN_FILE);
  if (!existsSync(planFile)) return false;
  const plan = planSchema.parse(JSON.parse(readFileSync(planFile, "utf8")));
  forward(folder, plan);
  rmSync(join(folder, plan.staging), { recursive: true, force: true });
  rmSync(planFile);
  return true;
}

/** Every step can be done again: what is aside already was moved, what is not in staging any more has come. */
function forward(folder: string, plan: SwapPlan): void {
  const { aside, staging, present, incoming, config } = plan;
  if (config !== null) writeConfig(config);
  for (const name of present) {
    if (!existsSync(join(folder, aside, name))) renameSync(join(folder, name), join(folder, aside, name));
  }
  for (const name of incoming) {
    if (existsSync(join(folder, staging, name))) renameSync(join(folder, staging, name), join(folder, name));
  }
}

function writeConfig({ from, to, aside }: NonNullable<SwapPlan["config"]>): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  // Copied and not moved: at no moment is there no configuration.
  if (aside !== null && !existsSync(aside)) copyFileSync(to, aside);
  writeAtomically(to, readFileSync(from, "utf8"), 0o600);
}

function back(folder: string, { aside, staging, present, incoming, config }: SwapPlan): void {
  for (const name of incoming) {
    const isIn = !existsSync(join(folder, staging, name)) && existsSync(join(folder, name));
    if (isIn) renameSync(join(folder, name), join(folder, staging, name));
  }
  for (const name of present) {
    if (existsSync(join(folder, aside, name))) renameSync(join(folder, aside, name), join(folder, name));
  }
  if (config !== null) configBack(config);
  rmSync(join(folder, aside), { recursive: true, force: true });
}

function configBack({ from, to, aside }: NonNullable<SwapPlan["config"]>): void {
  if (aside !== null) {
    if (existsSync(aside)) renameSync(aside, to);
    return;
  }
  const isOurs = existsSync(to) && readFileSync(to, "utf8") === readFileSync(from, "utf8");
  if (isOurs) rmSync(to);
}
