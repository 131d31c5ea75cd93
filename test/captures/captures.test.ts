import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isCgminerReply, models, openMiner, parseMm, parseReply, Transport } from "@hearthash/client";
import { describe, expect, it } from "vitest";
import { quickReaderJudge } from "../fuzz/judge-quick-reader.mjs";
import { judgedClient } from "../support/judged-client.js";
import { files, frameOf, isThere, parseFile, read, root, service, snapshotOf } from "./recorded.js";

const NO_REPLY = /MMID0|EXCERPT|SCREEN|test-fixture|weblog|pprint|^get-/;

describe.skipIf(!isThere)("every captured file", () => {
  const all = [
    ...files(root).map((name) => join(root, name)),
    ...files(service).map((name) => join(service, name)),
  ];

  it("is a few dozen files", () => {
    expect(all.length).toBeGreaterThan(90);
  });

  it.each(all.map((path) => [path.slice(root.length + 1), path] as const))(
    "%s is read without a throw",
    (name, path) => {
      const command =
        /-(version|summary|stats|estats|litestats|pools|devs|devdetails|config|coin|lcd|check)\b/.exec(name);
      const reply = parseFile(command?.[1] ?? "raw", path);
      const base = name.split("/").at(-1) ?? "";
      if (NO_REPLY.test(base)) return;
      expect(isCgminerReply(reply), name).toBe(true);
      const text = JSON.stringify(reply.sections);
      expect(text).not.toMatch(/NaN|Infinity|null/);
    },
  );

  it("JSON and text form of the Nano 3S service say the same", () => {
    const pairs = files(service).filter((name) => name.endsWith(".json.bin"));
    const compared = pairs.filter((name) => existsSync(join(service, name.replace(".json.", ".text."))));
    expect(compared.length).toBeGreaterThan(15);
    for (const name of compared) {
      const command = name.split(".")[0] ?? "";
      const json = parseFile(command, join(service, name));
      const text = parseFile(command, join(service, name.replace(".json.", ".text.")));
      expect(Object.keys(text.sections), name).toEqual(Object.keys(json.sections));
      expect(
        text.status.map((row) => row.code),
        name,
      ).toEqual(json.status.map((row) => row.code));
      expect(text.status[0]?.message, name).toBe(json.status[0]?.message);
      for (const [section, rows] of Object.entries(json.sections)) {
        const textRows = text.sections[section] ?? [];
        expect(
          textRows.map((row) => Object.keys(row)),
          `${name} ${section}`,
        ).toEqual(rows.map((row) => Object.keys(row)));
      }
    }
  });
});

describe.skipIf(!isThere)("Mini 3, firmware 25011701_3f53b19", () => {
  const snapshot = () =>
    snapshotOf({
      version: read(join(root, "mini3-25011701_3f53b19-version.txt")),
      estats: read(join(root, "mini3-25011701_3f53b19-stats-TRUNCATED.txt")),
    });

  it("gives the wall and DC watts, errors and temperatures of the cut reply", async () => {
    const { points, sources, identity, state, issues } = await snapshot();
    expect(identity).toMatchObject({
      id: "020100008644e532",
      model: "mini3",
      mac: "e0e1a93e2c7d",
      firmware: "25011701_3f53b19",
      confidence: "exact",
    });
    expect(state).toBe("hashing");
    expect(points).toEqual({
      powerWallW: 824,
      powerDcW: 760,
      tempInletC: 39,
      tempOutletC: 63,
      tempHashboardC: 75,
      tempChipMaxC: 86,
      tempChipAvgC: 82,
      tempTargetC: 75,
      fanRpm: [3000],
      fanPercent: 100,
      uptimeS: 32273,
      hardwareErrors: 62,
      hardwareErrorPercent: 1.768,
    });
    expect(sources.powerWallW).toEqual({ source: "PS[6]", kind: "measured" });
    expect(issues.map((issue) => issue.code)).toContain("truncated");
  });
});

