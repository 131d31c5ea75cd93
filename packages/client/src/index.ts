/**
 * Typed client for the cgminer API of Canaan Avalon home miners and other bitcoin miners.
 *
 * @module
 */

export type { AskOptions, CallOptions } from "./asker/asker.js";
export type { Clock } from "./asker/clock.js";
export { isReadRequest } from "./asker/read-commands.js";
export { refusalIn } from "./asker/refusal.js";
export type { ApplyOptions } from "./control/controlled-miner.js";
export type { Intent, IntentKind, IntentOf, LedEffect, PoolLogin } from "./control/intent.js";
export type { MinerControl } from "./control/miner-control.js";
export type { ControlOutcome, ControlRequest } from "./control/outcome.js";
export { type DiscoverOptions, discover } from "./discover/discover.js";
export type {
  DiscoveredMiner,
  DiscoveryEvent,
  DiscoveryProgress,
  DiscoverySummary,
  UnidentifiedPort,
} from "./discover/discovery-event.js";
export type { BoardReading, BoardTemps, ChipReading, FanReading } from "./domain/boards.js";
export { DEFAULT_PORT, type Endpoint, formatEndpoint, parseEndpoint } from "./domain/endpoint.js";
export type { MinerIdentity } from "./domain/identity.js";
export {
  type KnownPoints,
  type PointDefinition,
  type PointId,
  type PointKind,
  type PointSource,
  type PointUnit,
  type PointValues,
  pointCatalogue,
  pointIds,
} from "./domain/points.js";
export type { Pool } from "./domain/pools.js";
export type { DeviceDetailsReply, DeviceReply } from "./domain/replies/devs.js";
export type { PoolRow, PoolTraffic } from "./domain/replies/pool-rows.js";
export type {
  CheckReply,
  CoinReply,
  ConfigReply,
  LcdReply,
  NotifyReply,
} from "./domain/replies/small-replies.js";
export type { SummaryReply } from "./domain/replies/summary.js";
export {
  type PrivilegedReply,
  type StatsReply,
  type TypedCommand,
  type TypedReply,
  type TypedValues,
  typedCommands,
} from "./domain/replies/typed-reply.js";
export type { VersionReply } from "./domain/replies/version.js";
export type { MinerSnapshot } from "./domain/snapshot.js";
export type { MinerState } from "./domain/state.js";
export { type ErrorTraits, errorTable, type HearthashErrorCode } from "./errors/error-table.js";
export {
  type DeviceStatus,
  HearthashError,
  type HearthashErrorOptions,
  isHearthashError,
} from "./errors/hearthash-error.js";
export { type Due, DueQueue } from "./fleet/due-queue.js";
export { type PollFleetOptions, type PollResult, pollFleet } from "./fleet/poll-fleet.js";
export { boardTempsOf } from "./miner/board-temps.js";
export { type ClientOptions, type Miner, openMiner, type SnapshotOptions } from "./miner/miner.js";
export type { MmReadout } from "./mm/find-mm.js";
export { type MmFields, parseMm } from "./mm/mm-fields.js";
export { models } from "./models/index.js";
export {
  type ControlDialect,
  type ControlName,
  defineModel,
  type Evidence,
  type ModelDefinition,
  type PointReadings,
  type VersionPattern,
} from "./models/kit/define-model.js";
export {
  fold,
  lite,
  mm,
  mmEach,
  mmList,
  type Reading,
  type ReadingOptions,
  row,
} from "./models/kit/reading.js";
export { parseTargets } from "./targets/parse-targets.js";
export type { HttpExchange, HttpReply, HttpRequest } from "./transport/http-port.js";
export type { AbortSignalLike, Exchange, ExchangeOptions } from "./transport/port.js";
export type { Probe, ProbeOptions, ProbeVerdict } from "./transport/probe-port.js";
export { type PlatformParts, Transport } from "./transport/transport.js";
export type { WebDashboard, WebPool } from "./web/dashboard.js";
export { encodeForm } from "./web/form-encoding.js";
export { MinerWeb, openMinerWeb } from "./web/miner-web.js";
export type { WebRebootOptions, WebRebootOutcome } from "./web/restart.js";
export { type WebLogName, webLogNames } from "./web/web-log.js";
export { DEFAULT_WEB_PORT, type WebOptions } from "./web/web-options.js";
export type { ReplyFrame } from "./wire/frame.js";
export { ReplyCollector } from "./wire/frame.js";
export type { IssueCode, ParseIssue } from "./wire/issue.js";
export type { JsonObject, JsonValue } from "./wire/json-value.js";
export { parseReply } from "./wire/parse-reply.js";
export { REDACTED, redactText, redactTree } from "./wire/redact.js";
export {
  type CgminerReply,
  deviceTimeOf,
  failureOf,
  isCgminerReply,
  type ReplyRow,
  type ReplyScalar,
  type ReplyStatus,
  rowsOf,
  type StatusSeverity,
} from "./wire/reply.js";
export { joinParameter, type WireFormat } from "./wire/request.js";
