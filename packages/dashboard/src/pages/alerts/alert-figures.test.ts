import type { AlertResource } from "@hearthash/contract";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { alertFigures, alertSentence } from "./alert-figures.js";

// Node before 21 has no navigator: a browser's part.
beforeEach(() => vi.stubGlobal("navigator", { languages: ["en-GB"], language: "en-GB" }));

const alert = (kind: AlertResource["kind"], data: AlertResource["data"]): AlertResource => ({
  ...{ id: "1", kind, minerId: "m", severity: "error", state: "firing", since: 1, resolvedAt: null },
  ...{ snoozedUntil: null, acknowledgedBy: null, muted: false, data },
  text: "A chip of Study is at 100 °C.",
});

describe("the figures of an alert", () => {
  it("are in the reader's scale", () => {
    const hot = alert("chip-hot", { value: 100, threshold: 95 });
    expect(alertFigures(hot, "C")).toEqual({ value: "100 °C", threshold: "95 °C" });
    expect(alertFigures(hot, "F")).toEqual({ value: "212 °F", threshold: "203 °F" });
    expect(alertSentence(hot, "Study", "C")).toBe(hot.text);
    expect(alertSentence(hot, "Study", "F")).toBe("A chip of Study is at 212 °F.");
  });

  it("of a low hashrate are parts of normal", () => {
    const low = alert("hashrate-low", { percent: 41.6, threshold: 80 });
    expect(alertFigures(low, "F")).toEqual({ value: "42 % of normal", threshold: "80 % of normal" });
  });

  it("are not there where none were measured", () => {
    expect(alertFigures(alert("offline", { lastState: "hashing" }), "C")).toBeUndefined();
    expect(alertFigures(alert("hashrate-low", { fault: true }), "C")).toBeUndefined();
    expect(alertFigures(alert("chip-hot", { value: "100", threshold: 95 }), "C")).toBeUndefined();
  });
});
