import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Http2SecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../time/index.js";
import { openLocalCa, openLocalCertificate } from "../../tls/index.js";
import { defaultLimits } from "./limits.js";
import { secureServer } from "./raw-servers.js";

async function opened(limits: {
  requestTimeoutMs: number;
  keepAliveTimeoutMs: number;
}): Promise<Http2SecureServer> {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-raw-"));
  const ca = await openLocalCa({ folder, names: ["house.local"], clock: systemClock });
  const given = { ca, folder, hosts: () => ["127.0.0.1"], clock: systemClock, warn: () => undefined };
  const certificate = await openLocalCertificate(given);
  const server = secureServer(certificate, { ...defaultLimits, ...limits });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    certificate.close();
    server.close();
    rmSync(folder, { recursive: true });
  });
  return server;
}

it("lets a reply over HTTP/2 go on for longer than a request may take to arrive", async () => {
  const limits = { requestTimeoutMs: 100, keepAliveTimeoutMs: 100 };
  const server = await opened(limits);
  server.on("request", (_request, response) => {
    response.writeHead(200);
    response.write("first ");
    setTimeout(() => response.end("last"), 5 * limits.requestTimeoutMs);
  });
  const { port } = server.address() as AddressInfo;
  const session = connect(`https://127.0.0.1:${port}`, { rejectUnauthorized: false });
  onTestFinished(() => session.destroy());
  const stream = session.request({ ":path": "/" });
  let body = "";
  for await (const chunk of stream) body += String(chunk);
  expect(body).toBe("first last");
});
