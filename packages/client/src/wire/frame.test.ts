import { describe, expect, it } from "vitest";
import { ReplyCollector } from "./frame.js";

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe("ReplyCollector", () => {
  it("puts chunks together up to the NUL and is done", () => {
    const collector = new ReplyCollector(100);
    expect(collector.push(bytes("ab"))).toBe("more");
    expect(collector.length).toBe(2);
    expect(collector.push(bytes(""))).toBe("more");
    expect(collector.push(bytes("c\0de\0f"))).toBe("done");
    expect(collector.length).toBe(3);
    expect(collector.finish("closed")).toEqual({ bytes: bytes("abc"), end: "nul", trailingBytes: 4 });
  });

  it("takes nothing behind the NUL", () => {
    const collector = new ReplyCollector(100);
    expect(collector.push(bytes("a\0"))).toBe("done");
    expect(collector.push(bytes("b\0"))).toBe("done");
    expect(collector.finish("timeout")).toEqual({ bytes: bytes("a"), end: "nul", trailingBytes: 0 });
  });

  it.each(["closed", "timeout"] as const)("says that it ended by %s without a NUL", (end) => {
    const collector = new ReplyCollector(100);
    collector.push(bytes("ab"));
    expect(collector.finish(end)).toEqual({ bytes: bytes("ab"), end, trailingBytes: 0 });
  });

  it("has nothing when nothing came", () => {
    expect(new ReplyCollector(0).finish("closed")).toEqual({
      bytes: bytes(""),
      end: "closed",
      trailingBytes: 0,
    });
  });

  it("takes as many bytes as it is allowed, the NUL not counted", () => {
    const collector = new ReplyCollector(3);
    expect(collector.push(bytes("ab"))).toBe("more");
    expect(collector.push(bytes("c"))).toBe("more");
    expect(collector.push(bytes("\0far behind"))).toBe("done");
    expect(collector.finish("closed").bytes).toEqual(bytes("abc"));
    expect(new ReplyCollector(3).push(bytes("abcd"))).toBe("too-large");
    expect(new ReplyCollector(3).push(bytes("abcd\0"))).toBe("too-large");
  });

  it("stays too large, so that no reply with a hole in it comes about", () => {
    const collector = new ReplyCollector(3);
    expect(collector.push(bytes("ab"))).toBe("more");
    expect(collector.push(bytes("cd"))).toBe("too-large");
    expect(collector.push(bytes("e\0"))).toBe("too-large");
    expect(collector.finish("closed")).toEqual({ bytes: bytes("ab"), end: "closed", trailingBytes: 0 });
  });
});
