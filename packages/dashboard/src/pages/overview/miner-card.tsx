import { momentText } from "../../format/moments.js";
import { alerts } from "../../live/alerts.js";
import type { MinerCell } from "../../live/fleet-store.js";
import { lastHour } from "../../live/history.js";
import { fleet } from "../../live/house.js";
import { now } from "../../live/now.js";
import { Age } from "../../pieces/age.js";
import { Figure } from "../../pieces/figure.js";
import { Icon } from "../../pieces/icon.js";
import { Sparkline } from "../../pieces/sparkline.js";
import { StateMark, shownState } from "../../pieces/state-mark.js";
import { AlertBadge } from "../alerts/alert-badge.js";
import { GuardMark } from "../guard/guard-mark.js";
import { isOld } from "./is-old.js";

/** One miner: what it does, how much, and how warm. The whole card opens its page. */
export function MinerCard({ cell }: { readonly cell: MinerCell }) {
  const info = cell.info.value;
  const row = cell.row.value;
  const presence = String(row.presence);
  const old = isOld(cell, fleet.cells.value.length, now.value);
  const isHeater = row.workMode === "heating" && typeof row.tempInletC === "number" && presence === "online";
  return (
    <a class="card miner-card" href={`/miners/${encodeURIComponent(cell.id)}`} data-presence={presence}>
      <div class="miner-card-head">
        <div class="miner-card-names">
          <div class="miner-card-name clip">{info.name}</div>
          <div class="small soft clip">
            {[info.place, info.modelName].filter(Boolean).join(" · ") || info.host}
          </div>
        </div>
        <AlertBadge alerts={alerts.of(cell.id)} />
        <StateMark state={shownState(presence, String(row.state))} />
      </div>
      <div class="miner-card-main">
        <Sparkline source={lastHour.value.get(cell.id)} unit="TH/s" label="Hashrate of the last hour" />
        {isHeater ? (
          <Figure value={row.tempInletC} unit="°C" size="big" isOld={old} note="Air at the inlet" />
        ) : (
          <Figure value={row.hashrateThs} unit="TH/s" size="big" isOld={old} note="Hashrate" />
        )}
      </div>
      <div class="miner-card-row">
        {isHeater ? <Figure label="Hashrate" value={row.hashrateThs} unit="TH/s" isOld={old} /> : null}
        <Figure label="At the wall" value={row.powerWallW} unit="W" isOld={old} />
        {isHeater ? null : <Figure label="Efficiency" value={row.efficiencyJPerTh} unit="J/TH" isOld={old} />}
        <Figure label="Hottest chip" value={row.tempChipMaxC} unit="°C" isOld={old} />
      </div>
      <Foot cell={cell} presence={presence} isOld={old} />
    </a>
  );
}

/** Offline says since when; old says how old; else mode and address. */
function Foot({
  cell,
  presence,
  isOld: old,
}: {
  readonly cell: MinerCell;
  readonly presence: string;
  readonly isOld: boolean;
}) {
  const row = cell.row.value;
  const seenAt = row.lastSeenAt;
  if (presence === "offline") {
    const since =
      typeof seenAt === "number" ? `Offline since ${momentText(seenAt, now.value)}` : "Never seen yet";
    return (
      <div class="miner-card-foot">
        {since}
        <GuardMark badge={row.guard} />
      </div>
    );
  }
  return (
    <div class="miner-card-foot">
      <span class="clip">
        {typeof row.workMode === "string" ? `Mode: ${row.workMode}` : cell.info.value.host}
      </span>
      {old && typeof seenAt === "number" ? (
        <span class="state">
          <Icon name="clock" />
          <Age at={seenAt} />
        </span>
      ) : null}
      <GuardMark badge={row.guard} />
    </div>
  );
}
