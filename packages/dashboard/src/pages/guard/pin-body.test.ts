import type { GuardResource } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { type PinWishes, pinBody, webPasswordOf } from "./pin-body.js";

const pool = { url: "stratum+tcp://a.example.com:3333", worker: "w", disabled: false, redirects: [] };
const wishes: PinWishes = {
  ...{ watch5s: true, pinMode: false, isAnew: false },
  ...{ restore: "setpool", isRiskTaken: true },
};

function guard(hasPoolPasswords: boolean): GuardResource {
  const pin = { pools: [pool, pool], mode: null, dna: null, mac: null, firmware: null };
  return {
    ...{ minerId: "m", name: "Desk", badge: "ok", state: "right", watch5s: false, pinMode: false },
    ...{ restore: "off", hasPoolPasswords, hasWebPassword: false, drift: null, redirect: null },
    ...{ lastRightAt: null, checkedAt: null, pausedUntil: null },
    pin: { ...pin, address: "127.0.0.1:4028", since: 0, by: "owner" },
    restoring: { tries: 0, nextAt: null, lastRestoredAt: null, stop: null },
  };
}

const typed = (texts: Readonly<Record<string, string>>) => (name: string) => texts[name] ?? "";
const both = typed({ poolPassword0: "one", poolPassword1: "two", webPassword: "admin" });

describe("what is sent of a pin", () => {
  it("holds every pool's password in the pools' order, and the web password apart", () => {
    const body = { watch5s: true, pinMode: false, restore: "setpool", poolPasswords: ["one", "two"] };
    expect(pinBody(guard(false), wishes, both)).toEqual(body);
    expect(webPasswordOf(wishes, both)).toBe("admin");
  });

  it("leaves kept passwords alone where all fields are empty, and takes no part of them", () => {
    expect(pinBody(guard(true), wishes, typed({}))).not.toHaveProperty("poolPasswords");
    expect(webPasswordOf(wishes, typed({}))).toBeUndefined();
    expect(() => pinBody(guard(true), wishes, typed({ poolPassword1: "two" }))).toThrow(/every pinned pool/);
  });

  it("sends no secret with less than storing, and stores nothing before the risk is taken", () => {
    const less = { ...wishes, restore: "switch", isRiskTaken: false } as const;
    expect(pinBody(guard(false), less, both)).toEqual({ watch5s: true, pinMode: false, restore: "switch" });
    expect(webPasswordOf(less, both)).toBeUndefined();
    expect(() => pinBody(guard(false), { ...wishes, isRiskTaken: false }, both)).toThrow(/risk/);
  });

  it("moves the pin only when that is wanted", () => {
    expect(pinBody(guard(true), { ...wishes, isAnew: true }, typed({}))).toMatchObject({ pools: "present" });
    expect(pinBody(guard(true), wishes, typed({}))).not.toHaveProperty("pools");
  });
});
