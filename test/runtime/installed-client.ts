import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** A folder with the program and the library as npm would deliver it. */
export interface InstalledClient {
  readonly folder: string;
  /** The files of the package that were installed. */
  readonly files: readonly string[];
  /** Runs a runtime in the folder and gives what it printed. Fails when the runtime is missing or ends badly. */
  readonly print: (program: string, args: readonly string[]) => Promise<string>;
  readonly remove: () => void;
}

/** Packs the built library, installs the tarball in a new folder and puts the program beside it. */
export async function installClient(): Promise<InstalledClient> {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-runtime-"));
  await run("npm", ["pack", "--silent", "--pack-destination", folder, "./packages/client"], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm packed nothing");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${tarball}`], { cwd: folder });
  copyFileSync(join(root, "test/runtime/program.mjs"), join(folder, "program.mjs"));
  const files = readdirSync(join(folder, "node_modules/@hearthash/client"), { recursive: true });
  return {
    folder,
    files: files.map(String),
    print: (program, args) => print(folder, program, args),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The path of a runtime that came as an npm package. */
export function packagedRuntime(name: "bun" | "deno"): string {
  return join(root, "node_modules/.bin", name);
}

async function print(folder: string, program: string, args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    DENO_DIR: join(folder, "deno"),
    DENO_NO_UPDATE_CHECK: "1",
  };
  const { stdout } = await run(program, args, { cwd: folder, env, timeout: 60_000 });
  return stdout;
}
