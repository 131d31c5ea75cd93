import { useEffect } from "preact/hooks";
import { momentText } from "../../format/moments.js";
import { alerts } from "../../live/alerts.js";
import { needCatalogue } from "../../live/catalogue.js";
import type { MinerCell } from "../../live/fleet-store.js";
import { fleet, isKnown } from "../../live/house.js";
import { now } from "../../live/now.js";
import { mayAdminister } from "../../live/session.js";
import { Empty } from "../../pieces/empty.js";
import { Figure } from "../../pieces/figure.js";
import { Icon } from "../../pieces/icon.js";
import { StateMark, shownState } from "../../pieces/state-mark.js";
import { AlertBadge } from "../alerts/alert-badge.js";
import { MinerAlerts } from "../alerts/open/miner-alerts.js";
import { GuardCard } from "../guard/guard-card.js";
import { isOld } from "../overview/is-old.js";
import { BoardsCard } from "./boards-card.js";
import { ChartsCard } from "./charts-card.js";
import { MinerControls } from "./controls/miner-controls.js";
import { EnergyCard } from "./energy-card.js";
import { FiguresCard } from "./figures-card.js";
import { OwnerCard } from "./owner/owner-card.js";
import { PoolsCard } from "./pools/pools-card.js";
import { SchedulesCard } from "./schedules-card.js";
import { TechnicalCard } from "./technical-card.js";

/** One miner: state and controls first, since it is a heater; then figures, pools, boards, the technical part. */
export function MinerPage({ cell }: { readonly cell: MinerCell | undefined }) {
  useEffect(needCatalogue, []);
  if (cell === undefined) {
    if (!isKnown.value) return null;
    return (
      <Empty text="There is no such miner.">
        <a class="button" href="/">
          Home
        </a>
      </Empty>
    );
  }
  const info = cell.info.value;
  const row = cell.row.value;
  const detail = fleet.details.value.get(cell.id);
  const old = isOld(cell, 1, now.value);
  return (
    <div class="page">
      <div class="page-head">
        <a class="icon-button" href="/" aria-label="Back to all miners">
          <Icon name="back" />
        </a>
        <div class="grow">
          <h1 class="clip">{info.name}</h1>
          <p class="small soft clip">{[info.place, info.modelName, info.host].filter(Boolean).join(" · ")}</p>
        </div>
        <AlertBadge alerts={alerts.of(cell.id)} />
        <StateMark state={shownState(String(row.presence), String(row.state))} />
      </div>
      {row.presence === "offline" && typeof row.lastSeenAt === "number" ? (
        <p class="notice">
          <Icon name="offline" />
          <span>
            {info.name} has not answered since {momentText(row.lastSeenAt, now.value)}. These are its last
            known values.
          </span>
        </p>
      ) : null}
      {detail?.notices.map((notice) => (
        <p key={notice.code} class="notice">
          <Icon name="fault" />
          <span>{notice.message}</span>
        </p>
      ))}
      <MinerAlerts minerId={cell.id} />
      {row.guard === "drifted" ? <GuardCard minerId={cell.id} badge={row.guard} /> : null}
      <div class="two-columns">
        <div class="stack">
          <section class="card" aria-label="Now">
            <div class="totals">
              <Figure label="Hashrate" value={row.hashrateThs} unit="TH/s" size="total" isOld={old} />
              <Figure label="At the wall" value={row.powerWallW} unit="W" size="total" isOld={old} />
              <Figure label="Inlet air" value={row.tempInletC} unit="°C" size="total" isOld={old} />
              <Figure label="Hottest chip" value={row.tempChipMaxC} unit="°C" size="total" isOld={old} />
            </div>
          </section>
          {detail === undefined ? null : <MinerControls detail={detail} />}
          <SchedulesCard minerId={cell.id} />
          <EnergyCard minerId={cell.id} />
          {detail === undefined || !mayAdminister.value ? null : <OwnerCard detail={detail} />}
        </div>
        <div class="stack">
          <ChartsCard minerId={cell.id} />
          {detail === undefined ? null : (
            <>
              <FiguresCard detail={detail} isOld={old} />
              <PoolsCard detail={detail} />
              {row.guard === "drifted" ? null : <GuardCard minerId={cell.id} badge={row.guard} />}
              <BoardsCard detail={detail} />
              <TechnicalCard detail={detail} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}
