import { exactMoment, momentText } from "../format/moments.js";
import type { Progress } from "../live/command-desk.js";
import { now } from "../live/now.js";

const WORDS = {
  unconfirmed: "Sent, not shown by the miner",
  refused: "Not sent",
  failed: "Failed",
  interrupted: "The server was restarted meanwhile; look at the miner",
} as const;

/** What became of the change a control made. Nothing pretends to have happened. */
export function OutcomeNote({
  progress,
  hint,
}: {
  readonly progress: Progress | undefined;
  readonly hint?: string;
}) {
  if (progress === undefined) return hint === undefined ? null : <p class="control-note">{hint}</p>;
  if (progress.step !== "ended") {
    return (
      <>
        <div class="progress" role="progressbar" aria-label="Waiting for the miner" />
        <p class="control-note" role="status">
          {progress.step === "sending" ? "Sending" : "Sent to the miner, waiting until it shows"}
        </p>
      </>
    );
  }
  const { outcome, text, at, needsReboot } = progress;
  const words =
    outcome === "confirmed"
      ? `Confirmed ${momentText(at, now.value)}`
      : text === undefined
        ? WORDS[outcome]
        : `${WORDS[outcome]}: ${text}`;
  return (
    <p class="control-note" role="status" data-outcome={outcome} title={exactMoment(at)}>
      {words}
      {needsReboot === true && text === undefined ? ". It takes effect when the miner is restarted" : ""}
    </p>
  );
}
