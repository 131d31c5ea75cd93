import { describe, expect, it } from "vitest";
import { readPush } from "./push-message.js";

const message = { title: "Cellar: offline", text: "Since 14:02", tag: "a1", at: 5, path: "/miners/01" };

describe("a push message", () => {
  it("becomes a notice that opens its page", () => {
    expect(readPush(JSON.stringify(message), 9)).toEqual({
      ...{ title: "Cellar: offline", body: "Since 14:02", tag: "a1", at: 5, path: "/miners/01" },
    });
  });

  it.each([undefined, "", "null", "[]", "{", '{"title":1,"text":"x"}'])("is never silent: %s", (text) => {
    expect(readPush(text, 9)).toMatchObject({ title: "hearthash has news", path: "/events", at: 9 });
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/api/v1/x",
    7,
  ])("opens no other page than ours: %s", (path) => {
    expect(readPush(JSON.stringify({ ...message, path }), 9).path).toBe("/events");
  });
});
