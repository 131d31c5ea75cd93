import { openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { describe, expect, it } from "vitest";
import { failure } from "../support/failure.js";
import { stoppedBehind } from "../support/stopped-behind.js";
import { answering, endless, stranger } from "../support/stranger.js";
import { UNKNOWN_NAME } from "../support/unknown-name.js";

const VERSION =
  '{"STATUS":[{"STATUS":"S","When":1795000000,"Code":22,"Msg":"CGMiner versions","Description":"cgminer 4.11.1"}],' +
  '"VERSION":[{"CGMiner":"4.11.1","API":"3.7","PROD":"Avalon Mini3","MODEL":"Mini3","DNA":"0201000011223344"}],"id":1}';

async function against(behave: Parameters<typeof stranger>[0], replyTimeoutMs = 400) {
  const other = stoppedBehind(await stranger(behave));
  const miner = openMiner(`${other.host}:${other.port}`, { transport: nodeTransport(), replyTimeoutMs });
  return { other, miner };
}

describe("something on the port that is no miner", () => {
  it("a web server is named as one", async () => {
    const { miner } = await against(answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
    const error = await failure(miner.identify());
    expect(error.code).toBe("reply-malformed");
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ answers in HTTP.*4028$/);
  });

  it("an SSH server is named as one", async () => {
    const { miner } = await against(answering("SSH-2.0-OpenSSH_9.2p1\r\n", { keepOpen: true }));
    expect((await failure(miner.identify())).message).toContain("answers in SSH");
  });

  it("garbage is shown in a harmless form", async () => {
    const { miner } = await against(answering("\u001b]0;pwned\u0007 what?\0"));
    const error = await failure(miner.identify());
    expect(error.code).toBe("reply-malformed");
    expect(error.message).toContain('"\\u001b]0;pwned\\u0007 what?"');
  });

  it("silence is a time-out, and is not tried twice", async () => {
    const { miner, other } = await against(() => undefined);
    const error = await failure(miner.identify());
    expect(error).toMatchObject({ code: "timeout", retryable: true });
    expect(error.message).toMatch(/connected but sent no reply in 0\.4 s$/);
    expect(other.connections()).toBe(1);
  });

  it("an endless reply is cut off", async () => {
    const { miner } = await against(endless, 5000);
    const error = await failure(miner.identify());
    expect(error.code).toBe("reply-too-large");
    expect(error.message).toContain("1048576 bytes");
  });

  it("nobody is listening: refused, after one retry", async () => {
    const other = await stranger(() => undefined);
    await other.stop();
    const miner = openMiner(`127.0.0.1:${other.port}`, { transport: nodeTransport() });
    const error = await failure(miner.identify());
    expect(error).toMatchObject({ code: "refused", miner: `127.0.0.1:${other.port}` });
  });

  it("a name nobody knows", async () => {
    const miner = openMiner(UNKNOWN_NAME, { transport: nodeTransport() });
    expect((await failure(miner.identify())).code).toBe("unreachable");
  });
});

describe("a miner that is not well", () => {
  it("a hang-up is tried once more for a read", async () => {
    let count = 0;
    const { miner, other } = await against((socket) => {
      count += 1;
      if (count === 1) socket.destroy();
      else answering(`${VERSION}\0`)(socket);
    });
    expect((await miner.identify()).model).toBe("mini3");
    expect(other.connections()).toBe(2);
  });

  it("a hang-up is not tried again for anything that may change something", async () => {
    const { miner, other } = await against((socket) => socket.destroy());
    expect((await failure(miner.command("switchpool", "1"))).code).toBe("closed");
    expect((await failure(miner.command("ascset", "0,reboot,0"))).code).toBe("closed");
    expect(other.connections()).toBe(2);
    expect((await failure(miner.command("ascset", "0,workmode,get"))).code).toBe("closed");
    expect(other.connections()).toBe(4);
  });

  it("a reset in the middle counts as a cut reply", async () => {
    const { miner } = await against((socket) => {
      socket.once("data", () => {
        socket.write('{"STATUS":[{"STA');
        setTimeout(() => socket.resetAndDestroy(), 30);
      });
    });
    expect((await failure(miner.identify())).code).toMatch(/^(reply-truncated|closed)$/);
  });

  it("half a reply, then silence", async () => {
    const { miner } = await against(answering('{"STATUS":[{"STATUS"', { keepOpen: true }));
    const error = await failure(miner.identify());
    expect(error.code).toBe("reply-truncated");
    expect(error.message).toContain("then fell silent");
  });

  it.each([
    ["one byte a packet", `${VERSION}\0`, { pace: 1 }, []],
    ["no NUL but an end", VERSION, {}, ["nul-missing"]],
    ["no NUL and no end", VERSION, { keepOpen: true }, ["nul-missing"]],
    ["the answer twice", `${VERSION}\0${VERSION},"id":1}\0`, {}, ["bytes-after-nul"]],
  ])("%s is read all the same", async (_name, reply, options, issues) => {
    const { miner } = await against(answering(reply, options));
    const { value, issues: found } = await miner.read("version");
    expect(value).toMatchObject({ model: "Mini3", dna: "0201000011223344" });
    expect(found.map((issue) => issue.code)).toEqual(issues);
  });

  it("works again at once when the miner does", async () => {
    let isWell = false;
    const { miner } = await against((socket) => {
      if (isWell) answering(`${VERSION}\0`)(socket);
    });
    expect((await failure(miner.identify())).code).toBe("timeout");
    isWell = true;
    expect((await miner.identify()).dna).toBe("0201000011223344");
  });

  it("a request is one write and is not followed by a half-close", async () => {
    const chunks: string[] = [];
    let hasEnded = false;
    const { miner } = await against((socket) => {
      socket.on("end", () => {
        hasEnded = true;
      });
      socket.on("data", (chunk) => {
        chunks.push(chunk.toString());
        setTimeout(() => {
          expect(hasEnded).toBe(false);
          socket.end(`${VERSION}\0`);
        }, 30);
      });
    });
    await miner.identify();
    expect(chunks).toEqual(['{"command":"version"}']);
  });
});

describe("giving up", () => {
  it("ends a request at once and frees the lane", async () => {
    const { miner, other } = await against(() => undefined, 60_000);
    const controller = new AbortController();
    const first = failure(miner.identify({ signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort();
    expect((await first).code).toBe("aborted");
    const again = failure(miner.identify({ signal: AbortSignal.timeout(50) }));
    expect((await again).code).toBe("aborted");
    expect(other.connections()).toBe(2);
  });

  it("before anything was sent sends nothing", async () => {
    const { miner, other } = await against(answering(`${VERSION}\0`));
    expect((await failure(miner.identify({ signal: AbortSignal.abort() }))).code).toBe("aborted");
    expect(other.connections()).toBe(0);
  });
});

describe("what must not be sent", () => {
  it.each([
    ["", undefined],
    ["summary\n", undefined],
    ["sum mary", undefined],
    ["ascset", "0,workmode,set,1\n"],
    ["setpool", "x".repeat(4100)],
  ])("case %# is refused before a connection is made", async (command, parameter) => {
    const { miner, other } = await against(answering(`${VERSION}\0`));
    expect((await failure(miner.command(command, parameter))).code).toBe("argument-invalid");
    expect(other.connections()).toBe(0);
  });
});

describe("one request at a time", () => {
  it("opens no connection to a miner that has not closed the one before", async () => {
    let isServing = false;
    let overlaps = 0;
    const { miner, other } = await against((socket) => {
      if (isServing) overlaps += 1;
      isServing = true;
      socket.once("data", () => {
        socket.write(`${VERSION}\0`);
        setTimeout(() => {
          isServing = false;
          socket.end();
        }, 40);
      });
    });
    const commands = ["version", "summary", "stats", "pools", "devs", "config"];
    await Promise.all(commands.map((command) => miner.command(command)));
    expect(other.connections()).toBe(commands.length);
    expect(overlaps).toBe(0);
  });
});