describe.skipIf(!isThere)("Nano 3S, the vendor's service", () => {
  const file = (name: string) => read(join(service, `${name}.json.bin`));

  it("gives wall watts from PS[6], no inlet temperature, mode high", async () => {
    const snapshot = await snapshotOf({
      version: file("version"),
      summary: file("summary"),
      estats: file("estats"),
      litestats: file("litestats"),
    });
    const { points, sources } = snapshot;
    expect(snapshot.identity).toMatchObject({ id: "0201000084b1c3d2", model: "nano3s", mac: "e0e1a93f3053" });
    expect(snapshot.state).toBe("hashing");
    expect(points.powerWallW).toBe(132);
    expect(sources.powerWallW?.source).toBe("PS[6]");
    expect(points).not.toHaveProperty("tempInletC");
    expect(points).not.toHaveProperty("powerDcW");
    expect(points.workMode).toBe("high");
    expect(points.hashrateThs).toBeCloseTo(6.652, 6);
    expect(points.hashrate5mThs).toBeCloseTo(1.19139785, 8);
    expect(points.efficiencyJPerTh).toBeCloseTo(132 / 6.652, 6);
    expect(points.tempChipMaxC).toBe(96);
    expect(points.wifiRssiDbm).toBe(-48);
    expect(points.acceptedShares).toBe(22);
    expect(points.foundBlocks).toBe(45);
    expect(snapshot.boards[0]?.chips).toHaveLength(12);
    expect(snapshot.boards[0]?.chips[0]).toEqual({ index: 0, tempC: 95, voltageMv: 299, matchingWork: 0 });
  });

  it("reads the joined reply", () => {
    const reply = parseReply("version+config", frameOf(file("join-version-config")));
    expect(Object.keys(reply.joined)).toEqual(["version", "config"]);
    expect(reply.joined["config"]?.sections["CONFIG"]?.[0]?.["Device Code"]).toBe("AVALON");
    const text = parseReply("version+config", frameOf(read(join(service, "join-version-config.text.bin"))));
    expect(text.joined["version"]?.sections["VERSION"]?.[0]?.["MODEL"]).toBe("Nano3s");
  });

  it("reads setpool's reply although it is no JSON", () => {
    const reply = parseReply("setpool", frameOf(file("setpool-ok6")));
    expect(reply.status[0]).toMatchObject({ severity: "S", code: 133 });
    expect(reply.status[0]?.message).toContain("\npool 2 success set to stratum+tcp://127.0.0.1:23335\n");
    expect(reply.issues.map((issue) => issue.code)).toEqual(["control-character"]);
  });

  it("keeps the words of ascset help together in text form", () => {
    const reply = parseReply("ascset", frameOf(read(join(service, "ascset-help.text.bin"))));
    const message = reply.status[0]?.message ?? "";
    expect(message.split("|").filter((word) => word !== "")).toHaveLength(21);
  });
});

describe.skipIf(!isThere)("the quick reader", () => {
  it("agrees with the full parser on every captured file, whatever was asked", () => {
    const all = [root, service].flatMap((folder) => files(folder).map((name) => join(folder, name)));
    const joining = models.filter((model) => model.joinsReads);
    for (const model of joining) {
      for (const commands of [["estats"], ["summary", "estats"], ["summary", "estats", "litestats"]]) {
        const judge = quickReaderJudge(judgedClient, { model, commands, identity: {} });
        for (const path of all) judge(read(path));
      }
    }
  });

  it("reads the vendor's estats of a Nano 3S", () => {
    const model = models.find(({ id }) => id === "nano3s");
    if (model === undefined) throw new Error("the model is missing");
    const judge = quickReaderJudge(judgedClient, { model, commands: ["estats"], identity: {} });
    expect(files(service).filter((name) => judge(read(join(service, name)))).length).toBeGreaterThan(0);
  });
});

