import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDataFolder } from "../../packages/server/src/store/index.js";
import { folderBehind } from "../support/temp-folder.js";
import { thrown } from "../support/thrown.js";
import { ended, program, says } from "./support/store-program.js";

describe("the data folder", () => {
  it("is closed to other users, held once, and free when it was closed", () => {
    const path = join(folderBehind(), "a", "data");
    const first = openDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(thrown(() => openDataFolder(path))).toMatchObject({
      code: "data-in-use",
      message: expect.stringMatching(new RegExp(`process ${process.pid}\\).*--data`)),
    });
    first.close();
    openDataFolder(path).close();
  });

  it("is free again when its holder was killed", async () => {
    const path = folderBehind();
    const holder = program(
      `globalThis.held = openDataFolder(${JSON.stringify(path)}); console.log("held"); setInterval(() => {}, 1000);`,
    );
    await says(holder, "held");
    expect(thrown(() => openDataFolder(path))).toMatchObject({
      code: "data-in-use",
      message: expect.stringContaining(`process ${holder.pid}`),
    });
    holder.kill("SIGKILL");
    await ended(holder);
    openDataFolder(path).close();
  });

  it("goes to exactly one of those that start in the same moment", async () => {
    const path = folderBehind();
    const script = `try { globalThis.held = openDataFolder(${JSON.stringify(path)}); console.log("won."); setInterval(() => {}, 1000); } catch (error) { console.log(error.code + "."); }`;
    const answers = await Promise.all(Array.from({ length: 4 }, () => says(program(script), ".")));
    expect(answers.map((answer) => answer.trim()).sort()).toEqual([
      "data-in-use.",
      "data-in-use.",
      "data-in-use.",
      "won.",
    ]);
  });

  it("cannot be a file", () => {
    const file = join(folderBehind(), "file");
    writeFileSync(file, "");
    expect(thrown(() => openDataFolder(file))).toMatchObject({ code: "data-not-writable" });
    expect(thrown(() => openDataFolder(join(file, "below")))).toMatchObject({ code: "data-not-writable" });
  });
});
