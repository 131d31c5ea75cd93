import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = (...path: string[]) => readFileSync(join(root, ...path), "utf8");

/** The instructions of a Dockerfile: comments gone, continued lines joined. */
function instructions(dockerfile: string): readonly { readonly word: string; readonly rest: string }[] {
  return dockerfile
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ word: line.split(" ", 1)[0] ?? "", rest: line.slice(line.indexOf(" ") + 1) }));
}

const dockerfile = instructions(text("packaging", "docker", "Dockerfile"));
const ofWord = (word: string) => dockerfile.filter((one) => one.word === word).map(({ rest }) => rest);

describe("the Dockerfile", () => {
  it("runs as a user that is not root, in a stage of its own", () => {
    const lastStage = dockerfile.map(({ word }) => word).lastIndexOf("FROM");
    expect(ofWord("FROM")).toHaveLength(2);
    const users = dockerfile.slice(lastStage).filter(({ word }) => word === "USER");
    expect(users.map(({ rest }) => rest)).toEqual(["node"]);
    expect(ofWord("VOLUME")).toEqual(["/data"]);
    expect(ofWord("EXPOSE")).toEqual(["4029"]);
    expect(ofWord("ENV")).toEqual(
      expect.arrayContaining(["HEARTHASH_SERVER_INSECURE_HTTP=true", "HEARTHASH_SERVER_LISTEN=0.0.0.0:4029"]),
    );
  });

  it("copies what is there, in the repository and past .dockerignore", () => {
    const sources = ofWord("COPY")
      .filter((rest) => !rest.startsWith("--from="))
      .flatMap((rest) => rest.split(" ").slice(0, -1));
    expect(sources.length).toBeGreaterThan(3);
    const ignore = text(".dockerignore").split("\n");
    expect(ignore).toContain("*");
    for (const source of sources) {
      expect(existsSync(join(root, source)), source).toBe(true);
      expect(ignore, source).toContain(`!${source}`);
    }
    const copied = ofWord("COPY")
      .filter((rest) => rest.startsWith("--from=build"))
      .map((rest) => rest.split(" ")[1]);
    expect(copied).toEqual(["/app/package.json", "/app/node_modules", "/app/packages"]);
  });

  it("has all workspaces that npm wants to see", () => {
    const { workspaces } = JSON.parse(text("package.json")) as { workspaces: readonly string[] };
    const copied = ofWord("COPY").join(" ");
    for (const workspace of workspaces) expect(copied).toContain(workspace.replace(/\/\*$/, ""));
  });

  it("runs scripts of package.json only, and starts a file that is there", () => {
    const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
    const named = ofWord("RUN").flatMap((rest) =>
      [...rest.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? ""),
    );
    expect(named).toEqual(["build"]);
    for (const name of named) expect(scripts).toHaveProperty(name);
    const [entry] = ofWord("ENTRYPOINT").map((rest) => JSON.parse(rest) as readonly string[]);
    expect(existsSync(join(root, entry?.at(-1) ?? "?"))).toBe(true);
    expect(ofWord("CMD").map((rest) => JSON.parse(rest) as unknown)).toEqual([["serve"]]);
  });

  it("asks for its health with a script that Node can read", () => {
    const [check] = ofWord("HEALTHCHECK").map(
      (rest) => JSON.parse(rest.slice(rest.indexOf("CMD ") + 4)) as readonly string[],
    );
    expect(check?.slice(0, 2)).toEqual(["node", "-e"]);
    expect(check?.[2]).toContain("http://127.0.0.1:4029/healthz");
    execFileSync(process.execPath, ["--check", "-"], { input: check?.[2] ?? "(" });
  });
});

describe("compose.yaml", () => {
  const { services, volumes } = parse(text("packaging", "docker", "compose.yaml")) as {
    services: Record<string, Record<string, unknown>>;
    volumes: Record<string, unknown>;
  };
  const service = services["hearthash"] ?? {};

  it("publishes to this machine alone", () => {
    expect(service["ports"]).toEqual(["127.0.0.1:4029:4029"]);
    expect(service).not.toHaveProperty("network_mode");
  });

  it("runs read only, without rights, and keeps its data", () => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      tmpfs: ["/tmp"],
      volumes: ["data:/data"],
    });
    expect(service).not.toHaveProperty("privileged");
    expect(Object.keys(volumes)).toEqual(["data"]);
  });

  it("builds from the repository", () => {
    const build = service["build"] as { context: string; dockerfile: string };
    const context = resolve(dirname(join(root, "packaging", "docker", "compose.yaml")), build.context);
    expect(context).toBe(resolve(root));
    expect(existsSync(join(context, build.dockerfile))).toBe(true);
  });
});

describe("the systemd unit", () => {
  const unit = join(root, "packaging", "systemd", "hearthash.service");
  const analyze = "systemd-analyze";
  const hasSystemd = spawnSync(analyze, ["--version"]).status === 0;

  it("keeps what it can do small", () => {
    const lines = text("packaging", "systemd", "hearthash.service").split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "DynamicUser=yes",
        "StateDirectory=hearthash",
        "Environment=XDG_CONFIG_HOME=%S",
        "SyslogIdentifier=hearthash",
        "ProtectSystem=strict",
        "PrivateTmp=yes",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK",
        "SystemCallFilter=@system-service",
        "Restart=on-failure",
        "TimeoutStopSec=10",
      ]),
    );
    expect(lines.filter((line) => line.startsWith("MemoryDenyWriteExecute"))).toEqual([]);
  });

  it.skipIf(!hasSystemd)(
    "passes systemd-analyze verify and its review of security (skipped where that tool is missing)",
    () => {
      const verified = spawnSync(analyze, ["verify", unit]);
      expect(verified.stderr.toString()).toBe("");
      expect(verified.status).toBe(0);
      const reviewed = spawnSync(analyze, [
        "security",
        "--offline=true",
        "--threshold=20",
        "--no-pager",
        unit,
      ]);
      expect(reviewed.stdout.toString()).toMatch(
        /Overall exposure level for hearthash\.service: [01]\.\d OK/,
      );
      expect(reviewed.status).toBe(0);
    },
  );
});
