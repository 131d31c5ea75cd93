import { describe, expect, it } from "vitest";
import type { Endpoint } from "../domain/endpoint.js";
import { MergedAbort } from "../transport/merged-abort.js";
import type { Probe, ProbeVerdict } from "../transport/probe-port.js";
import { sweep } from "./sweep.js";

const targets = Array.from({ length: 20 }, (_, index) => ({ host: `127.0.0.${index + 1}`, port: 4028 }));

/** A probe that answers by a script: the verdicts of an address, one a try, the last one from then on. */
function scripted(verdictsOf: (host: string) => readonly ProbeVerdict[]) {
  const tries: string[] = [];
  let inFlight = 0;
  let most = 0;
  const probe: Probe = async ({ host }) => {
    const before = tries.filter((tried) => tried === host).length;
    tries.push(host);
    inFlight += 1;
    most = Math.max(most, inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    inFlight -= 1;
    const verdicts = verdictsOf(host);
    return verdicts[Math.min(before, verdicts.length - 1)] ?? "silent";
  };
  return { probe, tries, mostInFlight: () => most };
}

async function swept(probe: Probe, options: { inFlight?: number; passes?: number } = {}) {
  const judged: [string, ProbeVerdict][] = [];
  let postponed = 0;
  const settings = { inFlight: 4, passes: 2, timeoutMs: 300, signal: new MergedAbort(), ...options, probe };
  await sweep(targets, settings, {
    postponed() {
      postponed += 1;
    },
    judged(target: Endpoint, verdict) {
      judged.push([target.host, verdict]);
    },
  });
  return { judged, postponed };
}

describe("sweep", () => {
  it("tries every address once, and never more at a time than it may", async () => {
    const { probe, tries, mostInFlight } = scripted(() => ["refused"]);
    const { judged, postponed } = await swept(probe, { inFlight: 4 });
    expect(tries).toEqual(targets.map(({ host }) => host));
    expect(judged).toHaveLength(20);
    expect(postponed).toBe(0);
    expect(mostInFlight()).toBe(4);
  });

  it("tries silent ones again once all have had their turn, and no others", async () => {
    const isSlow = (host: string) => host.endsWith(".7") || host.endsWith(".9");
    const { probe, tries } = scripted((host) => (isSlow(host) ? ["silent", "open"] : ["unreachable"]));
    const { judged, postponed } = await swept(probe);
    expect(tries.slice(20)).toEqual(["127.0.0.7", "127.0.0.9"]);
    expect(postponed).toBe(2);
    expect(judged.filter(([, verdict]) => verdict === "open").map(([host]) => host)).toEqual(tries.slice(20));
  });

  it.each([1, 2, 3])("gives up after %d passes", async (passes) => {
    const { probe, tries } = scripted(() => ["silent"]);
    const { judged } = await swept(probe, { passes });
    expect(tries).toHaveLength(20 * passes);
    expect(judged.map(([, verdict]) => verdict)).toEqual(targets.map(() => "silent"));
  });

  it("begins no more after a failure, and waits for those under way", async () => {
    let begun = 0;
    let ended = 0;
    const probe: Probe = async () => {
      begun += 1;
      const isThird = begun === 3;
      await new Promise((resolve) => setImmediate(resolve));
      ended += 1;
      if (isThird) throw new Error("broken");
      return "refused";
    };
    await expect(swept(probe)).rejects.toThrow("broken");
    expect(begun).toBeLessThan(20);
    expect(ended).toBe(begun);
  });
});
