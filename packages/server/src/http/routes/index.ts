import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { addDashboard } from "../dashboard/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { MetricsPage } from "../metrics/index.js";
import { describeApi } from "../openapi/index.js";
import { StreamHub, type StreamLimits } from "../stream/index.js";
import { registerAccessRoutes } from "./access/index.js";
import { registerAlertRoutes } from "./alerts/index.js";
import { registerBackupRoutes } from "./backup/index.js";
import { registerChannelRoutes } from "./channels/index.js";
import { addCommands } from "./commands.js";
import { addConfig } from "./config.js";
import { addDescription } from "./description.js";
import { addDiscoveries } from "./discoveries.js";
import { registerGuardRoutes } from "./guard/index.js";
import { addHealth } from "./health.js";
import { registerHistoryRoutes } from "./history/index.js";
import { addHouse } from "./house.js";
import { registerIosRoutes } from "./ios/index.js";
import { MethodFence } from "./method-fence.js";
import { addMetrics } from "./metrics.js";
import { addAskMiner } from "./miners/ask-miner.js";
import { addMinerList } from "./miners/miner-list.js";
import { addOneMiner } from "./miners/one-miner.js";
import { addWebPassword } from "./miners/web-password.js";
import { registerPairingRoutes } from "./pairing/index.js";
import { addPresets } from "./presets.js";
import { registerPushRoutes } from "./push/index.js";
import { registerScheduleRoutes } from "./schedules/index.js";
import { addStream } from "./stream.js";
import { addSubnets } from "./subnets.js";

const RESOURCES = [
  addMinerList,
  addOneMiner,
  addAskMiner,
  addWebPassword,
  addCommands,
  addPresets,
  addDiscoveries,
  addSubnets,
  addHouse,
  addConfig,
  addHealth,
];

/**
 * Adds every route. The app must have the validator and serializer of fastify-type-provider-zod, an error handler
 * that makes problems, and hooks that set `request.principal` and hold each route's `config.scope`.
 *
 * @param streamLimits measures of the live stream that differ from the usual ones.
 */
export async function registerRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  listener: ListenerInfo,
  streamLimits: Partial<StreamLimits> = {},
): Promise<void> {
  const fence = new MethodFence(app);
  await describeApi(app, deps.version, listener.cookieName);
  const api = app.withTypeProvider<ZodTypeProvider>();
  for (const add of RESOURCES) add(api, deps);
  registerAccessRoutes(app, deps, listener);
  registerPairingRoutes(api, deps, listener);
  registerIosRoutes(app, deps, listener);
  registerAlertRoutes(app, deps);
  registerPushRoutes(app, deps);
  registerChannelRoutes(app, deps);
  registerScheduleRoutes(app, deps);
  registerBackupRoutes(app, deps);
  registerGuardRoutes(app, deps);
  registerHistoryRoutes(app, { ...deps, history: deps.history });
  const hub = new StreamHub(deps, listener.id, streamLimits);
  const page = new MetricsPage(deps, listener, () => hub.size);
  addStream(api, deps, hub);
  addMetrics(api, deps, page);
  addDescription(api);
  if (deps.dashboardFolder !== undefined) await addDashboard(app, deps.dashboardFolder);
  fence.close();
  // Before connections are waited for: an open stream would hold up the server's stop.
  app.addHook("preClose", async () => hub.close());
  app.addHook("onClose", async () => page.close());
}
