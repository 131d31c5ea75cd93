import { describe, expect, it } from "vitest";
import { type ErrorTraits, errorTable } from "./error-table.js";

const entries: [string, ErrorTraits][] = Object.entries(errorTable);

describe("errorTable", () => {
  it("gives each code an exit code of its own, none of them success or a crash", () => {
    const exitCodes = entries.map(([, traits]) => traits.exitCode);
    expect(new Set(exitCodes).size).toBe(exitCodes.length);
    expect(exitCodes.every((code) => Number.isInteger(code) && code > 1 && code < 256)).toBe(true);
  });

  it("keeps the exit codes scripts rely on", () => {
    expect(Object.fromEntries(entries.map(([code, traits]) => [code, traits.exitCode]))).toMatchObject({
      "argument-invalid": 2,
      unreachable: 3,
      refused: 4,
      timeout: 5,
      closed: 6,
      "reply-malformed": 7,
      "reply-too-large": 8,
      "reply-truncated": 9,
      "command-rejected": 10,
      "command-unsupported": 11,
      aborted: 130,
    });
  });

  it("calls what the network does retryable, and nothing else", () => {
    expect(entries.filter(([, traits]) => traits.retryable).map(([code]) => code)).toEqual([
      "unreachable",
      "refused",
      "timeout",
      "closed",
      "reply-truncated",
    ]);
  });

  it.each(entries)("%s has an HTTP error status, a sentence of help and a plain name", (code, traits) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(traits.httpStatus).toBeGreaterThanOrEqual(400);
    expect(traits.httpStatus).toBeLessThan(600);
    expect(traits.help).toMatch(/^[A-Za-z].{10,}\.$/);
  });
});
