import { describe, expect, it } from "vitest";
import { maskSecrets, publicIntent, publicRequest } from "./hide-secrets.js";

const POOL = { url: "stratum+tcp://h.example:3333", worker: "a.b", password: "longpass" };
const SET_POOL = { kind: "setPool", slot: 1, webPassword: "webpass", ...POOL } as const;

describe("publicIntent", () => {
  it("hides every secret, and a login in a URL", () => {
    expect(publicIntent({ ...SET_POOL, url: "stratum+tcp://me:secret@h.example:3333" })).toEqual({
      kind: "setPool",
      slot: 1,
      url: "stratum+tcp://me:***@h.example:3333",
      worker: "a.b",
      password: "***",
      webPassword: "***",
    });
    expect(publicIntent({ kind: "setWebPassword", oldPassword: "", newPassword: "b" })).toEqual({
      kind: "setWebPassword",
      oldPassword: "***",
      newPassword: "***",
    });
  });

  it("leaves everything else as it is", () => {
    expect(publicIntent({ kind: "setFan", percent: 50 })).toEqual({ kind: "setFan", percent: 50 });
  });
});

describe("publicRequest", () => {
  it.each([
    [SET_POOL, "setpool", "admin,webpass,1,u,a.b,longpass", "admin,***,1,u,a.b,***"],
    [SET_POOL, "setpool", "root,ff0000ff0011,1,u,a.b,x", "root,***,1,u,a.b,***"],
    [SET_POOL, "ascset", "0,setpool,root,webpass,u,a.b,longpass", "0,setpool,root,***,u,a.b,***"],
    [{ kind: "addPool", ...POOL }, "addpool", "u,a.b,longpass", "u,a.b,***"],
    [
      { kind: "setWebPassword", oldPassword: "a", newPassword: "b" },
      "ascset",
      "0,password,a,b",
      "0,password,***,***",
    ],
    [{ kind: "wake" }, "ascset", "0,softon,1:5", "0,softon,1:5"],
  ] as const)("hides the secrets of %o as %s", (intent, command, parameter, shown) => {
    expect(publicRequest(intent, { command, parameter })).toEqual({ command, parameter: shown });
  });

  it("says that there is no parameter", () => {
    expect(publicRequest({ kind: "wake" }, { command: "x" })).toEqual({ command: "x", parameter: null });
  });
});

describe("maskSecrets", () => {
  const said = (text: string, password: string) => maskSecrets(text, { kind: "addPool", ...POOL, password });

  it("hides a secret that the miner repeats", () => {
    expect(said("Invalid details 'u,a.b,longpass'", "longpass")).toBe("Invalid details 'u,a.b,***'");
    expect(said("worker is w\nworkerpassword is other", "q")).toBe("worker is w\nworkerpassword is ***");
  });

  it("hides a short one as a word of its own, and never riddles a text for a single character", () => {
    expect(said("pool ab, table, ab", "ab")).toBe("pool ***, table, ***");
    expect(said("exact x", "x")).toBe("exact x");
    expect(said("a.*b a.*b", ".*b")).toBe("a.*b a.*b");
    expect(said("is .* here", ".*")).toBe("is *** here");
  });
});
