import type { IntentInput, MinerDetail } from "@hearthash/contract";
import type { ComponentChildren } from "preact";
import { desk } from "../../../live/house.js";
import { OutcomeNote } from "../../../pieces/outcome-note.js";

/** What every control of a miner is given. */
export interface ControlPart {
  readonly detail: MinerDetail;
  /** Nothing can be sent: the miner is away, or the reader may only look. */
  readonly isOff: boolean;
  readonly order: (intent: IntentInput) => void;
}

interface ControlProps {
  readonly title: string;
  readonly minerId: string;
  /** The last ordered of these is told. */
  readonly kinds: readonly IntentInput["kind"][];
  readonly isInline?: boolean;
  /** Said while nothing was ordered. */
  readonly hint?: string | undefined;
  readonly children: ComponentChildren;
}

/** A control under its name, and what became of it. */
export function Control({ title, minerId, kinds, isInline = false, hint, children }: ControlProps) {
  return (
    <div class="control">
      <div class="control-head">
        <h3>{title}</h3>
        {isInline ? children : null}
      </div>
      {isInline ? null : children}
      <OutcomeNote progress={desk.latest(minerId, kinds)} {...(hint === undefined ? {} : { hint })} />
    </div>
  );
}

/** A word of a model with a capital. */
export function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
