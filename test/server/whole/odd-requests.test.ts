import { startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { routeCases } from "./roles.js";
import { added, type WholeServer, wholeServer } from "./whole-server.js";

const IDS = [
  "%00",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "__proto__",
  "constructor",
  "%F0%9F%94%A5%E2%80%AE",
  "'%20OR%201=1--",
  "x".repeat(299),
  "x".repeat(400),
];
const QUERIES = [
  "limit=-1",
  "limit=1e9",
  "cursor=%00",
  "cursor=__proto__",
  "limit=1&limit=2",
  "%ff=%ff",
  "q=%25%00",
];
const DEEP = `${"[".repeat(5000)}${"]".repeat(5000)}`;
const BODIES = [
  "",
  "null",
  "[]",
  '"x"',
  "1e999",
  DEEP,
  '{"intent":{"kind":"__proto__"}}',
  '{"intent":{"kind":"setFan","percent":null}}',
  '{"constructor":{"prototype":1}}',
  '{"host":"127.0.0.1\\u0000","port":4028,"name":"\\ud800","targets":"\\ud800","scope":["admin"]}',
  '{"miners":[],"name":"x","pools":[]}',
];
/** What the server says of itself when it has failed. */
const OWN_FAILURE = /"code":"internal"/;

/** The statuses of a route that is asked oddly, those of a failure only. */
async function failures(server: WholeServer, route: string, id: string): Promise<readonly string[]> {
  const [method = "", pattern = ""] = route.split(" ");
  const paths = [...IDS, id].map((one) => pattern.replaceAll(/:\w+/g, one));
  const plain = pattern.replaceAll(/:\w+/g, id);
  const asked = [...new Set(paths), ...QUERIES.map((query) => `${plain}?${query}`)];
  const bodies = ["POST", "PUT", "PATCH"].includes(method) ? BODIES : [undefined];
  const failed: string[] = [];
  for (const path of asked) {
    for (const body of path === plain ? bodies : bodies.slice(0, 1)) {
      const json = body === undefined ? {} : { "content-type": "application/json" };
      const headers = { authorization: `Bearer ${server.bearer}`, ...json };
      const given = { method, headers, ...(body === undefined ? {} : { body }) };
      const response = await fetch(server.url + path, given);
      const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
      if (isStream) await response.body?.cancel();
      const text = isStream ? "" : await response.text();
      const isUnasked = response.status === 429 && !/\/(sign-in|pair)$/.test(pattern);
      if (isUnasked || OWN_FAILURE.test(text))
        failed.push(`${method} ${path.slice(0, 100)} ${body?.slice(0, 60)}`);
    }
  }
  return failed;
}

it("no odd request makes the server fail, and it goes on", async () => {
  const miners = [{ model: "mini3" as const, port: 0 }];
  const { miners: devices } = stoppedBehind(await startSimulator({ miners, timeScale: 20 }));
  const server = await wholeServer();
  const id = await added(server, devices[0]?.address ?? "");
  const harmless = Object.keys(routeCases).filter((route) => route !== "DELETE /api/v1/miners/:id");
  const failed: string[] = [];
  for (const route of harmless) failed.push(...(await failures(server, route, id)));
  expect(failed).toEqual([]);
  expect((await server.api("GET", "/events?kind=server")).body.items).toMatchObject([
    { kind: "server.started" },
  ]);
  expect((await server.api("GET", `/miners/${id}`)).body.presence).toBe("online");
});
