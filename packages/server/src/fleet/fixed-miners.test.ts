import { describe, expect, it } from "vitest";
import { fixedMinersOf } from "./fixed-miners.js";

describe("fixedMinersOf", () => {
  it("expands ranges and lists, and counts what is named twice once", () => {
    const all = fixedMinersOf(
      [
        { host: "10.0.0.1-3", name: "Rack" },
        { host: "10.0.0.9", name: "Study" },
      ],
      ["10.0.0.3,10.0.0.4:4029"],
    );
    expect(all.map(({ endpoint, name, source }) => [endpoint.host, endpoint.port, name, source])).toEqual([
      ["10.0.0.1", 4028, "Rack 10.0.0.1", "config"],
      ["10.0.0.2", 4028, "Rack 10.0.0.2", "config"],
      ["10.0.0.3", 4028, "Rack 10.0.0.3", "config"],
      ["10.0.0.9", 4028, "Study", "config"],
      ["10.0.0.4", 4029, undefined, "command-line"],
    ]);
  });

  it("names the entry that is wrong", () => {
    const entries = [{ host: "10.0.0.1" }, { host: "10.0.0.999" }];
    expect(() => fixedMinersOf(entries)).toThrowError(
      expect.objectContaining({
        code: "config-invalid",
        message: expect.stringContaining("miners[1].host"),
        parts: [expect.objectContaining({ path: "miners[1].host" })],
      }),
    );
  });
});
