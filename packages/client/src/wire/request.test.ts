import { describe, expect, it } from "vitest";
import { type HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import { encodeRequest, joinParameter, MAX_REQUEST_BYTES, type WireRequest } from "./request.js";

const sent = (request: WireRequest) => new TextDecoder().decode(encodeRequest(request));

function refusal(request: WireRequest): HearthashError {
  try {
    encodeRequest(request);
  } catch (error) {
    if (isHearthashError(error, "argument-invalid")) return error;
  }
  throw new Error("the request was not refused");
}

describe("encodeRequest", () => {
  it("writes JSON unless told, without anything behind it", () => {
    expect(sent({ command: "summary" })).toBe('{"command":"summary"}');
    expect(sent({ command: "version+stats", format: "json" })).toBe('{"command":"version+stats"}');
    expect(sent({ command: "ascset", parameter: '0,led,"é\\' })).toBe(
      '{"command":"ascset","parameter":"0,led,\\"é\\\\"}',
    );
    expect(sent({ command: "switchpool", parameter: "" })).toBe('{"command":"switchpool","parameter":""}');
  });

  it("writes text", () => {
    expect(sent({ command: "summary", format: "text" })).toBe("summary");
    expect(sent({ command: "check", parameter: "a|b", format: "text" })).toBe("check|a|b");
    expect(sent({ command: "check", parameter: "", format: "text" })).toBe("check|");
  });

  it.each(["summary", "failover-only", "version+summary+estats", "X9_a"])(
    "takes the command %s",
    (command) => {
      expect(sent({ command, format: "text" })).toBe(command);
    },
  );

  it.each([
    "",
    " ",
    "a b",
    "summary ",
    "+",
    "a+",
    "+a",
    "a++b",
    "9a",
    "-a",
    "a|b",
    "a\n",
    "é",
    '{"command":"x"}',
    "a+9",
  ])("refuses the command %j", (command) => {
    expect(refusal({ command }).message).toBe(
      `${JSON.stringify(command)} is not a cgminer command: one word such as summary, or several joined by +`,
    );
  });

  it("quotes sixty characters of a bad command at most", () => {
    expect(refusal({ command: "!".repeat(500) }).message).toContain(`"${"!".repeat(60)}" is not`);
  });

  it.each(["\0", "\u0001", "\n", "\r", "\t", "\u001f", "\u007f"])(
    "refuses the control character %j",
    (char) => {
      const error = refusal({ command: "addpool", parameter: `ab${char}c` });
      expect(error.message).toBe(
        "the parameter of 'addpool' holds a control character at position 3; miners do not escape them",
      );
      expect(error.command).toBe("addpool");
    },
  );

  it("takes every other character", () => {
    expect(sent({ command: "x", parameter: " ~\u0080é😀", format: "text" })).toBe("x| ~\u0080é😀");
  });

  it("is as long as a miner reads, and no longer, in bytes", () => {
    const room = MAX_REQUEST_BYTES - "x|".length;
    expect(MAX_REQUEST_BYTES).toBe(4095);
    expect(encodeRequest({ command: "x", parameter: "a".repeat(room), format: "text" })).toHaveLength(4095);
    const error = refusal({ command: "x", parameter: `é${"a".repeat(room - 1)}`, format: "text" });
    expect(error.message).toBe("the request for 'x' is 4096 bytes long; a miner reads 4095 at most");
    expect(error.command).toBe("x");
  });
});

describe("joinParameter", () => {
  it("escapes what would end a field", () => {
    expect(joinParameter(["stratum+tcp://p:1", "a,b", "c\\d", ""])).toBe("stratum+tcp://p:1,a\\,b,c\\\\d,");
    expect(joinParameter([])).toBe("");
    expect(joinParameter(["\\,,"])).toBe("\\\\\\,\\,");
  });
});
