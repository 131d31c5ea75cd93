import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { connect } from "node:tls";
import { describe, expect, it } from "vitest";
import { hearthash, hearthashInTerminal } from "../support/cli.js";
import { stoppedBehind } from "../support/stopped-behind.js";
import { houseEnv, type ServeChild, serveChild } from "./serve-child.js";

/** Runs `serve` where it cannot start; gives the one line it says. */
async function refused(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { code, stdout, stderr } = await hearthash(["serve", ...args], { env });
  expect(stdout).toBe("");
  return { code, text: stderr };
}

function writeConfig(env: Readonly<Record<string, string>>, text: string): string {
  const file = join(env["XDG_CONFIG_HOME"] ?? "", "hearthash", "config.yaml");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("hearthash serve", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "starts with three simulated miners and ends on %s",
    async (signal) => {
      const server = await serveChild(["--simulate", "--open"]);
      expect(server.said).toMatch(/^hearthash runs at http:\/\/127\.0\.0\.1:\d+ with 3 miners, SIMULATED\n/);
      expect(server.said).toContain(`Sign in   ${server.url}/#signin=`);
      expect(server.said).toContain(server.configFile);
      expect((await get(`${server.url}/readyz`)).status).toBe(200);
      const whoAmI = JSON.parse((await get(`${server.url}/api/v1/whoami`)).text);
      expect(whoAmI).toMatchObject({ scope: "read", simulated: true });
      // A page that has looked keeps its connection: it must not hold up the end.
      server.kill(signal);
      expect(await server.finished).toMatchObject({ code: 0 });
      expect(existsSync(join(server.dataFolder, "server.json"))).toBe(false);
    },
  );

  it("serves the dashboard, compressed where the browser takes that, and says that it differs", async () => {
    const { url } = await serveChild();
    const page = await get(`${url}/`);
    expect(page.status).toBe(200);
    const script = /href="(\/assets\/base-[^"]+\.js)"/.exec(page.text)?.[1] ?? "";
    const { headers } = await get(`${url}${script}`, { "accept-encoding": "br" });
    expect(headers.get("content-encoding")).toBe("br");
    expect(headers.get("vary")).toBe("accept-encoding");
    expect(headers.get("cache-control")).toContain("immutable");
  });

  it("goes on with its data, and makes a configuration in which nothing is set", async () => {
    const env = houseEnv();
    const first = await serveChild([], env);
    await hearthash(["tokens", "create", "kept", "--scope", "read"], { env });
    first.kill("SIGTERM");
    await first.finished;
    await serveChild([], env);
    expect((await hearthash(["tokens"], { env })).stdout).toMatch(/^kept +read/m);
    const checked = await hearthash(["config", "check"], { env });
    expect(checked.stdout).toBe(`${first.configFile}\nconfiguration is right\n`);
  });

  it("shows a sign-in link on a terminal", async () => {
    const { code, stdout } = await hearthashInTerminal(["serve"], {
      env: houseEnv(),
      onOutput: (soFar, child) => soFar.endsWith("Ctrl-C\r\n") && child.type("\u0003"),
    });
    expect(stdout).toMatch(/Sign in {3}http:\/\/127\.0\.0\.1:\d+\/#signin=\S{22}\r\n/);
    expect(code).toBe(0);
  });

  it("writes its log to stderr alone, a line of JSON each, and no sign-in code to where it may be kept", async () => {
    const server = await serveChild();
    await get(`${server.url}/nothing`);
    server.kill("SIGTERM");
    const { stdout, stderr } = await server.finished;
    const lines = stderr.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).msg)).toContain("started");
    expect(stdout).toContain("Sign in   with the link that `hearthash login-link` makes\n");
    expect(stdout + stderr).not.toContain("signin=");
  });
});

