import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hearthash } from "../support/cli.js";
import { stoppedBehind } from "../support/stopped-behind.js";
import { answering, endless, stranger } from "../support/stranger.js";

const SECRET = "hh_token_that_is_never_shown";
const VERBS = [
  ["miners"],
  ["miners", "add", "192.168.1.50"],
  ["miners", "remove", "x"],
  ["miners", "rename", "x", "y"],
  ["miners", "command", "x", "wake"],
  ["events"],
  ["tokens"],
  ["tokens", "create", "x", "--scope", "read"],
  ["tokens", "revoke", "x"],
  ["login-link"],
  ["pair"],
];

/** A web server that is none of ours. */
async function webServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  stoppedBehind({ stop });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function dataFolder(content: object | string, mode = 0o600): string {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-"));
  const path = join(folder, "server.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return folder;
}

async function complaint(args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await hearthash(args, { env });
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^hearthash: [^\n]+\n$/);
  expect(stderr).not.toContain(SECRET);
  return { code, line: stderr.trimEnd() };
}

describe("without a server", () => {
  it.each(VERBS.map((verb) => [verb]))("%j says how to start one", async (verb) => {
    const nowhere = join(tmpdir(), "hearthash-nowhere");
    const { code, line } = await complaint([...verb, "--data", nowhere]);
    expect([code, line]).toEqual([4, expect.stringMatching(/no hearthash server runs on .*hearthash serve/)]);
  });

  it("a refused connection says it too; the token of a flag or a variable is not repeated", async () => {
    const { code, line } = await complaint(["miners", "--server", "127.0.0.1:1", "--token", SECRET]);
    expect([code, line]).toEqual([
      4,
      expect.stringMatching(/no hearthash server answers at http:\/\/127.0.0.1:1: start/),
    ]);
    const env = { HEARTHASH_SERVER: "http://127.0.0.1:1", HEARTHASH_TOKEN: SECRET };
    expect((await complaint(["miners"], env)).code).toBe(4);
    const local = dataFolder({ url: "http://127.0.0.1:1", token: SECRET, pid: 1 });
    expect((await complaint(["miners"], { HEARTHASH_DATA: local })).code).toBe(4);
  });
});

describe("what cannot be meant", () => {
  it.each([
    [["miners", "--server", "ftp://127.0.0.1"], /must look like http/],
    [["miners", "--server", `http://me:${SECRET}@127.0.0.1:1`], /holds a login/],
    [["miners", "--server", "127.0.0.1:1", "--token", `${SECRET}\n`], /the token holds blanks/],
    [["miners", "--server", "https://127.0.0.1:1", "--ca", "/nowhere/ca.pem"], /certificate file \/nowhere/],
    [["miners", "add", "bad host", "--server", "127.0.0.1:1"], /"bad host" is not a host/],
    [["miners", "command", "x", "fly", "--server", "127.0.0.1:1"], /there is no command "fly"/],
    [["miners", "command", "x"], /Expected/],
    [["tokens", "create", "x", "--scope", "all"], /one of \(read/],
    [["tokens", "create", "x"], /scope/],
    [["events", "--limit", "0"], /--limit takes a whole number/],
  ])("%j", async (args, expected) => {
    const { code, line } = await complaint(args);
    expect([code, line]).toEqual([2, expect.stringMatching(expected)]);
  });
});

describe("the file a server leaves for its owner", () => {
  const content = { url: "http://127.0.0.1:1", token: SECRET, pid: 1 };

  it("is not used when others can read it", async () => {
    const { code, line } = await complaint(["miners", "--data", dataFolder(content, 0o644)]);
    expect([code, line]).toEqual([21, expect.stringMatching(/can be read by others.*chmod 600/)]);
  });

  it("is not used when it is a link", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hearthash-"));
    symlinkSync(join(dataFolder(content), "server.json"), join(folder, "server.json"));
    expect((await complaint(["miners", "--data", folder])).code).toBe(21);
  });

  it.each(["", "{", '{"url":1}', '{"url":"nonsense","token":"t"}'])(
    "is not used when it holds %j",
    async (text) => {
      const { line } = await complaint(["miners", "--data", dataFolder(text)]);
      expect(line).toMatch(/not what the server wrote/);
    },
  );
});

describe("something else at the address", () => {
  it.each([
    ["a page", 200, "<html>hello</html>", 7, /in a form this hearthash does not know/],
    ["a page that is not there", 404, "<html>gone</html>", 7, /answers with HTTP 404/],
    ["a problem", 403, '{"type":"x","title":"No","status":403,"code":"not-allowed"}', 21, /: No$/],
    [
      "a problem with hostile text",
      400,
      '{"type":"x","title":"t","status":400,"detail":"\\u001b[31mred","code":"request-invalid"}',
      2,
      /\\u\{1b\}\[31mred/,
    ],
  ])("%s", async (_, status, body, exit, expected) => {
    const url = await webServer((_request, response) => response.writeHead(status).end(body));
    const { code, line } = await complaint(["miners", "--server", url]);
    expect([code, line]).toEqual([exit, expect.stringMatching(expected)]);
  });

  it("that is no web server, never ends or never answers", async () => {
    const garbage = stoppedBehind(await stranger(answering("no http\r\n\r\n")));
    expect((await complaint(["miners", "--server", `127.0.0.1:${garbage.port}`])).code).toBe(6);
    const silent = stoppedBehind(await stranger(() => undefined));
    const late = await complaint(["miners", "--server", `127.0.0.1:${silent.port}`, "-t", "0.5"]);
    expect([late.code, late.line]).toEqual([5, expect.stringMatching(/did not answer within 0.5 s/)]);
    const flood = stoppedBehind(await stranger(endless));
    expect([6, 8]).toContain((await complaint(["miners", "--server", `127.0.0.1:${flood.port}`])).code);
  });
});
