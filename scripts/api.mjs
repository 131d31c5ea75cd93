/*
 * `npm run api`: writes down what the library offers, one report per entry in packages/client/etc, so that a change of
 * it is seen in review. `--check` changes nothing and fails where a report is not up to date.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { root, setUp } from "./set-up.mjs";

const mayWrite = !process.argv.includes("--check");
if (mayWrite) setUp();

const client = join(root, "packages", "client");
const packageJsonFullPath = join(client, "package.json");
const { exports } = JSON.parse(readFileSync(packageJsonFullPath, "utf8"));
const temporary = mkdtempSync(join(tmpdir(), "hearthash-api-"));

const etc = join(client, "etc");
const entries = Object.entries(exports).filter(([, { types }]) => types !== undefined);
const names = entries.map(([entry]) => `${nameOf(entry)}.api.md`);

mkdirSync(etc, { recursive: true });
const leftOver = readdirSync(etc).filter((file) => !names.includes(file));
if (mayWrite) for (const file of leftOver) rmSync(join(etc, file));
const changed = entries.filter(([entry, { types }]) => !report(nameOf(entry), types)).map(([entry]) => entry);
rmSync(temporary, { recursive: true });

const outdated = mayWrite ? changed : [...changed, ...leftOver];
if (outdated.length > 0) {
  console.error(
    `The public API changed in ${outdated.join(", ")}: run npm run api and look at the difference.`,
  );
  process.exitCode = 1;
}

/** `.` is the library itself, `./node` its part of that name. */
function nameOf(entry) {
  return entry === "." ? "client" : entry.replace("./", "client-");
}

function report(name, types) {
  const config = ExtractorConfig.prepare({
    configObject: settings(name, types),
    configObjectFullPath: undefined,
    packageJsonFullPath,
  });
  const { succeeded } = Extractor.invoke(config, { localBuild: mayWrite, messageCallback: quieten });
  return succeeded;
}

function settings(name, types) {
  return {
    projectFolder: client,
    mainEntryPointFilePath: join(client, types),
    newlineKind: "lf",
    compiler: { tsconfigFilePath: join(root, "tsconfig.test.json") },
    apiReport: {
      enabled: true,
      reportFileName: name,
      reportFolder: etc,
      reportTempFolder: temporary,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: "error" } },
      // No release tags here: what an entry exports is public, and the report's own comments are our style's business.
      extractorMessageReporting: { default: { logLevel: "none" } },
      tsdocMessageReporting: { default: { logLevel: "none" } },
    },
  };
}

/** What it says of the reports we say ourselves; only what is wrong with the types is its own to tell. */
function quieten(message) {
  if (message.category === "console") message.handled = true;
}