describe("hearthash serve does not start", () => {
  it("on a wrong configuration: a fault with file and line, and how to see all", async () => {
    const env = houseEnv();
    const file = writeConfig(env, "polling:\n  watchdMs: 1\nlan:\n  enabled: perhaps\n");
    const { code, text } = await refused([], env);
    expect(code).toBe(2);
    expect(text).toContain(`${file}:2:3: polling: there is no "watchdMs", did you mean watchedMs?`);
    expect(text).toContain("(and 1 more; hearthash config check lists all)");
    expect(existsSync(env["HEARTHASH_DATA"] ?? "")).toBe(false);
  });

  it("on a wrong variable or a file that is not there", async () => {
    const env = houseEnv();
    const wrong = await refused([], { ...env, HEARTHASH_POLLING_WATCHD_MS: "1" });
    expect([wrong.code, wrong.text]).toEqual([2, expect.stringContaining("HEARTHASH_POLLING_WATCHD_MS")]);
    const missing = await refused(["--config", "/nowhere/config.yaml"], env);
    expect([missing.code, missing.text]).toEqual([2, expect.stringContaining("does not exist")]);
  });

  it("on data another one uses", async () => {
    const first = await serveChild();
    const { code, text } = await refused([], first.env);
    expect(code).toBe(21);
    expect(text).toMatch(/another hearthash \(process \d+\) uses the data in .*--data/);
    expect((await get(`${first.url}/readyz`)).status).toBe(200);
  });

  it("on a port in use, and lets go of the data then", async () => {
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    const address = stranger.address();
    const port = typeof address === "object" ? address?.port : undefined;
    stoppedBehind({ stop: () => new Promise((resolve) => stranger.close(() => resolve())) });
    const env = houseEnv();
    const { code, text } = await refused(["--listen", `127.0.0.1:${port}`], env);
    expect(code).toBe(2);
    expect(text).toContain(`127.0.0.1 port ${port} is in use by another program`);
    expect(text).toContain("--listen 127.0.0.1:");
    await serveChild([], env);
  });

  it.each(["0.0.0.0:0", "192.0.2.1:4029", "[::]:0"])("on plain HTTP beyond loopback: %s", async (listen) => {
    const { code, text } = await refused(["--listen", listen], houseEnv());
    expect([code, text]).toEqual([2, expect.stringMatching(/without encryption.*--lan.*--insecure-http/)]);
  });

  it.each([["--listen", "4029"], ["-H", "bad host"], ["--surprise"]])("with %j %j", async (...args) => {
    expect((await refused(args, houseEnv())).code).toBe(2);
  });
});

describe("hearthash serve --lan", () => {
  const lanPort = (server: ServeChild) => Number(/home network: +https:\/\/\S+:(\d+)/.exec(server.said)?.[1]);

  function certificateOf(port: number, ca: string): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: "127.0.0.1", port, ca }, () => {
        resolve(socket.getPeerCertificate().issuer.CN?.toString());
        socket.end();
      });
      socket.on("error", reject);
    });
  }

  it("answers with a certificate of its own authority, which the verbs take", async () => {
    const server = await serveChild(["--lan"]);
    const port = lanPort(server);
    const pem = (await hearthash(["ca", "show", "--pem"], { env: server.env })).stdout;
    expect(await certificateOf(port, pem)).toContain("hearthash");
    const token = (
      await hearthash(["tokens", "create", "x", "--scope", "read", "--quiet"], { env: server.env })
    ).stdout.trim();
    const named = ["miners", "--server", `https://127.0.0.1:${port}`, "--token", token];
    expect((await hearthash(named, { env: server.env })).code).toBe(0);
    const elsewhere = { HEARTHASH_DATA: join(server.dataFolder, "none") };
    const stranger = await hearthash(named, { env: elsewhere });
    expect([stranger.code, stranger.stderr]).toEqual([3, expect.stringMatching(/not trusted .*--ca\n$/)]);
    const withCa = [...named, "--ca", join(server.dataFolder, "tls", "ca.pem")];
    expect((await hearthash(withCa, { env: elsewhere })).code).toBe(0);
  });

  it("lets nobody read there without signing in, not even on this machine", async () => {
    const server = await serveChild(["--lan"]);
    const named = ["miners", "--server", `https://127.0.0.1:${lanPort(server)}`];
    const { code, stderr } = await hearthash(named, { env: server.env });
    expect([code, stderr]).toEqual([21, expect.stringContaining("sign in")]);
  });
});
