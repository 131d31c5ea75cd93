/*
 * `npm run pictures`: draws what the command line prints against simulated miners, for README and docs.
 */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./set-up.mjs";

setUp();

const CELL = { width: 8.43, height: 20 };
const MARGIN = 16;
/** What hashes is ember, what waits is amber, what fails is red. */
const COLORS = { 31: "#e5534b", 32: "#e8853d", 33: "#d9a441" };

const { startSimulator } = await import("@hearthash/simulator");
const hosts = [1, 2, 3, 4].map((last) => `127.0.0.${last}`);
const simulator = await startSimulator({
  miners: [
    { model: "mini3", host: hosts[0], mode: 0, ambientC: 20, seed: 3, uptimeS: 274_320 },
    { model: "nano3s", host: hosts[1], mode: 1, seed: 5, uptimeS: 12_804 },
    { model: "q", host: hosts[2], mode: 0, seed: 8, uptimeS: 40_000 },
  ],
});
await draw("status", "The status of one simulated Avalon Mini 3", ["status", "-H", hosts[0]]);
await draw("table", "A table of simulated miners, one of which does not answer", [
  "status",
  "-H",
  hosts.join(","),
]);
await simulator.stop();

async function draw(name, title, args) {
  const text = await output(args);
  const lines = [`$ hearthash ${args.join(" ")}`, ...text.trimEnd().split("\n")];
  mkdirSync(join(root, "docs", "images"), { recursive: true });
  writeFileSync(join(root, "docs", "images", `${name}.svg`), svg(title, lines));
}

function output(args) {
  const program = join(root, "packages", "cli", "bin", "hearthash.js");
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: "" },
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => child.on("close", () => resolve(text)));
}

function svg(title, lines) {
  const width = Math.round(80 * CELL.width + 2 * MARGIN);
  const height = lines.length * CELL.height + 2 * MARGIN;
  const rows = lines.map((line, index) => {
    const y = MARGIN + (index + 1) * CELL.height - 5;
    return `<text x="${MARGIN}" y="${y}" xml:space="preserve">${spans(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14" fill="#e8e2da">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="12" fill="#201d1a"/>`,
    ...rows,
    "</svg>\n",
  ].join("\n");
}

/** The colour codes of a line as spans. */
function spans(line) {
  let style = "";
  return line
    .split(/\u001b\[([0-9;]*)m/)
    .map((part, index) => {
      if (index % 2 === 1) {
        style = styleOf(part);
        return "";
      }
      return part === "" ? "" : `<tspan${style}>${escaped(part)}</tspan>`;
    })
    .join("");
}

function styleOf(code) {
  if (COLORS[code] !== undefined) return ` fill="${COLORS[code]}"`;
  if (code === "1") return ' font-weight="600"';
  return code === "2" ? ' fill="#9a9087"' : "";
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
