/* hearthash's own server, built, as `hearthash serve` starts it. Arguments: range of miners, interval in ms. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "@hearthash/server";
import { readLocalAccess } from "@hearthash/server/local";

const [hosts, intervalMs] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "hearthash-bench-"));
const env = {
  HOME: folder,
  XDG_CONFIG_HOME: folder,
  HEARTHASH_SERVER_LISTEN: "127.0.0.1:0",
  HEARTHASH_POLLING_WATCHED_MS: intervalMs,
  HEARTHASH_POLLING_BACKGROUND_MS: intervalMs,
};
const options = {
  env,
  platform: "linux",
  version: "bench",
  dataFolder: join(folder, "data"),
  hosts: [hosts],
};
const server = await startServer({ ...options, logLevel: "warn" });
const { token } = await readLocalAccess(server.dataFolder);
process.send({ url: server.url, token });
process.on("disconnect", async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
  process.exit(0);
});
