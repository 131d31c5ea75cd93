import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { folderBehind } from "../../support/temp-folder.js";

const root = fileURLToPath(new URL("../../../packages/dashboard", import.meta.url));

/** Builds the dashboard as it is shipped but for the title of its first page; removed behind the test. */
export async function dashboardTitled(title: string): Promise<string> {
  const outDir = folderBehind();
  let isTitled = false;
  await build({
    root,
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir },
    plugins: [
      {
        name: "title",
        enforce: "pre",
        load(id) {
          if (!id.endsWith("/overview/overview.tsx")) return null;
          isTitled = true;
          return readFileSync(id, "utf8").replace(">Home<", `>${title}<`);
        },
      },
    ],
  });
  if (!isTitled) throw new Error("the overview is not where it was");
  return outDir;
}
