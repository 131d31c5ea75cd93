import { describe, expect, it } from "vitest";
import { RequestLog } from "./request-log.js";

describe("the request log", () => {
  it("keeps the latest, oldest first", () => {
    const log = new RequestLog(2);
    for (const request of ["a", "b", "c", "d", "e"]) log.add({ atMs: 0, request });
    expect(log.list().map((record) => record.request)).toEqual(["d", "e"]);
    log.clear();
    expect(log.list()).toEqual([]);
  });

  it("keeps nothing with a limit of 0", () => {
    const log = new RequestLog(0);
    log.add({ atMs: 0, request: "a" });
    expect(log.list()).toEqual([]);
  });
});
