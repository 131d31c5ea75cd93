import { spawn } from "node:child_process";

/** The program that opens an address, by platform. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
  linux: ["xdg-open"],
};

/** Opens an address in the browser. Whatever stands against it is no error: the address has been printed. */
export function openBrowser(url: string, env: Readonly<Record<string, string | undefined>>): void {
  const [program, ...args] = OPENERS[process.platform] ?? [];
  const hasDisplay = process.platform !== "linux" || Boolean(env["DISPLAY"] ?? env["WAYLAND_DISPLAY"]);
  if (program === undefined || !hasDisplay) return;
  const child = spawn(program, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
