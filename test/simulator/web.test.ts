import { describe, expect, it } from "vitest";
import { startOne } from "./one-miner.js";
import { ask, exchange, type Target } from "./tcp-client.js";

const identity = { dna: "0201000084b1c3d2", mac: "e0e1a93f3053" };
const cookie = "auth=cfd074408c6976e5b5410415bde908bd";

async function startWeb(model: "nano3s" | "mini3" | "nano3" = "nano3s") {
  const started = await startOne({ model, web: { port: 0 }, ...identity });
  return { ...started, web: { host: started.miner.host, port: started.miner.webPort ?? 0 } };
}

interface HttpOptions {
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

async function http(
  web: Target,
  path: string,
  options: HttpOptions = {},
): Promise<{ status: number; body: string }> {
  const { method = "GET", headers = [], body } = options;
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const lines = [
    `${method} ${path} HTTP/1.1`,
    "Host: miner",
    "Connection: close",
    ...headers,
    ...length,
    "",
    "",
  ];
  const { text } = await exchange(web, lines.join("\r\n") + (body ?? ""));
  const [head = "", ...rest] = text.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), body: rest.join("\r\n\r\n") };
}

const signedIn = (value = cookie) => ({ headers: [`Cookie: ${value}`] });

describe("the web interface of home models", () => {
  it("gives the open half of a session to everybody, with its trailing comma", async () => {
    const { web } = await startWeb();
    const { status, body } = await http(web, "/get_auth.cgi");
    expect(status).toBe(200);
    expect(body.replace(/ {2,}/g, " ")).toBe(
      'getAuthCallback ({\t"auth":"cfd07440", "code":"e512e38c43b8b97758fbdbb6", }); ',
    );
  });

  it("answers a wrong cookie with 200 and the login page", async () => {
    const { web } = await startWeb();
    const none = await http(web, "/get_dashboard.cgi");
    const wrong = await http(web, "/get_dashboard.cgi", signedIn(`${cookie.slice(0, -1)}e`));
    const right = await http(web, "/get_dashboard.cgi", signedIn(`a=b; ${cookie.replace("=", '="')}"`));
    expect([none.status, wrong.status, right.status]).toEqual([200, 200, 200]);
    expect(none.body).toContain("<title>Login</title>");
    expect(wrong.body).toBe(none.body);
    expect(right.body).toMatch(/^dashboardCallback\(\{"hwtype":"Avalon Nano3s",/);
  });

  it("changes its cookie with the password", async () => {
    const { miner, web } = await startWeb();
    await ask(miner, "ascset|0,password,admin,other");
    expect((await http(web, "/get_dashboard.cgi", signedIn())).body).toContain("<title>Login</title>");
  });

  it("writes all three pools of the form, where a raw plus is a blank, and uses them after a reboot", async () => {
    const { miner, web, clock } = await startWeb();
    const body =
      "pool1=stratum%2Btcp%3A%2F%2Fa%3A1&worker1=w1&passwd1=x&pool2=stratum+tcp://b:2&worker2=w2&passwd2=y";
    const saved = await http(web, "/cgpools.cgi", { method: "POST", body, ...signedIn() });
    expect(saved.body).toContain("<title>Pool config</title>");
    expect(miner.state.storedPools).toEqual([
      { url: "stratum+tcp://a:1", worker: "w1", password: "x" },
      { url: "stratum tcp://b:2", worker: "w2", password: "y" },
      { url: "", worker: "", password: "" },
    ]);
    expect(miner.state.pools[0]?.url).toBe("stratum+tcp://pool-a.example:3333");
    const reboot = await http(web, "/reboot.cgi", { method: "POST", body: "", ...signedIn() });
    expect([reboot.status, reboot.body]).toEqual([200, ""]);
    await miner.settle();
    expect((await exchange(miner, "version")).error).toBe("ECONNREFUSED");
    clock.advance(60_000);
    await miner.settle();
    expect(miner.state.pools.map((pool) => pool.url)).toEqual(["stratum+tcp://a:1", "stratum tcp://b:2"]);
  });

  it("moves the workers up when one is left empty", async () => {
    const { miner, web, clock } = await startWeb();
    const body = "pool1=a&worker1=&passwd1=x&pool2=b&worker2=w2&passwd2=y";
    await http(web, "/cgpools.cgi", { method: "POST", body, ...signedIn() });
    await miner.powerCycle();
    clock.advance(60_000);
    await miner.settle();
    expect(miner.state.pools.map((pool) => [pool.url, pool.worker])).toEqual([
      ["a", "w2"],
      ["b", ""],
    ]);
  });

  it("never answers a POST without a length", async () => {
    const { web } = await startWeb();
    const request = `POST /reboot.cgi HTTP/1.1\r\nHost: miner\r\nCookie: ${cookie}\r\n\r\n`;
    expect(await exchange(web, request, { limitMs: 250 })).toMatchObject({ text: "", closed: false });
  });

  it("gives its logs to the account, and falls over at a POST to /", async () => {
    const { miner, web, clock } = await startWeb();
    const basic = (account: string) => [`Authorization: Basic ${Buffer.from(account).toString("base64")}`];
    const log = (account: string, body: string) =>
      http(web, "/usrdata", { method: "POST", body, headers: basic(account) });
    expect((await log("admin:admin", "cg_op_log")).status).toBe(200);
    expect((await log("admin:wrong", "cg_op_log")).status).toBe(401);
    expect((await log("admin:admin", "passwd")).status).toBe(404);
    const crash = await http(web, "/", { method: "POST", body: "" });
    expect(crash.status).toBeNaN();
    clock.advance(1_000);
    await miner.settle();
    expect((await exchange(miner, "version")).error).toBe("ECONNREFUSED");
  });

  it("knows no other methods and no long paths", async () => {
    const { web } = await startWeb("mini3");
    expect((await http(web, "/", { method: "PUT", body: "" })).status).toBe(404);
    expect((await http(web, `/${"x".repeat(64)}`)).status).toBe(404);
    expect((await http(web, "/other.cgi", { method: "POST", body: "", ...signedIn() })).status).toBe(404);
    expect(await http(web, "/other.cgi", signedIn())).toEqual({ status: 200, body: "" });
  });

  it("opens a QR login once, and only after get_auth.cgi", async () => {
    const { miner, web } = await startWeb();
    // "ff0000ee" and the first 24 hex digits of the SHA-256 of code and stored password, by the vendor's formula.
    const { createHash } = await import("node:crypto");
    const sha = (text: string) => createHash("sha256").update(text).digest("hex");
    const verify = `ff0000ee${sha(`e512e38c43b8b97758fbdbb6${sha("admin").slice(0, 24)}`).slice(0, 24)}`;
    expect(await ask(miner, `ascset|0,qr_auth,cfd07440,${verify}`)).toContain("auth error 01!");
    await http(web, "/get_auth.cgi");
    expect(await ask(miner, `ascset|0,qr_auth,cfd07440,${"0".repeat(40)}`)).toContain("input length error!");
    expect(await ask(miner, `ascset|0,qr_auth,cfd07440,${"0".repeat(32)}`)).toContain("passwd error 02!");
    expect(await ask(miner, `ascset|0,qr_auth,cfd07440,${verify}`)).toContain("ASC 0 set OK");
    expect((await http(web, "/is_login.cgi")).body).toContain(`"code":"${sha("admin").slice(0, 24)}"`);
    expect((await http(web, "/is_login.cgi")).body).toBe("");
  });
});

describe("the web interface of the Nano 3", () => {
  it("takes the hashed password as cookie", async () => {
    const { web } = await startWeb("nano3");
    const right = await http(web, "/get_minerinfo.cgi", signedIn("auth=ff0000ff4813494d137e1631bba301d5"));
    expect(right.body).toMatch(/^minerinfoCallback\(\{"hwtype":"Avalonnano",/);
    expect((await http(web, "/get_minerinfo.cgi")).body).toContain("<title>Login</title>");
    const body = "username=root&passwd=root";
    expect((await http(web, "/login.cgi", { method: "POST", body })).body).toBe("");
  });
});
