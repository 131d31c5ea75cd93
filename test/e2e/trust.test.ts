import { join } from "node:path";
import { startServer } from "@hearthash/server";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { serveOptions } from "./support/house.js";
import { workerReady } from "./support/kept.js";
import { browserTrusting } from "./support/own-ca.js";

describe("the TLS port under the server's own CA", () => {
  it("is an app to a browser that trusts it: worker, installation, and opening without the server", async () => {
    const lan = { enabled: true, listen: "127.0.0.1:0", name: "house", announce: false };
    const server = stoppedBehind(await startServer(serveOptions({ lan })));
    const context = await browserTrusting(join(server.dataFolder, "tls", "ca.pem"), "house.local");
    const page = await context.newPage();
    const home = new URL(server.lanUrl ?? "");
    expect(home.host).toMatch(/^house\.local:\d+$/);
    await page.goto(home.href);
    await page.getByLabel("Sign-in link or code").waitFor();
    await workerReady(page);
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = (await session.send("Page.getInstallabilityErrors")) as {
      installabilityErrors: readonly unknown[];
    };
    expect(installabilityErrors).toEqual([]);
    await server.stop();
    await page.reload();
    await page.getByText("The server does not answer. Trying again.").waitFor();
  });
});
