import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type ResolvedConfig } from "vite";
import type { Shell, ShellFile } from "./src/install/worker/shell.js";

const ENTRY = fileURLToPath(new URL("./src/install/worker/sw.ts", import.meta.url));

/** Pages whose file is index.html; /pair comes with headers of its own. */
const PAGES = ["/", "/pair"];

/** Of no use without the server, or fetched by the system alone. */
const LEFT_OUT = [/^index\.html$/, /^sw\.js$/, /\.(png|br|gz)$/, /^assets\/(read-qr|decode)-/];

/** Writes sw.js: the worker, with the list of this build's files inside. A build with other files has another worker. */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig | undefined;
  return {
    name: "hearthash-service-worker",
    apply: "build",
    configResolved(resolved) {
      config = resolved;
    },
    async writeBundle() {
      if (config === undefined) return;
      const folder = resolve(config.root, config.build.outDir);
      writeFileSync(join(folder, "sw.js"), await workerCode(shellOf(folder)));
    },
  };
}

function shellOf(folder: string): Shell {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((name) => !LEFT_OUT.some((pattern) => pattern.test(name)))
    .sort();
  const files = [
    ...PAGES.map((url) => fileAt(url, join(folder, "index.html"))),
    ...names.map((name) => fileAt(`/${name}`, join(folder, name))),
  ];
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 12);
  return { version, files };
}

function fileAt(url: string, path: string): ShellFile {
  const hash = createHash("sha256").update(readFileSync(path)).digest("base64");
  return { url, integrity: `sha256-${hash}` };
}

/** One classic script without imports: Firefox takes workers that are modules only since lately. */
async function workerCode(shell: Shell): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { SHELL: JSON.stringify(shell) },
    build: {
      write: false,
      target: ["es2022", "safari16"],
      copyPublicDir: false,
      lib: { entry: ENTRY, formats: ["iife"], name: "worker", fileName: () => "sw.js" },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !("output" in output)) throw new Error("vite gave no worker");
  return output.output[0].code;
}
