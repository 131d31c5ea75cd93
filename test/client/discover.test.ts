import {
  type DiscoverOptions,
  type DiscoveryEvent,
  discover,
  type Endpoint,
  formatEndpoint,
  type Probe,
  Transport,
} from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { type Simulator, startMany, startSimulator } from "@hearthash/simulator";
import { afterEach, describe, expect, it } from "vitest";
import { nodeProgram } from "../support/cli.js";
import { answering, type Stranger, stranger } from "../support/stranger.js";

const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

function keep<Started extends Simulator | Stranger>(started: Started): Started {
  running.push(started);
  return started;
}

type Options = Partial<DiscoverOptions>;

async function scan(targets: Iterable<Endpoint> | string, options: Options = {}) {
  const events: DiscoveryEvent[] = [];
  for await (const event of discover(targets, { transport: nodeTransport(), ...options })) events.push(event);
  const found = events.flatMap((event) => (event.kind === "found" ? [event] : []));
  const open = events.flatMap((event) => (event.kind === "open" ? [event] : []));
  const last = events.at(-1);
  if (last?.kind !== "done") throw new Error("the scan did not end with a summary");
  return {
    events,
    found,
    open,
    summary: last,
    addresses: found.map(({ endpoint }) => formatEndpoint(endpoint)),
  };
}

const numbered = (left: string, right: string) => left.localeCompare(right, "en", { numeric: true });

describe("a network with twenty miners", () => {
  it("is searched through: all of them and no one else", async () => {
    const { miners } = keep(await startMany({ model: "mini3", count: 20, host: "127.9.8.40", port: 0 }));
    const port = miners[0]?.port ?? 0;
    const { addresses, found, open, summary } = await scan("127.9.8.0/24", { port });
    expect([...addresses].sort(numbered)).toEqual(miners.map(({ host }) => `${host}:${port}`));
    expect(new Set(found.map(({ identity }) => identity.dna)).size).toBe(20);
    expect(open).toEqual([]);
    expect(summary).toMatchObject({
      scanned: 254,
      found: 20,
      open: 0,
      refused: 234,
      silent: 0,
      unreachable: 0,
    });
  });

  it("gets a connection without a word, then is asked for its version and nothing else", async () => {
    const { miners } = keep(await startMany({ model: "q", count: 3, host: "127.9.8.80", port: 0 }));
    await scan("127.9.8.80-82", { port: miners[0]?.port });
    for (const { requests } of miners) {
      expect(requests.map(({ request }) => request)).toEqual(["", '{"command":"version"}']);
    }
  });

  it("is named by the text or the endpoints given, each once", async () => {
    const simulator = keep(
      await startSimulator({ miners: [{ model: "mini3", host: "127.9.8.90", port: 0 }] }),
    );
    const port = simulator.miners[0]?.port ?? 0;
    const byText = await scan("127.9.8.90,127.9.8.88-91,127.9.8.90", { port });
    expect(byText.addresses).toEqual([`127.9.8.90:${port}`]);
    expect(byText.summary.scanned).toBe(4);
    const twice = new Set([
      { host: "127.9.8.90", port },
      { host: "127.9.8.90", port },
    ]);
    expect((await scan(twice)).summary).toMatchObject({ scanned: 1, found: 1 });
  });
});

describe("every kind of miner", () => {
  it("is found; only Avalons are marked", async () => {
    const models = ["mini3", "nano3s", "nano3", "q", "a1246", "cgminer"] as const;
    const miners = models.map((model, index) => ({ model, host: `127.9.7.${index + 1}`, port: 0 }));
    const simulator = keep(
      await startSimulator({
        miners: [...miners, { model: "mini3", host: "127.9.7.9", port: 0, faults: ["missing-nul"] }],
      }),
    );
    const { found } = await scan(simulator.miners);
    const marks = found.map(({ endpoint, isAvalon }) => [endpoint.host, isAvalon] as const);
    expect(Object.fromEntries(marks)).toEqual({
      "127.9.7.1": true,
      "127.9.7.2": true,
      "127.9.7.3": true,
      "127.9.7.4": true,
      "127.9.7.5": true,
      "127.9.7.6": false,
      "127.9.7.9": true,
    });
    expect(found.find(({ isAvalon }) => !isAvalon)?.identity).toMatchObject({ model: "generic-cgminer" });
    expect(found.find(({ endpoint }) => endpoint.host === "127.9.7.3")?.identity.dna).toMatch(
      /^[0-9a-f]{16}$/,
    );
  });

  it("is found by its name too", async () => {
    const { miners } = keep(await startSimulator({ miners: [{ model: "mini3", port: 0 }] }));
    const { found } = await scan(`localhost:${miners[0]?.port}`);
    expect(found).toHaveLength(1);
  });

  it("is an Avalon when only its name says so", async () => {
    const version =
      '{"STATUS":[{"STATUS":"S","When":1,"Code":22,"Msg":"CGMiner versions","Description":"cgminer 4.11.1"}],' +
      '"VERSION":[{"CGMiner":"4.11.1","API":"3.7","PROD":"Avalon Mini9","MODEL":"Mini9","DNA":"0201000011223344"}],"id":1}\0';
    const { found } = await scan([keep(await stranger(answering(version)))]);
    expect(found[0]).toMatchObject({ isAvalon: true, identity: { confidence: "guessed" } });
  });
});

