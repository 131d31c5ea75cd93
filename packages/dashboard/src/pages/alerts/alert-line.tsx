import type { AlertResource } from "@hearthash/contract";
import type { ComponentChildren } from "preact";
import { isUnanswered } from "../../live/alert-store.js";
import { fleet } from "../../live/house.js";
import { temperatureScale } from "../../live/preferences.js";
import { Icon } from "../../pieces/icon.js";
import { alertFigures, alertSentence } from "./alert-figures.js";
import { AlertTimes } from "./alert-times.js";
import { alertWords, severityMarks } from "./alert-words.js";

interface AlertLineProps {
  readonly alert: AlertResource;
  /** Says what to do about it. */
  readonly hasAdvice?: boolean;
  /** The miner is not named again on its own page. */
  readonly isAtMiner?: boolean;
  /** What it is about, in full. */
  readonly details?: ComponentChildren;
  /** What can be done about it here. */
  readonly children?: ComponentChildren;
}

/** One alert: how weighty, what, of which miner, since when, by how much, and what to do. */
export function AlertLine({
  alert,
  hasAdvice = false,
  isAtMiner = false,
  details,
  children,
}: AlertLineProps) {
  const { title, advice } = alertWords[alert.kind];
  const mark = severityMarks[alert.severity];
  const miner = alert.minerId === null ? undefined : fleet.get(alert.minerId)?.info.value;
  const figures = alertFigures(alert, temperatureScale.value);
  return (
    <li class="alert-line" data-state={alert.state}>
      {/* The colour is for what still asks for somebody. */}
      <span class="state" data-state={isUnanswered(alert) ? mark.state : "unknown"}>
        <Icon name={mark.icon} />
        {mark.word}
      </span>
      <div class="alert-body">
        <p class="alert-title">
          {title}
          {miner === undefined || isAtMiner ? null : (
            <a class="clip" href={`/miners/${encodeURIComponent(miner.id)}`}>
              {miner.name}
            </a>
          )}
        </p>
        <p class="wrap-anywhere">{alertSentence(alert, miner?.name, temperatureScale.value)}</p>
        {figures === undefined ? null : (
          <p class="small soft">
            Measured {figures.value}, threshold {figures.threshold}
          </p>
        )}
        <AlertTimes alert={alert} />
        {details}
        {hasAdvice && advice !== undefined ? <p class="small alert-advice">{advice}</p> : null}
      </div>
      {children === undefined ? null : <div class="alert-actions">{children}</div>}
    </li>
  );
}
