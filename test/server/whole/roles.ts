/** Who asks. */
export const callers = ["nobody", "reader", "read", "control", "admin", "session", "local"] as const;
export type Caller = (typeof callers)[number];

/** What there is to ask for. */
export interface RoleContext {
  readonly miner: string;
  readonly preset: string;
  /** Differs at each call. */
  readonly count: number;
  /** The code of a new sign-in link. */
  readonly code: () => string;
}

/** What the matrix asks of one route. */
export interface RouteCase {
  readonly needs: "public" | "read" | "control" | "admin";
  /** What who may ask gets. */
  readonly gives: number;
  /** The address with its ids filled in; ids that nothing has unless given. */
  readonly path?: (context: RoleContext) => string;
  readonly body?: (context: RoleContext) => unknown;
}

const pools = [{ url: "stratum+tcp://pool.example.com:3333", worker: "me.1" }];
const pushInput = {
  name: "Phone",
  endpoint: "https://push.example.com/1",
  p256dh: "B".repeat(87),
  auth: "A".repeat(22),
};
/** The ids of its address are of nothing that there is. */
const gone = (needs: RouteCase["needs"]): RouteCase => ({ needs, gives: 404 });
const reads = (gives = 200): RouteCase => ({ needs: "read", gives });
const ofMiner = (
  needs: RouteCase["needs"],
  gives: number,
  rest = "",
  body?: RouteCase["body"],
): RouteCase => ({
  needs,
  gives,
  path: ({ miner }) => `/api/v1/miners/${miner}${rest}`,
  ...(body === undefined ? {} : { body }),
});
const publicPage: RouteCase = { needs: "public", gives: 200 };

/**
 * Who may use each route, written down beside the code that says so. A route that is missing here fails the matrix.
 * Where a caller who may would do harm, the id is one that nothing has: 404 tells that it got through.
 */