describe("what is open and no miner", () => {
  it("is named with the reason", async () => {
    const web = keep(await stranger(answering("HTTP/1.1 400 Bad Request\r\n\r\n"), "127.9.6.1"));
    const silent = keep(await stranger(() => undefined, "127.9.6.2"));
    const garbage = keep(await stranger(answering("\u0001\u0002 what?\0"), "127.9.6.3"));
    const { found, open, summary } = await scan([web, silent, garbage], { replyTimeoutMs: 300 });
    expect(found).toEqual([]);
    const reasons = Object.fromEntries(
      open.map(({ endpoint, code, message }) => [endpoint.host, { code, message }]),
    );
    expect(reasons["127.9.6.1"]).toMatchObject({ code: "reply-malformed", message: /answers in HTTP/ });
    expect(reasons["127.9.6.2"]).toMatchObject({ code: "timeout", message: /sent no reply in 0\.3 s/ });
    expect(reasons["127.9.6.3"]?.code).toBe("reply-malformed");
    expect(summary).toMatchObject({ scanned: 3, found: 0, open: 3 });
  });
});

/** A transport whose connect tests follow a script and whose exchanges are real. */
function scriptedTransport(probe: Probe | undefined): Transport {
  const node = nodeTransport();
  return new Transport(
    (to, bytes, options) => node.request(to, { ...options, bytes, isWrite: false }),
    probe === undefined ? {} : { probe },
  );
}

describe("the connect test", () => {
  it("is made of the addresses given and no others; a /16 keeps the number in flight", async () => {
    const tried = new Set<string>();
    let inFlight = 0;
    let most = 0;
    const transport = scriptedTransport(async ({ host }) => {
      tried.add(host);
      inFlight += 1;
      most = Math.max(most, inFlight);
      await Promise.resolve();
      inFlight -= 1;
      return host.endsWith(".9") ? "silent" : "refused";
    });
    const { summary } = await scan("127.5.0.0/16", { transport });
    expect(tried.size).toBe(65_534);
    expect(tried.has("127.5.0.0") || tried.has("127.5.255.255")).toBe(false);
    expect([...tried].every((host) => host.startsWith("127.5."))).toBe(true);
    expect(most).toBe(64);
    expect(summary).toMatchObject({ scanned: 65_534, silent: 256, refused: 65_278 });
  });

  it("gives a silent miner a second chance", async () => {
    const { miners } = keep(
      await startSimulator({ miners: [{ model: "mini3", host: "127.9.5.1", port: 0 }] }),
    );
    let tries = 0;
    const transport = scriptedTransport(async () => {
      tries += 1;
      return tries === 1 ? "silent" : "open";
    });
    expect((await scan(miners, { transport })).found).toHaveLength(1);
    tries = 0;
    expect((await scan(miners, { transport, passes: 1 })).summary).toMatchObject({ found: 0, silent: 1 });
  });

  it("is not needed: then everybody is asked", async () => {
    const { miners } = keep(await startMany({ model: "mini3", count: 2, host: "127.9.5.10", port: 0 }));
    const web = keep(await stranger(answering("HTTP/1.1 400 Bad Request\r\n\r\n"), "127.9.5.20"));
    const refusing = { host: "127.9.5.30", port: miners[0]?.port ?? 0 };
    const { summary, open } = await scan([...miners, web, refusing], {
      transport: scriptedTransport(undefined),
    });
    expect(summary).toMatchObject({ scanned: 4, found: 2, open: 1, refused: 1 });
    expect(open[0]).toMatchObject({ code: "reply-malformed", endpoint: { host: "127.9.5.20" } });
  });

  it("that breaks ends the scan with its error", async () => {
    const transport = scriptedTransport(() => Promise.reject(new Error("no more sockets")));
    await expect(scan("127.9.5.0/24", { transport })).rejects.toThrow("no more sockets");
  });
});

describe("leaving a scan", () => {
  it("ends it at once, with the error `aborted`", async () => {
    const other = keep(await stranger(() => undefined));
    const controller = new AbortController();
    const events = discover([other], {
      transport: nodeTransport(),
      replyTimeoutMs: 60_000,
      signal: controller.signal,
    });
    const ended = expect(
      (async () => {
        for await (const event of events) if (event.kind === "progress") controller.abort();
      })(),
    ).rejects.toMatchObject({ code: "aborted" });
    await ended;
  });

  it("before it began contacts nobody", async () => {
    const other = keep(await stranger(() => undefined));
    await expect(scan([other], { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "aborted" });
    expect(other.connections()).toBe(0);
  });

  it.each([
    ["a signal", "controller.abort()"],
    ["a break", "break"],
  ])("by %s leaves nothing that keeps a process alive", async (_name, leave) => {
    const { miners } = keep(
      await startSimulator({ miners: [{ model: "mini3", host: "127.9.4.1", port: 0 }] }),
    );
    const silent = keep(await stranger(() => undefined, "127.9.4.2"));
    const targets = [...miners, silent].map(({ host, port }) => ({ host, port }));
    const program = `
      import { discover } from "@hearthash/client";
      import { nodeTransport } from "@hearthash/client/node";
      const controller = new AbortController();
      const options = { transport: nodeTransport(), signal: controller.signal, replyTimeoutMs: 3_600_000 };
      try {
        for await (const { kind } of discover(${JSON.stringify(targets)}, options)) {
          if (kind !== "found") continue;
          ${leave};
        }
        console.log("left");
      } catch (error) {
        console.log(error.code);
      }`;
    const { code, stdout } = await nodeProgram(["--input-type=module", "-e", program]);
    expect(stdout).toBe(leave === "break" ? "left\n" : "aborted\n");
    expect(code).toBe(0);
  });
});

describe("what makes no sense", () => {
  it.each([
    ["10.0.0.0/8", {}],
    ["", {}],
    ["127.0.0.1", { inFlight: 0 }],
    ["127.0.0.1", { passes: 1.5 }],
  ])("%j with %j is refused at once", (targets, options) => {
    expect(() => discover(targets, { transport: nodeTransport(), ...options })).toThrowError(
      expect.objectContaining({ code: "argument-invalid" }),
    );
  });
});
