import { Icon, type IconName } from "../../pieces/icon.js";
import { ChannelsCard } from "../channels/index.js";

const TOLD: readonly (readonly [IconName, string])[] = [
  ["offline", "A miner does not answer, and when it answers again"],
  ["fault", "It gets too hot, a fan stands still, or it hashes less than it should"],
  ["pools", "A pool does not answer, or takes no shares"],
  ["restart", "It restarts, or somebody else changes it"],
];

/** What is noticed, and where it is told: a channel can be added and tried here. */
export function AlertsStep() {
  return (
    <div class="stack">
      <section class="card" aria-label="What you are told of">
        <ul class="rows">
          {TOLD.map(([icon, text]) => (
            <li key={text} class="row">
              <Icon name={icon} />
              <span class="grow">{text}</span>
            </li>
          ))}
        </ul>
      </section>
      <p class="soft">
        Each is decided on two readings, so that one lost answer is no alarm. All of it appears on the page
        Events; a channel brings it to you.
      </p>
      <ChannelsCard />
    </div>
  );
}
