import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { freePort } from "./free-port.js";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** A page of a browser that is spoken to in plain WebDriver. */
export interface DrivenPage {
  readonly goTo: (url: string) => Promise<void>;
  readonly run: <Result>(script: string) => Promise<Result>;
  /** Clicks as a finger would; waits until it is there. */
  readonly click: (xpath: string) => Promise<void>;
  /** Types into a field in place of what stands there. */
  readonly fill: (xpath: string, text: string) => Promise<void>;
  /** Presses keys at an element, and leaves what stands there. */
  readonly press: (xpath: string, keys: string) => Promise<void>;
  /** Waits until the first of these reads like this. */
  readonly shows: (xpath: string, pattern: RegExp, limitMs?: number) => Promise<void>;
  /** Waits until there is none of these. */
  readonly gone: (xpath: string) => Promise<void>;
  /** Opens another tab of the same browser and goes on there. */
  readonly openTab: () => Promise<void>;
  /** Goes on in the tab that was opened at this place. */
  readonly goToTab: (index: number) => Promise<void>;
  /** Waits until this text is on the page. */
  readonly text: (part: string) => Promise<void>;
  /** Waits until this script gives true. */
  readonly isSo: (script: string) => Promise<void>;
}

/** Starts WebKitGTK under a virtual screen; all of it is ended behind the test. */
export async function webKit(): Promise<DrivenPage> {
  const port = await freePort();
  const display = `:${200 + (port % 1000)}`;
  const env = { ...process.env, LANG: "en_US.UTF-8", DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
  const screen = ended(
    spawn("Xvfb", [display, "-screen", "0", "1440x900x24", "-nolisten", "tcp"], { stdio: "ignore" }),
  );
  const driver = ended(spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: "ignore" }));
  let end = async () => {
    await driver();
    await screen();
  };
  stoppedBehind({ stop: () => end() });
  const base = `http://127.0.0.1:${port}`;
  await until(() =>
    call(base, "GET", "/status").then(() => existsSync(`/tmp/.X11-unix/X${display.slice(1)}`)),
  );
  const options = { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } };
  const { sessionId } = await call<{ sessionId: string }>(base, "POST", "/session", {
    capabilities: { alwaysMatch: options },
  });
  const session = `/session/${sessionId}`;
  end = async () => {
    await call(base, "DELETE", session).catch(() => undefined);
    await driver();
    await screen();
  };
  return pageOf((method, path, body) => call(base, method, session + path, body));
}

/** Debian keeps it beside the library: /usr/lib/<architecture>/webkit2gtk-4.<n>/MiniBrowser. */
function miniBrowser(): string {
  const inFolder = (folder: string, pattern: RegExp) =>
    readdirSync(folder)
      .filter((name) => pattern.test(name))
      .map((name) => join(folder, name));
  const found = inFolder("/usr/lib", /-linux-gnu/)
    .flatMap((folder) => inFolder(folder, /^webkit2gtk-4\./))
    .map((folder) => join(folder, "MiniBrowser"))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error("there is no MiniBrowser: apt-get install webkit2gtk-driver");
  return found;
}

function pageOf(ask: <Result>(method: string, path: string, body?: object) => Promise<Result>): DrivenPage {
  const run = <Result>(script: string) => ask<Result>("POST", "/execute/sync", { script, args: [] });
  const atElement = (xpath: string, act: (path: string) => Promise<unknown>) =>
    until(async () => {
      const found = await ask<Record<string, string>>("POST", "/element", { using: "xpath", value: xpath });
      // The driver scrolls the page, and not a dialog in front of it.
      await ask("POST", "/execute/sync", { script: INTO_VIEW, args: [found] });
      await act(`/element/${found[ELEMENT]}`);
      return true;
    });
  return {
    goTo: (url) => ask("POST", "/url", { url }),
    run,
    click: (xpath) => atElement(xpath, (path) => ask("POST", `${path}/click`, {})),
    fill: (xpath, text) =>
      atElement(xpath, async (path) => {
        await ask("POST", `${path}/clear`, {});
        await ask("POST", `${path}/value`, { text });
      }),
    press: (xpath, text) => atElement(xpath, (path) => ask("POST", `${path}/value`, { text })),
    shows: (xpath, pattern, limitMs) =>
      until(async () => {
        const text = await run<string | null>(`return ${firstOf(xpath)}?.innerText ?? null`);
        if (text !== null && pattern.test(text.replaceAll(/\s+/g, " "))) return true;
        throw new Error(`${xpath} does not read like ${pattern}: ${text}`);
      }, limitMs),
    gone: (xpath) => until(() => run<boolean>(`return ${firstOf(xpath)} === null`)),
    openTab: async () => {
      const { handle } = await ask<{ handle: string }>("POST", "/window/new", { type: "tab" });
      await ask("POST", "/window", { handle });
    },
    goToTab: async (index) => {
      const handle = (await ask<readonly string[]>("GET", "/window/handles"))[index];
      await ask("POST", "/window", { handle });
    },
    text: (part) =>
      until(async () => {
        const shown = await run<string>("return document.body.innerText");
        if (shown.includes(part)) return true;
        throw new Error(`"${part}" is not on the page: ${shown.slice(0, 1000)}`);
      }),
    isSo: (script) =>
      until(async () => {
        if (await run<boolean>(script)) return true;
        throw new Error(`it never was so: ${script}`);
      }),
  };
}

const INTO_VIEW = "arguments[0].scrollIntoView({ block: 'nearest' })";

/** The first element of a path, as a script finds it. */
function firstOf(xpath: string): string {
  return `document.evaluate(${JSON.stringify(xpath)}, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue`;
}

async function call<Result>(base: string, method: string, path: string, body?: object): Promise<Result> {
  const response = await fetch(base + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: Result };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

/** Tries until it is so; the last reason is told when it never is. */
async function until(isSo: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const end = Date.now() + limitMs;
  for (;;) {
    try {
      if (await isSo()) return;
      if (Date.now() > end) throw new Error("waited in vain");
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The way to end a process. */
function ended(child: ChildProcess): () => Promise<void> {
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return async () => {
    child.kill("SIGKILL");
    await gone;
  };
}
