import type { HearthashErrorCode } from "@hearthash/client";

/** `note`: as it is, neither good nor bad. */
export type Judgement = "ok" | "note" | "warning" | "failed";

/** What one step of the examination found. */
export interface Finding<Value = undefined> {
  readonly result: Judgement;
  readonly found: string;
  /** More of it, a line each. */
  readonly details?: readonly string[];
  /** What to do. */
  readonly advice?: string;
  /** Why it failed; decides the exit code. */
  readonly code?: HearthashErrorCode;
  /** What later steps go on with. */
  readonly value?: Value;
}

/** A finding with the step it belongs to. */
export interface Step extends Omit<Finding<unknown>, "value"> {
  readonly id: StepId;
  readonly title: string;
}

/** The steps, in order. */
export const stepTitles = {
  address: "Address",
  name: "Name",
  network: "Network",
  connect: "Connect",
  reply: "Reply",
  model: "Model",
  clock: "Clock",
  replies: "Replies",
  state: "State",
  commands: "Commands",
  pools: "Pools",
  web: "Web page",
} as const;

export type StepId = keyof typeof stepTitles;
