import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cookieOf, IPHONE, pair } from "../server/pairing/phone.js";
import { type Finished, hearthash, hearthashInTerminal } from "../support/cli.js";
import { type ServeChild, serveChild } from "./serve-child.js";

type Running = Parameters<NonNullable<NonNullable<Parameters<typeof hearthash>[1]>["onOutput"]>>[1];

/** Starts `hearthash pair` and waits until it shows its code. */
async function pairing(server: ServeChild, args: readonly string[] = [], run = hearthash) {
  let tell: (shown: { code: string; child: Running }) => void = () => undefined;
  const shown = new Promise<{ code: string; child: Running }>((resolve) => {
    tell = resolve;
  });
  const finished: Promise<Finished> = run(["pair", ...args], {
    env: server.env,
    onOutput: (soFar, child) => {
      const code = /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}(?![\w-])/.exec(soFar)?.[0];
      if (code !== undefined && /Ctrl-C|expiresAt/.test(soFar)) tell({ code, child });
    },
  });
  const ended = finished.then(({ code, stdout, stderr }) =>
    Promise.reject(new Error(`ended with ${code}: ${stdout}${stderr}`)),
  );
  ended.catch(() => undefined);
  const { code, child } = await Promise.race([shown, ended]);
  return { code, child, finished };
}

/** The TLS port of a server as its phones see it. */
function lanOf({ said, dataFolder }: ServeChild) {
  const [, name = "", port = ""] = /In the home network: +https:\/\/([^:\s]+):(\d+)/.exec(said) ?? [];
  return { name, port: Number(port), ca: readFileSync(`${dataFolder}/tls/ca.pem`, "utf8") };
}

const plain = ({ url }: ServeChild) => ({ port: Number(new URL(url).port) });

describe("hearthash pair", () => {
  it("shows a code, waits, and says which device has used it", async () => {
    const server = await serveChild();
    const { code, finished } = await pairing(server, ["--scope", "read"]);
    const paired = await pair(plain(server), code);
    expect([paired.status, paired.body.scope]).toEqual([200, "read"]);
    const { code: exit, stdout } = await finished;
    expect(exit).toBe(0);
    expect(stdout).toContain(`Code         ${code}\n`);
    expect(stdout).toMatch(/Holds {8}once, for 5 min; the device may then look at everything\n/);
    expect(stdout.split("\n").at(-2)).toBe(
      `✓ Anna's iPhone (iPhone) is paired and may look at everything; hearthash pair --revoke ${paired.body.id} ends that`,
    );
  });

  it("lists devices, renamed ones too, and revokes one", async () => {
    const server = await serveChild();
    const run = (...words: string[]) => hearthash(["pair", ...words], { env: server.env });
    expect((await run("--list")).stdout).toMatch(/^No devices: /);
    const { code, finished } = await pairing(server, ["--json", "--name", "Kitchen"]);
    const paired = await pair(plain(server), code);
    const [made, done] = (await finished).stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(made).toMatchObject({ code, scope: "control", name: "Kitchen", caFingerprint: null });
    expect(done).toMatchObject({ device: { id: paired.body.id, name: "Kitchen" } });
    expect((await run("--list")).stdout).toMatch(
      /^NAME +MAY +PLATFORM +LAST USED +ID\nKitchen +control +iPhone +/,
    );
    expect(JSON.parse((await run("--list", "--json")).stdout)).toMatchObject({
      devices: [{ name: "Kitchen" }],
    });
    expect((await run("--revoke", paired.body.id)).stdout).toBe(`${paired.body.id} revoked\n`);
    const again = await run("--revoke", paired.body.id);
    expect([again.code, again.stderr]).toEqual([21, "hearthash: there is no device of this id\n"]);
    const headers = { cookie: cookieOf(paired), "x-forwarded-for": "203.0.113.9", "user-agent": IPHONE };
    expect((await fetch(`${server.url}/api/v1/miners`, { headers })).status).toBe(401);
  });

  it("takes the code back at Ctrl-C", async () => {
    const server = await serveChild();
    const { code, child, finished } = await pairing(server);
    child.kill("SIGINT");
    expect((await finished).stderr).toBe("the code was taken back\n");
    expect((await pair(plain(server), code)).body.code).toBe("pairing-over");
  });

  it("ends with an error when the code is void", async () => {
    const server = await serveChild();
    const { finished } = await pairing(server);
    for (let i = 1; i <= 5; i += 1) await pair({ ...plain(server), from: `127.0.7.${i}` }, "2222-2222");
    const { code, stderr } = await finished;
    expect([code, stderr]).toEqual([
      21,
      expect.stringMatching(/^hearthash: no device was paired: five wrong tries/),
    ]);
  });

  it("draws a QR code in a terminal, and the fingerprint that ca show prints", async () => {
    const server = await serveChild(["--lan"]);
    const { code, child, finished } = await pairing(server, [], hearthashInTerminal);
    const { name, port, ca } = lanOf(server);
    child.type("\u0003");
    const { stdout } = await finished;
    expect(stdout).toContain("▄▄▄▄▄");
    expect(stdout).toContain(`https://${name}:${port}/pair`);
    const shown = await hearthash(["ca", "show"], { env: server.env });
    const told = /fingerprint +(\S+)/.exec(shown.stdout)?.[1] ?? "";
    expect(ca).toContain("BEGIN CERTIFICATE");
    expect(told.split(":")).toHaveLength(32);
    for (let from = 0; from < 32; from += 4) {
      expect(stdout).toContain(
        told
          .split(":")
          .slice(from, from + 4)
          .join(" "),
      );
    }
    expect((await pair(plain(server), code)).body.code).toBe("pairing-over");
  });
});
