import type { Socket } from "node:net";
import { type HearthashError, type MinerWeb, openMinerWeb } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { answering, endless, type Stranger, stranger } from "../support/stranger.js";

const DNA = "0201000011223344";

async function against(
  behave: (socket: Socket) => void,
  timeoutMs = 5000,
): Promise<{ other: Stranger; web: MinerWeb }> {
  const other = await stranger(behave);
  onTestFinished(() => other.stop());
  const web = openMinerWeb(other.host, {
    transport: nodeTransport(),
    password: "the-web-password",
    dna: DNA,
    webPort: other.port,
    timeoutMs,
  });
  return { other, web };
}

async function failure(promise: Promise<unknown>): Promise<HearthashError> {
  try {
    await promise;
  } catch (error) {
    return error as HearthashError;
  }
  throw new Error("it did not fail");
}

const http = (body: string, status = "200 OK", header = "") =>
  `HTTP/1.1 ${status}\r\n${header}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

const DASHBOARD = 'dashboardCallback({"hwtype":"Avalon Nano3s",      });';

/** Collects the requests, and answers each with the next reply. */
function recording(...replies: string[]) {
  const requests: string[] = [];
  const behave = (socket: Socket) => {
    let request = "";
    socket.on("data", (chunk) => {
      request += chunk.toString();
      const [head = "", body] = request.split("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (body === undefined || body.length < length) return;
      requests.push(request);
      socket.end(replies[requests.length - 1] ?? http(""));
    });
  };
  return { requests, behave };
}

describe("what is on the wire", () => {
  it("each POST has its length, also an empty one", async () => {
    const { requests, behave } = recording(
      http(DASHBOARD),
      http("text"),
      http(DASHBOARD),
      http(""),
      http(DASHBOARD),
    );
    const { web } = await against(behave);
    await web.log("mm_op_log");
    await web.reboot({ verifyMs: 1 });
    const [dashboard = "", log = "", , reboot = ""] = requests;
    expect(reboot).toMatch(/^POST \/reboot\.cgi HTTP\/1\.1\r\n/);
    expect(reboot).toMatch(/\r\nContent-Length: 0\r\n/i);
    expect(reboot).toMatch(/\r\nCookie: auth=[0-9a-f]{32}\r\n/);
    expect(dashboard).toMatch(/^GET \/get_dashboard\.cgi HTTP\/1\.1\r\n/);
    expect(log).toMatch(/^POST \/usrdata HTTP\/1\.1\r\n/);
    expect(log).toMatch(/\r\nContent-Length: 9\r\n/i);
    expect(log).toMatch(/\r\n\r\nmm_op_log$/);
    const basic = Buffer.from("admin:the-web-password").toString("base64");
    expect(log).toContain(`Authorization: Basic ${basic}\r\n`);
    for (const request of requests) expect(request).toMatch(/\r\nConnection: close\r\n/i);
    for (const request of requests) expect(request.split(" ")[1]?.length).toBeLessThan(64);
  });

  it("the password goes to nobody who does not take the session", async () => {
    const { requests, behave } = recording(http("<html>login</html>"), http("<html>login</html>"));
    const { web } = await against(behave);
    expect((await failure(web.log("efuse"))).code).toBe("command-rejected");
    expect(requests.map((request) => request.split(" ")[1])).toEqual(["/get_dashboard.cgi", "/get_auth.cgi"]);
    expect(requests.join("")).not.toMatch(/authorization/i);
  });
});

describe("a page in place of the dashboard", () => {
  const page = http("<!doctype html><html>Bienvenue</html>");
  const auth = (code: string) => http(`getAuthCallback ({\t"auth":"00000000",    "code":"${code}",    });`);

  it("is the login page of a miner that gives the open half of a session, whatever it says", async () => {
    const { createHash } = await import("node:crypto");
    const code = createHash("sha256").update(DNA).digest("hex").slice(0, 24);
    const { web } = await against(recording(page, auth(code)).behave);
    const error = await failure(web.login());
    expect(error.code).toBe("command-rejected");
    expect(error.message).toContain("refused the web password");
  });

  it("is another miner's when its code is", async () => {
    const { web } = await against(recording(page, auth("0".repeat(24))).behave);
    expect((await failure(web.login())).message).toContain("another DNA");
  });
});

describe("something on the port that is no miner", () => {
  it.each([
    ["another page", http("<html><h1>Printer</h1></html>"), "reply-malformed", /a page that is not its own/],
    ["nothing", http(""), "reply-malformed", /an empty page/],
    ["words", http("hello"), "reply-malformed", /no Avalon web interface/],
    ["another callback", http('evil({"a":"1"})'), "reply-malformed", /no Avalon web interface/],
    ["a server error", http("x", "500 Oops"), "reply-malformed", /HTTP status 500/],
    ["no such page", http("", "404 Not Found"), "command-unsupported", /no such page/],
    ["a wrong account", http("", "401 Unauthorized"), "command-rejected", /refused the web password/],
    ["no HTTP", "SSH-2.0-OpenSSH_9.2p1\r\n", "reply-malformed", /does not answer in HTTP/],
    ["bytes", "\u0000\u0001\u0002\r\n\r\n", "reply-malformed", /does not answer in HTTP/],
  ])("%s", async (_name, reply, code, message) => {
    const { web } = await against(answering(reply));
    const error = await failure(web.login());
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it("a redirect is not followed", async () => {
    const elsewhere = recording();
    const { other } = await against(elsewhere.behave);
    const location = `Location: http://127.0.0.1:${other.port}/get_dashboard.cgi\r\n`;
    for (const status of ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"]) {
      const { web } = await against(answering(http("", status, location)));
      expect((await failure(web.login())).message).toContain(`HTTP status ${status.slice(0, 3)}`);
    }
    expect(other.connections()).toBe(0);
  });

  it("a silent one is a time-out, and is not asked twice", async () => {
    const { web, other } = await against(() => undefined, 300);
    const error = await failure(web.login());
    expect(error).toMatchObject({ code: "timeout", retryable: true, requestSent: true });
    expect(error.message).toMatch(/connected but sent no whole reply in 0\.3 s$/);
    expect(other.connections()).toBe(1);
  });

  it("so is one that sends its reply for ever", async () => {
    const drip = (socket: Socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      const timer = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(timer));
    };
    const { web } = await against(drip, 400);
    expect((await failure(web.login())).code).toBe("timeout");
  });

  it("an endless body is cut off", async () => {
    const { web } = await against((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      endless(socket);
    });
    const error = await failure(web.login());
    expect(error).toMatchObject({ code: "reply-too-large", requestSent: true });
  });

  it("so are endless headers", async () => {
    const { web } = await against((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nX: ");
      endless(socket);
    });
    expect((await failure(web.login())).code).toBe("reply-too-large");
  });

  it("a body that is shorter than it says is truncated", async () => {
    const { web, other } = await against(
      answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\ndashboard"),
    );
    expect((await failure(web.login())).code).toBe("reply-truncated");
    expect(other.connections()).toBe(2);
  });

  it("hanging up is closed; a read is tried twice", async () => {
    const { web, other } = await against((socket) => socket.destroy());
    expect((await failure(web.login())).code).toBe("closed");
    expect(other.connections()).toBe(2);
  });

  it("a port where nothing listens is refused", async () => {
    const { web, other } = await against(() => undefined);
    await other.stop();
    expect(await failure(web.reboot())).toMatchObject({ code: "refused", requestSent: false });
  });
});

