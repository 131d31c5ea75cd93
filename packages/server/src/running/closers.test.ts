import { expect, it } from "vitest";
import { Closers } from "./closers.js";

it("closes the last one first, all of them, once, and tells of the first failure", async () => {
  const closed: string[] = [];
  const closers = new Closers();
  closers.add(() => void closed.push("first"));
  closers.add(() => {
    throw new Error("stuck");
  });
  closers.add(async () => void closed.push("last"));
  await expect(closers.closeAll()).rejects.toThrow("stuck");
  await closers.closeAll();
  expect(closed).toEqual(["last", "first"]);
});
