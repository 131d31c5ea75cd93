import { sessionCodes } from "../state/account.js";
import { schedule } from "../state/events.js";
import type { Machine } from "../state/machine.js";
import { authCallback, dashboardCallback, getAuth } from "./callbacks.js";
import { dashboardPage, loginPage, poolPage } from "./pages.js";
import { savePoolForm } from "./pool-form.js";
import { hasBasicAuth, hasSession } from "./session.js";
import { empty, page, type WebReply, type WebRequest } from "./web-request.js";

type Route = (machine: Machine, request: WebRequest) => WebReply;

const maxPathLength = 64;
const loginPaths = ["/", "/index.cgi", "/login.cgi", "/poolconfig.cgi", "/dashboard.cgi", "/cgpools.cgi"];
const logNames = ["efuse", "mm_sys_log", "cg_sys_log", "asic_sys_log", "mm_op_log", "cg_op_log"];

/** The web interface of the home models. Source: the vendor's published Nano 3S service. */
export function homeRoutes(machine: Machine, request: WebRequest): WebReply {
  const qrLogin = machine.run.qrLogin;
  // Every request reads the flag of a QR login anew and clears it.
  machine.run.qrLogin = false;
  const { method, path } = request;
  if (path.length > maxPathLength) return empty(404);
  if (method === "GET" && path === "/is_login.cgi") return isLogin(machine, qrLogin);
  if (method === "GET") return (gets[path] ?? otherGet)(machine, request);
  if (method === "POST") return (posts[path] ?? otherPost)(machine, request);
  return empty(404);
}

function isLogin(machine: Machine, qrLogin: boolean): WebReply {
  if (!qrLogin) return empty(200);
  const { auth, secret } = sessionCodes(machine);
  return page(authCallback("getCookieCallback", auth, secret));
}

/** With the cookie the route, without it the login page: with status 200, so a client must look at the body. */
const behindLogin =
  (route: Route): Route =>
  (machine, request) =>
    hasSession(machine, request) ? route(machine, request) : page(loginPage);

const showLogin: Route = () => page(loginPage);
const otherGet = behindLogin(() => empty(200));
const otherPost = behindLogin(() => empty(404));
const crash: Route = () => ({ kind: "crash" });

const gets: Readonly<Record<string, Route>> = {
  ...Object.fromEntries([...loginPaths, "/reboot.cgi"].map((path) => [path, showLogin])),
  "/get_auth.cgi": (machine) => {
    machine.run.authShown = true;
    return page(getAuth(machine));
  },
  "/sha256.min.js": () => page("/* sha256 */\n"),
  "/qrcode.min.js": () => page("/* qrcode */\n"),
  "/get_dashboard.cgi": behindLogin((machine) => page(dashboardCallback(machine))),
};

const posts: Readonly<Record<string, Route>> = {
  // The page file behind these two does not exist, and the service does not look.
  "/": crash,
  "/qr_login.cgi": crash,
  "/login.cgi": behindLogin(() => page(dashboardPage)),
  "/dashboard.cgi": behindLogin(() => page(dashboardPage)),
  "/poolconfig.cgi": behindLogin(() => page(poolPage)),
  "/cgpools.cgi": behindLogin((machine, { body }) => {
    savePoolForm(machine, body);
    return page(poolPage);
  }),
  "/logout.cgi": showLogin,
  "/reboot.cgi": behindLogin((machine) => {
    machine.bootCause = "0x04.00000000";
    schedule(machine, "reboot", machine.atMs);
    return empty(200);
  }),
  "/usrdata": (machine, request) => {
    if (!hasBasicAuth(machine, request)) return empty(401);
    return logNames.includes(request.body) ? page(`${request.body}\n`) : empty(404);
  },
};
