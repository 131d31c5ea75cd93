import type { Config } from "@hearthash/contract";
import type { Logger } from "pino";
import type { Access } from "../access/index.js";
import type { CommandBus, Presets } from "../commands/index.js";
import type { Discoveries } from "../discovery/index.js";
import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { LanDoor } from "../ios/index.js";
import type { Journal } from "../journal/index.js";
import type { Pairing } from "../pairing/index.js";
import type { ServerClock } from "../time/index.js";
import type { AlertsApi } from "./routes/alerts/alerts-api.js";
import type { BackupsApi } from "./routes/backup/backups-api.js";
import type { ChannelsApi } from "./routes/channels/channels-api.js";
import type { GuardApi } from "./routes/guard/guard-api.js";
import type { HistoryReader } from "./routes/history/history-reader.js";
import type { PushApi } from "./routes/push/push-api.js";
import type { SchedulesApi } from "./routes/schedules/schedules-api.js";

/** What the HTTP side needs of the rest of the server. */
export interface HttpDeps {
  readonly config: () => Config;
  /** Changes one setting in the configuration file; `undefined` takes it away. See `LoadedConfig.edit`. */
  readonly editConfig: (setting: string, value: unknown) => Config;
  readonly fleet: Fleet;
  readonly commands: CommandBus;
  readonly presets: Presets;
  readonly access: Access;
  readonly pairing: Pairing;
  readonly journal: Journal;
  readonly discoveries: Discoveries;
  /** Values over time; undefined when history is switched off. */
  readonly history?: HistoryReader | undefined;
  readonly alerts: AlertsApi;
  readonly channels: ChannelsApi & PushApi;
  readonly schedules: SchedulesApi;
  readonly backups: BackupsApi;
  readonly guard: GuardApi;
  readonly events: EventFlow;
  readonly clock: ServerClock;
  readonly log: Logger;
  readonly version: string;
  /** The built dashboard; without one there are no pages. */
  readonly dashboardFolder?: string | undefined;
  /** New at each start: ids of the stream carry it. */
  readonly epoch: string;
  readonly startedAt: number;
  /** False while starting or stopping. */
  readonly isReady: () => boolean;
  /** How the home network reaches the TLS port, once it is open. */
  readonly lanUrl?: () => string | undefined;
  /** The TLS port and the CA behind it, once it is open. */
  readonly lan?: () => LanDoor | undefined;
}
