import type { KnownPoints } from "@hearthash/client";
import type { MinerDetail, MinerResource } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";
import { ledEffectsOf, rangesOf } from "./control-ranges.js";
import { deviceText, deviceTextOrNull } from "./device-text.js";
import { intentsOf } from "./intents-of-controls.js";
import { lastSeenAt } from "./last-seen.js";

const LONGEST_MESSAGE = 500;

/** A miner as the list shows it. */
export function minerResource(miner: LiveMiner): MinerResource {
  const { identity, model, endpoint, snapshot } = miner;
  return {
    id: miner.id,
    name: deviceText(miner.name),
    place: miner.place ?? null,
    notes: miner.notes ?? null,
    host: endpoint.host,
    port: endpoint.port,
    simulated: miner.isSimulated,
    source: miner.source,
    model: model?.id ?? null,
    modelName: model?.name ?? null,
    confidence: model?.confidence ?? null,
    product: deviceTextOrNull(identity?.product),
    dna: deviceTextOrNull(identity?.dna),
    mac: deviceTextOrNull(identity?.mac),
    firmware: deviceTextOrNull(identity?.firmware),
    presence: miner.presence,
    presenceSince: miner.presenceSince,
    state: miner.state,
    lastSeenAt: lastSeenAt(miner) ?? null,
    polledAt: miner.polledAt ?? null,
    pollIntervalMs: miner.pollIntervalMs,
    points: pointsOf(snapshot?.points ?? {}),
    error: errorOf(miner),
    notices: miner.notices.map(({ code, message, since }) => ({
      code,
      message: deviceText(message, LONGEST_MESSAGE),
      since,
    })),
    limits: miner.limits,
    guard: miner.guard ?? "off",
  };
}

/** A miner with everything its last good poll gave. */
export function minerDetail(miner: LiveMiner): MinerDetail {
  const { snapshot, model } = miner;
  return {
    ...minerResource(miner),
    sources: { ...snapshot?.sources },
    boards: snapshot?.boards.map((board) => ({ ...board })) ?? [],
    fans: snapshot?.fans.map((fan) => ({ ...fan })) ?? [],
    issues: (snapshot?.issues ?? []).map(({ code, at, detail }) => ({
      code,
      at: deviceText(at),
      detail: deviceText(detail),
    })),
    controls: model === undefined ? [] : intentsOf(model),
    workModes: model === undefined ? [] : Object.values(model.workModes),
    ranges: model === undefined ? {} : rangesOf(model),
    ledEffects: model === undefined ? [] : ledEffectsOf(model),
  };
}

function pointsOf(known: KnownPoints): MinerResource["points"] {
  const points: MinerResource["points"] = {};
  for (const [id, value] of Object.entries(known)) {
    if (typeof value === "string") points[id] = deviceText(value);
    else if (Array.isArray(value)) points[id] = [...value];
    else if (typeof value === "number" || typeof value === "boolean") points[id] = value;
  }
  return points;
}

function errorOf({ error }: LiveMiner): MinerResource["error"] {
  return error === undefined
    ? null
    : { code: error.code, message: deviceText(error.message, LONGEST_MESSAGE) };
}
