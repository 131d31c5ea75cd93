import { hashedForm, sha256Hex } from "../state/account.js";
import { schedule } from "../state/events.js";
import type { Machine } from "../state/machine.js";
import { measure } from "../state/measure.js";
import { loginPage, poolPage } from "./pages.js";
import { savePoolForm } from "./pool-form.js";
import { hasSession, sessionCookie } from "./session.js";
import { empty, formFields, page, type WebReply, type WebRequest } from "./web-request.js";

type Route = (machine: Machine, request: WebRequest) => WebReply;

/** The web interface of the Nano 3 and the A-series. Only names and cookie are known; the contents are invented. */
export function classicRoutes(machine: Machine, request: WebRequest): WebReply {
  if (request.method === "POST" && request.path === "/login.cgi") return logIn(machine, request);
  if (request.method !== "GET" && request.method !== "POST") return empty(404);
  if (!hasSession(machine, request)) return page(loginPage);
  return (routes[request.path] ?? (() => empty(404)))(machine, request);
}

function logIn(machine: Machine, { body }: WebRequest): WebReply {
  const { username, passwd = "" } = formFields(body);
  const { account } = machine.model;
  const stored = account.form === "plain" ? sha256Hex(passwd) : hashedForm(passwd);
  if (username !== account.user || stored !== machine.kept.webPassword) return page(loginPage);
  const headers = ["Set-Cookie", `auth=${sessionCookie(machine)}`];
  return { kind: "answer", status: 200, body: "", headers };
}

function minerInfo(machine: Machine): string {
  const { model, identity, activePool } = machine;
  const now = measure(machine);
  const info = {
    hwtype: identity.product,
    mac: identity.mac,
    version: identity.firmware.cg,
    workingmode: String(machine.kept.mode),
    hash_5m: (now.average5mMhs / 1_000_000).toFixed(2),
    temperature: String(now.outletC),
    fanr: String(now.fanPercent),
    power: String(now.wallPowerW),
    current_pool: String(activePool + 1),
    model: model.model,
  };
  return JSON.stringify(info);
}

const restart: Route = (machine) => {
  schedule(machine, "reboot", machine.atMs);
  return empty(200);
};

const savePools: Route = (machine, { body }) => {
  savePoolForm(machine, body);
  return page(poolPage);
};

const routes: Readonly<Record<string, Route>> = {
  "/": () => page(poolPage),
  "/get_home.cgi": (machine) => page(`homeCallback(${minerInfo(machine)});`),
  "/get_minerinfo.cgi": (machine) => page(`minerinfoCallback(${minerInfo(machine)});`),
  "/cgconf.cgi": () => page(poolPage),
  "/updatecgconf.cgi": savePools,
  "/reboot.cgi": restart,
  "/reboot_btn.cgi": restart,
  "/logout.cgi": () => page(loginPage),
};
