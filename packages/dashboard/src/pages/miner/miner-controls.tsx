import type { IntentInput, MinerDetail } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { catalogue } from "../../live/catalogue.js";
import { desk } from "../../live/house.js";
import { mayControl } from "../../live/session.js";
import { Confirm } from "../../pieces/dialog.js";
import { Icon } from "../../pieces/icon.js";
import { OutcomeNote } from "../../pieces/outcome-note.js";
import { Segments } from "../../pieces/segments.js";
import { Switch } from "../../pieces/switch.js";
import { FanControl } from "./fan-control.js";

/** What this miner really has, and nothing else. */
export function MinerControls({ detail }: { readonly detail: MinerDetail }) {
  const has = (kind: IntentInput["kind"]) => detail.controls.includes(kind);
  const isAway = detail.presence !== "online";
  const isOff = !mayControl.value || isAway;
  const order = (intent: IntentInput) => void desk.order(detail.id, intent);
  if (detail.controls.length === 0) {
    return (
      <section class="card" aria-label="Controls">
        <h2>Controls</h2>
        <p class="small soft">This model is read only: what a change would do to it is not known.</p>
      </section>
    );
  }
  return (
    <section class="card" aria-label="Controls">
      <h2 class="visually-hidden">Controls</h2>
      {mayControl.value ? null : <p class="small soft">Sign in to change anything.</p>}
      {has("standby") ? <PowerControl detail={detail} isOff={isOff} order={order} /> : null}
      {has("setWorkMode") && detail.workModes.length > 0 ? (
        <Control title="Mode" detail={detail} kind="setWorkMode">
          <Segments
            label="Mode"
            options={detail.workModes.map((mode) => ({ value: mode, word: titled(mode) }))}
            value={textOf(detail.points["workMode"])}
            isDisabled={isOff}
            onChoose={(mode) => order({ kind: "setWorkMode", mode })}
          />
        </Control>
      ) : null}
      {has("setWorkLevel") ? <LevelControl detail={detail} isOff={isOff} order={order} /> : null}
      {has("setFan") ? (
        <Control title="Fan" detail={detail} kind="setFan">
          <FanControl
            percent={numberOf(detail.points["fanPercent"])}
            isDisabled={isOff}
            onSend={(percent) => order({ kind: "setFan", percent })}
          />
        </Control>
      ) : null}
      {has("setLcd") ? (
        <Control title="Display" detail={detail} kind="setLcd" isInline>
          <Switch
            label="Display"
            isOn={detail.points["lcdOn"] === true}
            isDisabled={isOff}
            onToggle={(on) => order({ kind: "setLcd", on })}
          />
        </Control>
      ) : null}
      {has("reboot") ? <RebootControl detail={detail} isOff={isOff} order={order} /> : null}
    </section>
  );
}

interface ControlProps {
  readonly title: string;
  readonly detail: MinerDetail;
  readonly kind: IntentInput["kind"];
  readonly isInline?: boolean;
  readonly children: ComponentChildren;
}

/** A control under its name, and what became of it. */
function Control({ title, detail, kind, isInline = false, children }: ControlProps) {
  return (
    <div class="control">
      <div class="control-head">
        <h3>{title}</h3>
        {isInline ? children : null}
      </div>
      {isInline ? null : children}
      <OutcomeNote progress={desk.progress(detail.id, kind)} />
    </div>
  );
}

interface PartProps {
  readonly detail: MinerDetail;
  readonly isOff: boolean;
  readonly order: (intent: IntentInput) => void;
}

function PowerControl({ detail, isOff, order }: PartProps) {
  const isStandby = detail.state === "standby";
  const kind = desk.progress(detail.id, "wake") !== undefined && !isStandby ? "wake" : "standby";
  return (
    <Control
      title="Power"
      detail={detail}
      kind={isStandby && desk.progress(detail.id, "wake") !== undefined ? "wake" : kind}
    >
      <Segments
        label="Power"
        options={[
          { value: "on", word: "On" },
          { value: "standby", word: "Standby" },
        ]}
        value={isStandby ? "standby" : "on"}
        isDisabled={isOff}
        onChoose={(value) => order({ kind: value === "on" ? "wake" : "standby" })}
      />
    </Control>
  );
}

function LevelControl({ detail, isOff, order }: PartProps) {
  const levels = catalogue.value?.models.find(({ id }) => id === detail.model)?.workLevels ?? [];
  if (levels.length === 0) return null;
  return (
    <Control title="Level" detail={detail} kind="setWorkLevel">
      <Segments
        label="Level"
        options={levels.map(({ level, name }) => ({ value: String(level), word: titled(name) }))}
        value={String(detail.points["workLevel"] ?? "")}
        isDisabled={isOff}
        onChoose={(level) => order({ kind: "setWorkLevel", level: Number(level) })}
      />
    </Control>
  );
}

function RebootControl({ detail, isOff, order }: PartProps) {
  const isAsking = useSignal(false);
  return (
    <Control title="Restart" detail={detail} kind="reboot" isInline>
      <button
        type="button"
        class="button is-small"
        disabled={isOff}
        onClick={() => {
          isAsking.value = true;
        }}
      >
        <Icon name="restart" />
        Restart
      </button>
      {isAsking.value ? (
        <Confirm
          title={`Restart ${detail.name}?`}
          text="It stops hashing for a few minutes."
          action="Restart"
          onConfirm={() => order({ kind: "reboot" })}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      ) : null}
    </Control>
  );
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
