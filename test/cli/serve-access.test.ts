import { chmodSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hearthash } from "../support/cli.js";
import { houseEnv, serveChild } from "./serve-child.js";
import { servedHouse } from "./serve-house.js";

describe("hearthash tokens", () => {
  it("makes one, lists it without its secret, revokes it; its scope is held", async () => {
    const { cli, json, server } = await servedHouse([]);
    expect((await cli("tokens")).stdout).toMatch(/^No tokens: /);
    const made = await cli("tokens", "create", "Grafana", "--scope", "read");
    const secret = made.stdout.trim();
    expect(secret).toMatch(/^hh_\S{40,}$/);
    expect(made.stderr).toMatch(/The token Grafana may read; its id is \S+\. It is not shown again\.\n$/);
    const { items, tokens } = (await json("tokens")) as { items?: unknown; tokens: { id: string }[] };
    expect([items, JSON.stringify(tokens).includes(secret)]).toEqual([undefined, false]);
    const withToken = (...words: string[]) =>
      hearthash([...words, "--server", server.url], { env: { HEARTHASH_TOKEN: secret } });
    expect((await withToken("miners")).code).toBe(0);
    const more = await withToken("miners", "add", "192.168.1.50");
    expect([more.code, more.stderr]).toEqual([21, "hearthash: this takes the scope admin; you have read\n"]);
    expect((await withToken("tokens")).stderr).toContain("scope admin");
    const id = tokens[0]?.id ?? "";
    expect(await json("tokens", "revoke", id)).toEqual({ revoked: id });
    expect((await withToken("miners")).code).toBe(21);
    expect((await cli("tokens", "revoke", id)).stderr).toBe("hearthash: there is no token of this id\n");
  });

  it("makes one that ends by itself, as JSON or as the secret alone", async () => {
    const { cli, json } = await servedHouse([]);
    const token = await json("tokens", "create", "a", "--scope", "admin", "--days", "2");
    const days = (Number(token["expiresAt"]) - Number(token["createdAt"])) / 86_400_000;
    expect(days).toBe(2);
    const quiet = await cli("tokens", "create", "b", "--scope", "control", "--quiet");
    expect(quiet).toMatchObject({ stdout: expect.stringMatching(/^hh_\S+\n$/), stderr: "" });
    expect((await cli("miners", "--token", quiet.stdout.trim())).code).toBe(0);
  });
});

describe("a token that is none", () => {
  it("is refused, and not repeated, and the local one is not tried instead", async () => {
    const { cli, server } = await servedHouse([]);
    for (const wrong of ["wrong", `hh_${"x".repeat(12)}_${"y".repeat(43)}`]) {
      const { code, stderr } = await cli("miners", "--token", wrong);
      expect([code, stderr]).toEqual([21, expect.stringMatching(/^hearthash: the token is not valid/)]);
      expect(stderr).not.toContain(wrong === "wrong" ? "wrong" : wrong);
    }
    // Named by its address the server is a stranger's as far as the local file goes: nobody is signed in there.
    expect((await cli("tokens", "--server", server.url)).stderr).toContain(
      "sign in with a link of `hearthash login-link`",
    );
  });
});

describe("hearthash login-link", () => {
  const exchange = (url: string, code: string) =>
    fetch(`${url}/api/v1/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ code }),
    });

  it("signs a browser in, once", async () => {
    const { cli, json, server } = await servedHouse([]);
    const { stdout, stderr } = await cli("login-link");
    expect([stdout, stderr]).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#signin=\S{22}\n$/),
      "",
    ]);
    const code = stdout.trim().split("signin=")[1] ?? "";
    const first = await exchange(server.url, code);
    expect(first.status).toBe(204);
    const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
    const who = await fetch(`${server.url}/api/v1/whoami`, { headers: { cookie } });
    expect(await who.json()).toMatchObject({ scope: "admin", actor: { kind: "session" } });
    expect((await exchange(server.url, code)).status).toBe(401);
    const link = await json("login-link");
    expect(link).toMatchObject({ lanUrl: null, url: expect.stringContaining("#signin=") });
    const other = String(link.url).split("signin=")[1] ?? "";
    expect((await exchange(server.url, other)).status).toBe(204);
  });

  it("names the home network's address as well, of the same sign-in", async () => {
    const { cli, json } = await servedHouse([], ["--lan"]);
    const { stdout, stderr } = await cli("login-link");
    const code = stdout.trim().split("#signin=")[1] ?? "";
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(stderr).toMatch(/^in the home network: https:\/\/[^/]+\.local:\d+\/#signin=\S+\n$/);
    expect(stderr).toContain(code);
    expect(await json("login-link")).toMatchObject({ lanUrl: expect.stringContaining(".local:") });
  });
});

describe("the file a server leaves for its owner", () => {
  it("is not used when others could read it", async () => {
    const env = houseEnv();
    const server = await serveChild([], env);
    chmodSync(`${server.dataFolder}/server.json`, 0o644);
    const { code, stderr } = await hearthash(["tokens"], { env });
    expect([code, stderr]).toEqual([21, expect.stringMatching(/can be read by others; .*chmod 600/)]);
  });

  it("lies in a folder that the server closes when others can read it", async () => {
    const env = houseEnv();
    const first = await serveChild([], env);
    first.kill("SIGTERM");
    await first.finished;
    chmodSync(first.dataFolder, 0o755);
    await serveChild([], env);
    expect(statSync(first.dataFolder).mode & 0o077).toBe(0);
  });
});
