import { spawn } from "node:child_process";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { tcpProbe } from "./tcp-probe.js";

const servers: Server[] = [];
const programs: { kill: (signal: "SIGKILL") => boolean }[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) program.kill("SIGKILL");
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listening(host = "127.0.0.1"): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => socket.on("error", () => undefined).resume());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return { host, port: (server.address() as { port: number }).port };
}

/** A port whose queue of connections nobody serves: once it is full, the system answers no more. */
async function stuck(): Promise<{ host: string; port: number }> {
  const source = `
    const server = require("node:net").createServer().listen({ host: "127.0.0.1", port: 0, backlog: 1 }, () => {
      require("node:fs").writeSync(1, String(server.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const program = spawn(process.execPath, ["-e", source]);
  programs.push(program);
  const port = await new Promise<number>((resolve) =>
    program.stdout.once("data", (chunk: Buffer) => resolve(Number(chunk.toString()))),
  );
  return { host: "127.0.0.1", port };
}

const options = { timeoutMs: 2000 };

describe("tcpProbe", () => {
  it("tells open, refused and unreachable apart, over and over", async () => {
    const probe = tcpProbe();
    const open = await listening();
    for (let round = 0; round < 3; round += 1) {
      expect(await probe(open, options)).toBe("open");
      expect(await probe({ host: "127.0.0.2", port: open.port }, options)).toBe("refused");
      expect(await probe({ ...open, host: "localhost" }, options)).toBe("open");
      expect(await probe({ ...open, host: `${"a".repeat(64)}.invalid` }, options)).toMatch(
        /^(unreachable|silent)$/,
      );
    }
  });

  it("calls an address silent when time is over, and judges the next one afresh", async () => {
    const probe = tcpProbe();
    const target = await stuck();
    const verdicts = [];
    for (let round = 0; round < 6; round += 1) verdicts.push(await probe(target, { timeoutMs: 100 }));
    expect(verdicts[0]).toBe("open");
    expect(verdicts.at(-1)).toBe("silent");
    expect(await probe({ host: "127.0.0.2", port: target.port }, options)).toBe("refused");
    expect(await probe(await listening(), options)).toBe("open");
  });

  it("keeps those at the same time apart", async () => {
    const probe = tcpProbe();
    const open = await listening();
    const hosts = Array.from({ length: 50 }, (_, index) => `127.0.0.${index + 1}`);
    for (let round = 0; round < 3; round += 1) {
      const verdicts = await Promise.all(hosts.map((host) => probe({ host, port: open.port }, options)));
      expect(verdicts).toEqual(hosts.map((host) => (host === open.host ? "open" : "refused")));
    }
  });

  it("calls unreachable what is no address", async () => {
    const probe = tcpProbe();
    const open = await listening();
    for (let round = 0; round < 2; round += 1) {
      expect(await probe({ ...open, port: 99_999 }, options)).toBe("unreachable");
      expect(await probe(open, options)).toBe("open");
    }
  });

  it("gives up when told to", async () => {
    const probe = tcpProbe();
    const open = await listening();
    const controller = new AbortController();
    const under = probe(open, { ...options, signal: controller.signal });
    controller.abort();
    await expect(under).rejects.toMatchObject({ code: "aborted" });
    await expect(probe(open, { ...options, signal: controller.signal })).rejects.toMatchObject({
      code: "aborted",
    });
    expect(await probe(open, options)).toBe("open");
  });
});
