import { useEffect } from "preact/hooks";
import { alertChannels, loadAlertChannels } from "../../live/setup.js";
import { Icon, type IconName } from "../../pieces/icon.js";

const TOLD: readonly (readonly [IconName, string])[] = [
  ["offline", "A miner does not answer any more, and when it answers again"],
  ["fault", "A miner is in a fault, or its state changes"],
  ["restart", "A miner has restarted"],
  ["pools", "Somebody changed something: what, who, and whether the miner obeyed"],
];

/** What is noticed, and where it is told. Nothing is promised that this server does not do. */
export function AlertsStep() {
  useEffect(() => void loadAlertChannels(), []);
  return (
    <div class="stack">
      <section class="card">
        <ul class="rows">
          {TOLD.map(([icon, text]) => (
            <li key={text} class="row">
              <Icon name={icon} />
              <span class="grow">{text}</span>
            </li>
          ))}
        </ul>
      </section>
      <p class="soft">Each is decided on two readings, so that one lost answer is no alarm. {whereText()}</p>
    </div>
  );
}

function whereText(): string {
  const channels = alertChannels.value;
  if (channels === undefined) return "";
  if (channels === null) {
    return "They appear on the Events page and on the miner's own; this server sends no messages elsewhere.";
  }
  if (channels.length === 0) return "They appear on the Events page; no channel for messages is set up yet.";
  return `They appear on the Events page and go to ${channels.map(({ name }) => name).join(", ")}.`;
}