describe.skipIf(!isThere)("other miners", () => {
  it("Nano 3: identity from HDNA, watts from PS[5], mode from the level", async () => {
    const wrapped = readFileSync(join(root, "nano3-24071801_42c628d-estats-wrapped.txt"), "utf8");
    const snapshot = await snapshotOf({
      version: read(join(root, "nano3-24071801_42c628d-version.json")),
      summary: read(join(root, "nano3-24071801_42c628d-summary.json")),
      estats: new TextEncoder().encode(wrapped.replace(/\s*\n/g, " ")),
    });
    expect(snapshot.identity).toMatchObject({ id: "020100005581d5b5", model: "nano3" });
    expect(snapshot.identity.mac).toBeUndefined();
    expect(snapshot.state).toBe("hashing");
    expect(snapshot.points).toMatchObject({
      powerWallW: 89,
      powerLimitW: 90,
      hashrateThs: 2.63098,
      tempInletC: 38,
      tempOutletC: 41,
      tempChipMaxC: 87,
      hardwareErrors: 182,
      workMode: "mid",
      fanRpm: [3030],
      uptimeS: 512943,
      acceptedShares: 21853,
    });
    expect(snapshot.points).not.toHaveProperty("frequencyMhz");
  });

  it("Nano 3S, firmware 25021401: the bracket text alone", () => {
    const text = readFileSync(join(root, "nano3s-25021401_56abae7-estats-MMID0-only.txt"), "utf8");
    const fields = parseMm(text);
    expect(fields.issues).toEqual([]);
    expect(fields.list("PS")).toEqual([0, 0, 27541, 4, 0, 3756, 133]);
    expect(fields.number("GHSspd")).toBe(6598.84);
    expect(fields.number("ITemp")).toBe(-273);
    expect(fields.list("PVT_T0")).toEqual([85, 91, 91, 91, 91, 90, 85, 86, 95, 95, 91, 87]);
  });

  it("Q hashing: wall and DC watts, four fans, no mode that was cut off", async () => {
    const snapshot = await snapshotOf({
      version: read(join(root, "q-25052801_14a19a2-version.json")),
      estats: read(join(root, "q-25052801_14a19a2-litestats-working-TRUNCATED.txt")),
    });
    expect(snapshot.identity).toMatchObject({ model: "q", id: "0201000018f85eaf", mac: "aabbccddeeff" });
    expect(snapshot.state).toBe("hashing");
    expect(snapshot.points).toMatchObject({
      powerWallW: 834,
      powerDcW: 808,
      hashrateThs: 54.14667,
      fanRpm: [1401, 1373, 1386, 1415],
      tempInletC: 32,
      tempChipMaxC: 72,
    });
    expect(snapshot.points).not.toHaveProperty("workMode");
  });

  it("Q in standby: hashrate 0 because the state says so, the watts unknown because they were cut off", async () => {
    const snapshot = await snapshotOf({
      version: read(join(root, "q-25052801_14a19a2-version.json")),
      estats: read(join(root, "q-25052801_14a19a2-estats-TRUNCATED.txt")),
    });
    expect(snapshot.state).toBe("standby");
    expect(snapshot.points.hashrateThs).toBe(0);
    expect(snapshot.sources.hashrateThs?.source).toBe("SYSTEMSTATU");
    expect(snapshot.points).not.toHaveProperty("powerWallW");
    expect(snapshot.points).not.toHaveProperty("tempChipMaxC");
    expect(snapshot.points.tempInletC).toBe(33);
  });

  it("Q pools: the password is left out, the last share is placed by the process' start", async () => {
    const recorded = {
      pools: read(join(root, "q-25052801_14a19a2-pools.json")),
      summary: new TextEncoder().encode(
        '{"STATUS":[{"STATUS":"S","When":1753431847,"Code":11,"Msg":"Summary"}],"SUMMARY":[{"Elapsed":37714}],"id":1}',
      ),
    };
    const transport = new Transport(async (_to, request) => {
      const { command } = JSON.parse(new TextDecoder().decode(request)) as { command: "pools" | "summary" };
      return frameOf(recorded[command]);
    });
    const [pool] = await openMiner("192.0.2.1", { transport }).pools();
    expect(pool).toMatchObject({
      id: 0,
      worker: "worker1",
      status: "Alive",
      active: true,
      accepted: 890,
      rejected: 2,
    });
    expect(pool).not.toHaveProperty("password");
    const ageS = Math.round((Date.now() - (pool?.lastShareAt ?? 0)) / 1000);
    expect(ageS).toBe(37714 - 31279);
  });

  it("A1246: exact model, DNA and firmware", async () => {
    const transport = new Transport(async () =>
      frameOf(read(join(root, "a1246-21030201_4ec6bb0_09b1765-version.json"))),
    );
    const identity = await openMiner("192.0.2.1", { transport }).identify();
    expect(identity).toMatchObject({
      id: "02010000fef98c81",
      model: "a-series",
      firmware: "21030201_4ec6bb0_09b1765",
      mac: "b4a2eb345d4b",
    });
  });
});
