import { describe, expect, it } from "vitest";
import { codeOf, message, startOne, startS, token } from "./one-miner.js";
import { ask, jsonRequest } from "./tcp-client.js";

describe("work mode and level", () => {
  it("take effect at once, and on hashrate and power within minutes", async () => {
    const { miner, clock } = await startOne({ model: "nano3s" });
    expect(codeOf(await ask(miner, "ascset|0,workmode,set,0"))).toBe("S119");
    const now = await ask(miner, "estats");
    expect([token(now, "WORKMODE"), token(now, "MPO"), token(now, "TarT")]).toEqual(["0", "62", "80"]);
    expect(token(now, "ATA0")).toBe("62-80-3300-232-20");
    expect(token(now, "ATA2")).toBeUndefined();
    clock.advance(240_000);
    const { hashrateGhs, wallPowerW } = miner.state.readings;
    expect(hashrateGhs).toBeGreaterThan(3_200);
    expect(hashrateGhs).toBeLessThan(3_400);
    expect(wallPowerW).toBeGreaterThan(60);
    expect(wallPowerW).toBeLessThan(64);
  });

  it("are refused in the firmware's words", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const refusal = async (option: string) => message(await ask(miner, `ascset|0,${option}`))?.slice(18);
    expect(await refusal("workmode,set,3")).toBe("error:1 not support set workmode max_mode[2]");
    expect(await refusal("workmode,put,1")).toBe("error:2 parameter error");
    expect(await refusal("worklevel,set,1")).toBe("worklevel unknown argument");
    expect(await refusal("work_mode_lvl,set,0,5")).toBe("worklevel unknown argument level range:0 ~ 0");
    expect(await refusal("work_mode_lvl,set,2,0")).toBe("error:1 not support set workmode max_mode[2]");
    expect(await refusal("WorkMode")).toBe("missing WorkMode setting".replace("WorkMode", "workmode"));
    expect(miner.state.mode).toBe(2);
  });

  it("are read with eight bits", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    expect(codeOf(await ask(miner, "ascset|0,workmode,set,257"))).toBe("S119");
    expect(miner.state.mode).toBe(1);
  });

  it("cannot change during a calibration, which shows in ADJ, BAR and an empty ATA", async () => {
    const { miner, clock } = await startOne({ model: "nano3s" });
    miner.calibrate(600_000);
    clock.advance(300_000);
    const stats = await ask(miner, "estats");
    expect(stats).toMatch(/ADJ\[0\] BAR\[50%\],MM Count=1/);
    expect(token(stats, "ATA2")).toBe("");
    expect(message(await ask(miner, "ascset|0,workmode,set,1"))).toBe(
      "ASC 0 set failed: current mode 2 is caling Don't permit switch mode",
    );
    clock.advance(300_000);
    expect(token(await ask(miner, "estats"), "ADJ")).toBe("1");
    expect(codeOf(await ask(miner, "ascset|0,workmode,set,1"))).toBe("S119");
  });

  it("have an eco level on the Mini 3, and a night mode that is dark and quiet", async () => {
    const { miner, clock } = await startOne({ model: "mini3" });
    expect(message(await ask(miner, "ascset|0,work_mode_lvl,set,0,-1"))).toBe("ASC 0 set OK");
    clock.advance(300_000);
    expect(miner.state.readings.hashrateGhs).toBeLessThan(29_000);
    expect(token(await ask(miner, "estats"), "WORKLEVEL")).toBe("-1");
    await ask(miner, "ascset|0,workmode,set,2");
    clock.advance(300_000);
    const night = await ask(miner, "estats");
    expect(token(night, "LcdOnoff")).toBe("0");
    expect(Number.parseInt(token(night, "FanR") ?? "", 10)).toBeLessThanOrEqual(55);
  });

  it("are one thing on the Nano 3", async () => {
    const { miner, clock } = await startOne({ model: "nano3" });
    expect(codeOf(await ask(miner, "ascset|0,workmode,set,1"))).toBe("E120");
    expect(codeOf(await ask(miner, "ascset|0,worklevel,set,0"))).toBe("S119");
    clock.advance(300_000);
    const stats = await ask(miner, "estats");
    expect([token(stats, "WORKLEVEL"), token(stats, "MPO")]).toEqual(["0", "60"]);
    expect(token(stats, "PS")?.split(" ")[5]).toMatch(/^(59|60|61)$/);
  });
});

