import { execFile, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "../support/until.js";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
/** Where the machine sees the repository: not below /home or /root, which the unit hides. */
const INSTALLED = "/usr/local/lib/hearthash";

/** What a program in the machine said, and how it ended. */
interface Said {
  readonly code: number;
  readonly text: string;
}

/** A machine of its own with a real systemd: this one's file system, every change of it in memory; loopback alone. */
export interface SystemdMachine {
  /** Runs a program in it, as root; both outputs come as one text. */
  readonly run: (...command: readonly [string, ...string[]]) => Promise<Said>;
  /** A script of `sh`, ended by the first command that fails. */
  readonly script: (text: string) => Promise<Said>;
  readonly stop: () => Promise<void>;
}

/** Why there can be no such machine here; undefined when there can. */
export function missingForSystemd(): string | undefined {
  if (process.platform !== "linux") return "Linux";
  if (process.getuid?.() !== 0) return "root";
  if (!existsSync("/lib/systemd/systemd")) return "systemd";
  if (spawnSync("systemd-nspawn", ["--version"]).status !== 0) return "systemd-nspawn (systemd-container)";
  const spaces = ["--mount", "--net", "--pid", "--fork", "mount", "-t", "tmpfs", "none", "/mnt"];
  return spawnSync("unshare", spaces).status === 0 ? undefined : "the right to make namespaces";
}

/** Boots one. No unit that is enabled on this machine is started in it. */
export async function bootSystemd(): Promise<SystemdMachine> {
  const root = mkdtempSync(join(tmpdir(), "hearthash-machine-"));
  // The root itself cannot be one's file system, the same mounted elsewhere can.
  const boot = 'mount --bind / "$1"; root=$1; shift; exec systemd-nspawn --directory="$root" "$@"';
  const nspawn = spawn(
    "unshare",
    ["--mount", "--propagation", "private", "sh", "-ec", boot, "sh", root, ...options()],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: "1" } },
  );
  let said = "";
  for (const stream of [nspawn.stdout, nspawn.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const ended = new Promise<void>((resolve) => nspawn.on("close", () => resolve()));
  const inside = async (...command: readonly string[]) => await entered(leaderOf(nspawn.pid), command);
  const stop = async () => {
    await inside("systemctl", "poweroff", "--force", "--force");
    await ended;
    rmdirSync(root);
  };
  await until(
    async () => {
      if (nspawn.exitCode !== null) throw new Error(`systemd-nspawn ended: ${said}`);
      return (await inside("systemctl", "is-system-running")).text.trim() === "running";
    },
    "a booted systemd",
    60_000,
  );
  await inside("ln", "-s", `${INSTALLED}/packages/cli/bin/hearthash.js`, "/usr/local/bin/hearthash");
  return { run: inside, script: (text) => inside("sh", "-ec", text), stop };
}

function options(): readonly string[] {
  return [
    ...["--quiet", "--boot", "--volatile=overlay", "--private-network", "--console=pipe"],
    // There may be no systemd outside that could be told of it.
    ...["--register=no", "--keep-unit", `--machine=hearthash-${process.pid}`],
    ...["--tmpfs=/etc/systemd/system", "--tmpfs=/var/log/journal"],
    `--bind-ro=${repository.replace(/\/$/, "")}:${INSTALLED}`,
    `--bind-ro=${process.execPath}:/usr/local/bin/node`,
    ...["--", "--unit=basic.target"],
  ];
}

/** The first process of the machine, where there is one already. */
function leaderOf(pid: number | undefined): number | undefined {
  const isSystemd = (child: string) => readFileSync(`/proc/${child}/comm`, "utf8").trim() === "systemd";
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    const leader = children.find((child) => child !== "" && isSystemd(child));
    return leader === undefined ? undefined : Number(leader);
  } catch {
    return undefined; // It was gone between the two looks.
  }
}

function entered(leader: number | undefined, command: readonly string[]): Promise<Said> {
  if (leader === undefined) return Promise.resolve({ code: -1, text: "there is no systemd yet" });
  const spaces = ["--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup", "--root", "--wd"];
  const environment = ["env", "-i", "PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root"];
  const words = [`--target=${leader}`, ...spaces, ...environment, ...command];
  return new Promise((resolve) => {
    execFile("nsenter", words, { timeout: 90_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, text: stdout + stderr });
    });
  });
}