export const routeCases: Readonly<Record<string, RouteCase>> = {
  "GET /": publicPage,
  "GET /miners/:id": publicPage,
  "GET /pools": publicPage,
  "GET /events": publicPage,
  "GET /events/:id": publicPage,
  "GET /welcome": publicPage,
  "GET /pair": publicPage,
  "GET /rules": publicPage,
  "GET /guard": publicPage,
  "GET /schedules": publicPage,
  "GET /settings": publicPage,
  "GET /add": publicPage,
  "GET /healthz": publicPage,
  "GET /readyz": publicPage,
  "GET /api/v1/whoami": publicPage,
  "GET /openapi.json": reads(),
  "GET /docs": reads(),
  "GET /docs/style.css": reads(),
  "GET /metrics": reads(),
  "GET /api/v1/miners": reads(),
  "GET /api/v1/miners/:id": ofMiner("read", 200),
  "GET /api/v1/miners/:id/pools": ofMiner("read", 200, "/pools"),
  "GET /api/v1/miners/:id/commands": ofMiner("read", 200, "/commands"),
  "GET /api/v1/miners/:id/history": ofMiner("read", 200, "/history"),
  "GET /api/v1/miners/:id/history.csv": ofMiner("read", 200, "/history.csv"),
  "GET /api/v1/miners/:id/history.json": ofMiner("read", 200, "/history.json"),
  "GET /api/v1/miners/:id/energy": ofMiner("read", 200, "/energy?since=1h"),
  "GET /api/v1/fleet/history": reads(),
  "GET /api/v1/fleet/history.csv": reads(),
  "GET /api/v1/fleet/history.json": reads(),
  "GET /api/v1/fleet/energy": { needs: "read", gives: 200, path: () => "/api/v1/fleet/energy?since=1h" },
  "GET /api/v1/history": reads(),
  "GET /api/v1/alerts": reads(),
  "GET /api/v1/alerts/:id": gone("read"),
  "POST /api/v1/alerts/:id/acknowledge": gone("control"),
  "POST /api/v1/alerts/:id/snooze": { ...gone("control"), body: () => ({ minutes: 5 }) },
  "GET /api/v1/alert-rules": reads(),
  "GET /api/v1/alert-rules/:kind": { needs: "read", gives: 200, path: () => "/api/v1/alert-rules/offline" },
  "PATCH /api/v1/alert-rules/:kind": {
    needs: "admin",
    gives: 200,
    path: () => "/api/v1/alert-rules/offline",
    body: () => ({ enabled: true }),
  },
  "GET /api/v1/alert-mutes": reads(),
  "POST /api/v1/alert-mutes": { needs: "control", gives: 201, body: () => ({ kind: "offline" }) },
  "DELETE /api/v1/alert-mutes/:id": gone("control"),
  "GET /api/v1/channels": { needs: "admin", gives: 200 },
  "POST /api/v1/channels": { needs: "admin", gives: 400, body: () => ({ kind: "pigeon" }) },
  "GET /api/v1/channels/:id": gone("admin"),
  "PUT /api/v1/channels/:id": { needs: "admin", gives: 400, body: () => ({ kind: "pigeon" }) },
  "DELETE /api/v1/channels/:id": gone("admin"),
  "POST /api/v1/channels/:id/test": gone("admin"),
  "GET /api/v1/guard": reads(),
  "PUT /api/v1/guard/pin-all": { needs: "admin", gives: 200, body: () => ({ miners: ["none"] }) },
  "GET /api/v1/miners/:id/guard": ofMiner("read", 200, "/guard"),
  "PUT /api/v1/miners/:id/guard": ofMiner("admin", 200, "/guard", () => ({ watch5s: false })),
  "DELETE /api/v1/miners/:id/guard": gone("admin"),
  "POST /api/v1/miners/:id/guard/accept": { ...gone("control"), body: () => ({}) },
  "POST /api/v1/miners/:id/guard/pause": { ...gone("control"), body: () => ({ minutes: 1 }) },
  "POST /api/v1/miners/:id/guard/restore": { ...gone("control"), body: () => ({}) },
  "GET /api/v1/schedules": reads(),
  "POST /api/v1/schedules": { needs: "control", gives: 400, body: () => ({ name: "x" }) },
  "GET /api/v1/schedules/:id": gone("read"),
  "PUT /api/v1/schedules/:id": { needs: "control", gives: 400, body: () => ({ name: "x" }) },
  "DELETE /api/v1/schedules/:id": gone("control"),
  "GET /api/v1/commands": reads(),
  "GET /api/v1/commands/:id": gone("read"),
  "GET /api/v1/discoveries": reads(),
  "GET /api/v1/discoveries/:id": gone("read"),
  "GET /api/v1/fleet": reads(),
  "GET /api/v1/events": reads(),
  "GET /api/v1/catalogue": reads(),
  "GET /api/v1/stream": reads(),
  "POST /api/v1/miners/:id/poll": ofMiner("control", 200, "/poll"),
  "POST /api/v1/miners/:id/commands": ofMiner("control", 202, "/commands", () => ({
    intent: { kind: "setLcd", on: true },
    dryRun: true,
  })),
  "POST /api/v1/presets/:id/apply": {
    needs: "control",
    gives: 202,
    path: ({ preset }) => `/api/v1/presets/${preset}/apply`,
    body: ({ miner }) => ({ miners: [miner], dryRun: true }),
  },
  "POST /api/v1/miners": {
    needs: "admin",
    gives: 201,
    body: ({ count }) => ({ host: `127.60.0.${count % 250}`, port: 1 + Math.floor(count / 250) }),
  },
  "PATCH /api/v1/miners/:id": ofMiner("admin", 200, "", () => ({ place: "cellar" })),
  "DELETE /api/v1/miners/:id": gone("admin"),
  "GET /api/v1/miners/:id/raw/:command": ofMiner("admin", 200, "/raw/summary"),
  "PUT /api/v1/miners/:id/web-password": ofMiner("admin", 204, "/web-password", () => ({ password: "x" })),
  "DELETE /api/v1/miners/:id/web-password": ofMiner("admin", 204, "/web-password"),
  "GET /api/v1/presets": { needs: "admin", gives: 200 },
  "POST /api/v1/presets": { needs: "admin", gives: 201, body: ({ count }) => ({ name: `p${count}`, pools }) },
  "GET /api/v1/presets/:id": {
    needs: "admin",
    gives: 200,
    path: ({ preset }) => `/api/v1/presets/${preset}`,
  },
  "PUT /api/v1/presets/:id": {
    needs: "admin",
    gives: 200,
    path: ({ preset }) => `/api/v1/presets/${preset}`,
    body: () => ({ name: "main", pools }),
  },
  "DELETE /api/v1/presets/:id": gone("admin"),
  "POST /api/v1/discoveries": { needs: "admin", gives: 400, body: () => ({ targets: "nothing/33" }) },
  "DELETE /api/v1/discoveries/:id": gone("admin"),
  "POST /api/v1/discoveries/:id/approve": {
    ...gone("admin"),
    body: () => ({ miners: [{ host: "127.60.0.1", port: 1 }] }),
  },
  "GET /api/v1/config": { needs: "admin", gives: 200 },
  "PATCH /api/v1/config": { needs: "admin", gives: 200, body: () => ({ "energy.currency": "CHF" }) },
  "GET /api/v1/subnets": reads(),
  "DELETE /api/v1/subnets/:cidr": gone("admin"),
  "GET /api/v1/backups": { needs: "admin", gives: 200 },
  "POST /api/v1/backups": { needs: "admin", gives: 201 },
  "GET /api/v1/backups/:name": gone("admin"),
  "DELETE /api/v1/backups/:name": gone("admin"),
  "POST /api/v1/login-links": { needs: "admin", gives: 201 },
  "GET /api/v1/sessions": { needs: "admin", gives: 200 },
  "DELETE /api/v1/sessions/:id": gone("admin"),
  "GET /api/v1/tokens": { needs: "admin", gives: 200 },
  "POST /api/v1/tokens": {
    needs: "admin",
    gives: 201,
    body: ({ count }) => ({ name: `t${count}`, scope: "read" }),
  },
  "DELETE /api/v1/tokens/:id": gone("admin"),
  "GET /ios": publicPage,
  "GET /ios/style.css": publicPage,
  "GET /ios/icon.svg": publicPage,
  "GET /ios/qr.svg": gone("public"),
  "GET /ios/hearthash.mobileconfig": gone("public"),
  "GET /api/v1/lan": reads(),
  "GET /api/v1/push": reads(),
  // Nobody here is a browser of a house that has said who sends.
  "PUT /api/v1/push": { needs: "read", gives: 409, body: () => pushInput },
  "POST /api/v1/push/test": { needs: "read", gives: 409 },
  "DELETE /api/v1/push": { needs: "read", gives: 204 },
  "GET /api/v1/pairing-codes": { needs: "admin", gives: 200 },
  "POST /api/v1/pairing-codes": { needs: "admin", gives: 201, body: () => ({ scope: "read" }) },
  "DELETE /api/v1/pairing-codes": { needs: "admin", gives: 204 },
  "POST /api/v1/pair": { needs: "public", gives: 400, body: () => ({ code: "" }) },
  "GET /api/v1/devices": { needs: "admin", gives: 200 },
  "PATCH /api/v1/devices/:id": { ...gone("admin"), body: () => ({ name: "x" }) },
  "DELETE /api/v1/devices/:id": gone("admin"),
  "POST /api/v1/sign-in": { needs: "public", gives: 204, body: ({ code }) => ({ code: code() }) },
  "POST /api/v1/sign-out": { needs: "public", gives: 204 },
};

/** What a caller gets who asks for a route that needs so much. */
export function expected({ needs, gives }: RouteCase, caller: Caller): number {
  if (needs === "public") return gives;
  if (caller === "nobody") return 401;
  const rights = { read: 1, control: 2, admin: 3 };
  const has = { reader: 1, read: 1, control: 2, admin: 3, session: 3, local: 3 }[caller];
  if (has >= rights[needs]) return gives;
  return caller === "reader" ? 401 : 403;
}