describe("a restart", () => {
  const up = (seconds: number) => http(`dashboardCallback({"elapsed":"${seconds}",});`);

  it("that does not show is unconfirmed", async () => {
    const { requests, behave } = recording(up(100), http(""), up(101));
    const { web } = await against(behave);
    const outcome = await web.reboot({ verifyMs: 1 });
    expect(outcome).toEqual({ status: "unconfirmed", reason: "the miner has not gone down yet" });
    expect(requests.map((request) => request.split(" ")[1])).toEqual([
      "/get_dashboard.cgi",
      "/reboot.cgi",
      "/get_dashboard.cgi",
    ]);
  });

  it("shows in an uptime that is shorter", async () => {
    const { behave } = recording(up(100), http(""), up(3));
    const { web } = await against(behave);
    expect(await web.reboot({ verifyMs: 1 })).toEqual({ status: "confirmed" });
  });

  it("is sent once, though the miner hangs up on it", async () => {
    const { requests, behave } = recording(up(100), "", up(2));
    const { web } = await against(behave);
    expect(await web.reboot({ verifyMs: 1 })).toEqual({ status: "confirmed" });
    expect(requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
  });

  it.each([
    ["the login page", http("<html>Login</html>"), "command-rejected"],
    ["another page", http("<html>Printer</html>"), "reply-malformed"],
    ["no such page", http("", "404 Not Found"), "command-unsupported"],
  ])("answered with %s is an error", async (_name, reply, code) => {
    const { behave } = recording(up(100), reply);
    const { web } = await against(behave);
    expect((await failure(web.reboot({ verifyMs: 1 }))).code).toBe(code);
  });
});

describe("stopping", () => {
  it("before and while asking", async () => {
    const { web, other } = await against(() => undefined);
    expect((await failure(web.login({ signal: AbortSignal.abort() }))).code).toBe("aborted");
    expect(other.connections()).toBe(0);
    const abort = new AbortController();
    const asking = failure(web.login({ signal: abort.signal }));
    setTimeout(() => abort.abort(), 50);
    expect((await asking).code).toBe("aborted");
  });
});

describe("errors", () => {
  it("hold nothing of a reply or a request", async () => {
    const secret = 'dashboardCallback({"passwd1":"pool-secret"';
    const replies = [
      `HTTP/1.1 200 OK\r\n${secret}\r\n\r\n`,
      `${secret}\r\n\r\n`,
      http(`x${secret}`),
      http(secret, "500 x"),
    ];
    const { inspect } = await import("node:util");
    for (const reply of replies) {
      const { web } = await against(answering(reply));
      const error = await failure(web.login());
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(
        /pool-secret|the-web-password|auth=[0-9a-f]/,
      );
    }
  });
});
