import { describe, expect, it } from "vitest";
import { codeOf, message, startOne, token } from "./one-miner.js";
import { ask, jsonRequest } from "./tcp-client.js";

describe("an AvalonMiner 1246", () => {
  it("has three boards, six supply values and more members in stats", async () => {
    const { miner } = await startOne({ model: "a1246" });
    const reply = await ask(miner, jsonRequest("stats"));
    const stats = JSON.parse(reply.replace("\0", "")).STATS[0];
    expect(Object.keys(stats).slice(-5)).toEqual([
      "MM Count",
      "Smart Speed",
      "Connection Overloaded",
      "Voltage Level Offset",
      "Nonce Mask",
    ]);
    expect(stats.ID).toBe("AVA100");
    expect(token(reply, "PS")?.split(" ")).toHaveLength(6);
    expect(token(reply, "PVT_T2")?.trim().split(/\s+/)).toHaveLength(120);
    expect(token(reply, "Fan4")).toMatch(/^\d{4}$/);
    expect(token(reply, "TA")).toBe("360");
  });

  it("is put to standby without a time, and changes its mode without `set`", async () => {
    const { miner, clock } = await startOne({ model: "a1246" });
    expect(message(await ask(miner, "ascset|0,workmode,255"))).toBe("ASC 0 set info: WORKMODE[0]");
    expect(codeOf(await ask(miner, "ascset|0,workmode,1"))).toBe("S119");
    expect(miner.state.mode).toBe(1);
    expect(codeOf(await ask(miner, "ascset|0,softoff"))).toBe("S119");
    clock.advance(1);
    expect(miner.state.phase).toBe("idle");
    expect(message(await ask(miner, "ascset|0,led,1-1"))).toBe("ASC 0 set info: LED[1]");
    expect(message(await ask(miner, "ascset|0,hashpower,0"))).toBe("ASC 0 set info: Power off hash now ...");
  });

  it("takes its pool as a setting", async () => {
    const { miner } = await startOne({ model: "a1246" });
    expect(codeOf(await ask(miner, "setpool|root,root,0,u,w,p"))).toBe("E14");
    expect(message(await ask(miner, "ascset|0,setpool,root,no,stratum+tcp://h:1,w,p"))).toBe(
      "ASC 0 set failed: userpass err",
    );
    expect(codeOf(await ask(miner, "ascset|0,setpool,root,root,stratum+tcp://h:1,w,p"))).toBe("I118");
    expect(miner.state.storedPools[0]?.url).toBe("stratum+tcp://h:1");
  });
});

describe("a Nano 3", () => {
  it("tells its network, and reboots by name", async () => {
    const { miner, clock } = await startOne({ model: "nano3", ssid: "Home", mac: "e0e1a9001122" });
    expect(message(await ask(miner, jsonRequest("wifi", "get")))).toBe(
      "Wifi set info: wifi[1] ssid[Home] ip[127.0.0.1] apssid[heater_nano_1122] auth[3] conn_state[1]",
    );
    expect(codeOf(await ask(miner, "wifi"))).toBe("I128");
    expect(codeOf(await ask(miner, "ascset|0,reboot,1"))).toBe("E120");
    expect(codeOf(await ask(miner, "ascset|0,reboot,all"))).toBe("S119");
    clock.advance(1);
    expect(miner.state.port).toBe("closed");
  });
});

describe("a stock cgminer", () => {
  it("has the commands that home firmware has dropped", async () => {
    const { miner } = await startOne({ model: "cgminer" });
    const codes: string[] = [];
    for (const request of [
      ...[
        "asc|0",
        "asc|1",
        "asc",
        "asccount",
        "ascenable|0",
        "ascdisable|0",
        "notify",
        "usbstats",
        "debug|d",
      ],
      ...[
        "setconfig|queue,5",
        "setconfig|queue",
        "setconfig|queue,10000",
        "setconfig|nosuch,1",
        "zero",
        "zero|x",
      ],
      ...["zero|all", "zero|all,maybe", "zero|bestshare,false", "save", "save|conf", "hotplug", "hotplug|5"],
      ...["hotplug|x", "failover-only|true", "failover-only|x", "litestats", "ascset|0,help", "lockstats"],
    ]) {
      codes.push(codeOf(await ask(miner, request)));
    }
    expect(codes).toEqual([
      ...["S106", "E107", "E15", "S104", "I108", "I111", "S60", "I88", "S79"],
      ...["S82", "E86", "E84", "E83", "E94", "E95"],
      ...["E75", "E76", "S97", "E42", "S44", "E103", "W102"],
      ...["E99", "S77", "E76", "E14", "W117", "W124"],
    ]);
  });

  it("describes even an unknown command, and counts to zero when told", async () => {
    const { miner } = await startOne({ model: "cgminer" });
    expect(await ask(miner, "nosuch")).toBe(
      "STATUS=E,When=1795305600,Code=14,Msg=Invalid command,Description=cgminer 4.11.1|\0",
    );
    expect(miner.state.pools[0]?.counters.accepted).toBeGreaterThan(1000);
    expect(message(await ask(miner, "zero|all,true"))).toBe("Zeroed all stats with summary");
    expect(miner.state.pools[0]?.counters.accepted).toBe(0);
    expect(await ask(miner, "devs")).toMatch(/,No Device=false,Last Valid Work=\d+,/);
  });
});