describe("fan, target and heat", () => {
  it("let the chips get hotter when the fan is held low, and cooler when it is held high", async () => {
    const { miner, clock } = await startOne({ model: "nano3s" });
    const settled = async (option: string) => {
      expect(codeOf(await ask(miner, `ascset|0,${option}`))).toBe("S119");
      clock.advance(900_000);
      return miner.state.readings;
    };
    const low = await settled("fan-spd,20");
    const high = await settled("fan-spd,100");
    const auto = await settled("fan-spd,-1");
    expect(low.fanPercent).toBe(20);
    expect(low.chipAverageC).toBeGreaterThan(97);
    expect(high.chipAverageC).toBeLessThan(65);
    expect(Math.abs(auto.chipAverageC - 90)).toBeLessThanOrEqual(1);
    expect(auto.fanPercent).toBe(33);
  });

  it("need more fan in a warmer room", async () => {
    const { miner, clock } = await startOne({ model: "q" });
    const cool = miner.state.readings.fanPercent;
    miner.setAmbient(35);
    clock.advance(600_000);
    expect(miner.state.readings.fanPercent).toBeGreaterThan(cool + 10);
    expect(token(await ask(miner, "litestats"), "ITemp")).toBe("38");
  });

  it("read numbers as C does", async () => {
    const { miner } = await startOne({ model: "mini3" });
    await ask(miner, "ascset|0,fan-spd,15..60");
    expect(miner.state.fanSetting).toBe(15);
    await ask(miner, "ascset|0,fan-spd,50.9");
    expect(miner.state.fanSetting).toBe(50);
    expect(codeOf(await ask(miner, "ascset|0,target-temp,70"))).toBe("S119");
    expect(token(await ask(miner, "estats"), "TarT")).toBe("70");
    await ask(miner, "ascset|0,workmode,set,0");
    expect(token(await ask(miner, "estats"), "TarT")).toBe("75");
  });
});

describe("display, lights, filter, password, time", () => {
  it("keep what they are told", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const info = async (option: string) => message(await ask(miner, jsonRequest("ascset", `0,${option}`)));
    expect(await info("lcd,2:3")).toBe("ASC 0 set info: success lcd:id[2] val[3] len=4");
    expect(await info("ledset,2-50-60-1-2-300")).toBe("ASC 0 set info: led set ok");
    expect(await info("ledmode,256")).toBe("ASC 0 set info: success set:0");
    expect(await info("ledmode,1")).toBe("ASC 0 set info: success set:1");
    expect(await info("ledset,1-1-1-1-1-1")).toBe("ASC 0 set info: not in (day)mode now");
    expect(await info("nightlamp,1-10")).toBe("ASC 0 set info: success set:1 10");
    expect(await info("filter-clean,1")).toBe("ASC 0 set OK");
    expect(await info("filter-clean,2")).toBe("ASC 0 set failed: Input param error.");
    const lite = await ask(miner, "litestats");
    expect(lite).toContain(
      "Filter[0] LED[1-2] LEDUser[2-50-60-1-2-44] LcdOnoff[0] LcdSwitch[3] LcdBright[0]",
    );
  });

  it("change the web password with the old one", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const info = async (value: string) =>
      message(await ask(miner, jsonRequest("ascset", `0,password,${value}`)));
    expect(await info("admin")).toBe("ASC 0 set failed: we need 2 arguments, your input is 1 arguments.");
    expect(await info("admin,new,pass")).toBe("ASC 0 set info: new password success set.");
    expect(await info("admin,other")).toBe("ASC 0 set failed: Auth Failed! password invalid!");
    expect(codeOf(await ask(miner, "setpool|admin,new,0,stratum+tcp://h:1,w,x"))).toBe("S133");
  });

  it("set the clock, and answer nonsense with severity I", async () => {
    const { miner, clock } = await startOne({ model: "mini3" });
    expect(message(await ask(miner, jsonRequest("time", "set,t:2000000000,Europe/Berlin")))).toBe(
      "Time set info: time t:2000000000 Europe/Berlin",
    );
    clock.advance(60_000);
    expect(await ask(miner, "version")).toContain("When=2000000060,");
    expect(message(await ask(miner, "time|get"))).toBe("Time set info: time t:Europe/Berlin");
    expect(await ask(miner, "time|now")).toBe(
      "STATUS=I,When=2000000060,Code=131,Msg=Time set info: time unknown argument,Description=cgminer 4.11.1|\0",
    );
    expect(codeOf(await ask(miner, "time"))).toBe("I130");
    expect(startS).toBeLessThan(2_000_000_000);
  });

  it("tell the rail and the chips that answer", async () => {
    const { miner } = await startOne({ model: "q" });
    expect(message(await ask(miner, "ascset|0,loop"))).toBe("ASC 0 set info: LOOP[160 ]");
    expect(message(await ask(miner, "ascset|0,voltage,100"))).toBe(
      "ASC 0 set failed: Setting invalid: voltage range 2150~2600",
    );
    expect(message(await ask(miner, "ascset|0,voltage"))).toMatch(
      /^ASC 0 set info: PS\[0 12\d\d 22\d\d \d+ \d+ 2250 8\d\d\]$/,
    );
    expect(message(await ask(miner, "ascset|0,nosuch,1"))).toBe("ASC 0 set failed: Unknown option: nosuch");
    expect(codeOf(await ask(miner, "ascset|0"))).toBe("E116");
  });
});

describe("estats|all", () => {
  it("leaks into stats until an estats without it", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    expect(token(await ask(miner, "stats"), "ERATIO0")).toBeUndefined();
    expect(token(await ask(miner, "estats|all"), "CF0_0")?.split(" ")).toHaveLength(12);
    expect(token(await ask(miner, "stats"), "ERATIO0")).toMatch(/^ {2}\d\.\d\d%/);
    await ask(miner, "estats");
    expect(token(await ask(miner, "stats"), "ERATIO0")).toBeUndefined();
  });
});
