import type { CommandResource, ScheduleResource } from "@hearthash/contract";

type LastRun = NonNullable<ScheduleResource["lastRun"]>;
type Run = LastRun["miners"][number];

/** What became of a run at one miner. */
export interface RunOutcome {
  readonly minerId: string;
  readonly step: "waiting" | "confirmed" | "unconfirmed" | "failed" | "left";
  readonly text: string;
}

/** What became of a run at each miner, as far as its command is known. */
export function outcomesOf(
  { miners }: LastRun,
  commandOf: (id: string) => CommandResource | undefined,
): readonly RunOutcome[] {
  return miners.map((run) => {
    const command = run.commandId === null ? undefined : commandOf(run.commandId);
    return { minerId: run.minerId, ...(command === undefined ? ofRun(run) : ofCommand(command)) };
  });
}

type Told = Omit<RunOutcome, "minerId">;

function ofRun({ outcome, reason }: Run): Told {
  if (outcome === "ordered") return { step: "waiting", text: "ordered" };
  if (outcome === "waiting") return { step: "waiting", text: "waits until the miner answers" };
  const step = outcome === "overridden" ? "left" : "failed";
  return { step, text: reason ?? outcome };
}

function ofCommand({ status, reason, message }: CommandResource): Told {
  if (status === "queued" || status === "running") return { step: "waiting", text: "sent" };
  if (status === "confirmed") return { step: "confirmed", text: "confirmed" };
  if (status === "unconfirmed") {
    return {
      step: "unconfirmed",
      text: `sent, not shown by the miner${reason === null ? "" : `: ${reason}`}`,
    };
  }
  return { step: "failed", text: reason ?? message ?? status };
}
