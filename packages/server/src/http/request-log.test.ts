import { pino } from "pino";
import { expect, it } from "vitest";
import { requestLog } from "./request-log.js";

/** What stands in the log. */
function logged(entry: object): string {
  let text = "";
  const log = pino(
    {},
    {
      write: (line: string) => {
        text += line;
      },
    },
  );
  requestLog(log, "local").info(entry, "line");
  return text;
}

it.each([
  { code: "s3cret" },
  { body: { code: "s3cret" } },
  { headers: { authorization: "Bearer s3cret", cookie: "a=s3cret" } },
  { reply: { headers: { "set-cookie": "a=s3cret" } } },
  { req: { method: "GET", url: "/x?token=s3cret", headers: { authorization: "s3cret" } } },
  { req: { method: "GET", url: "/x#signin=s3cret" } },
  { res: { statusCode: 200, headers: { "set-cookie": "s3cret" } } },
  { created: { token: { secret: "s3cret" } } },
])("leaves the secret out of %j", (entry) => {
  expect(logged(entry)).not.toContain("s3cret");
});

it("keeps method, path and address of a request", () => {
  const text = logged({ req: { method: "GET", url: "/api/v1/miners?since=1", ip: "10.0.0.1" } });
  expect(JSON.parse(text)).toMatchObject({
    listener: "local",
    req: { method: "GET", path: "/api/v1/miners", from: "10.0.0.1" },
  });
});
