import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { WholeServer } from "../whole/whole-server.js";

/** An answer as a phone gets it. */
export interface PhoneAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it
  readonly body: any;
}

/** Where a phone connects to, and from which address. */
export interface PhonePlace {
  readonly port: number;
  /** The CA it trusts; undefined on the plain port. */
  readonly ca?: string | undefined;
  /** One of 127.0.0.0/8. */
  readonly from?: string | undefined;
}

interface Call {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";

/** Asks as a phone would: on TLS under `house.local`, without looking a name up. */
export function ask({ port, ca, from }: PhonePlace, call: Call): Promise<PhoneAnswer> {
  const { method = "GET", path, body } = call;
  const host = ca === undefined ? `127.0.0.1:${port}` : `house.local:${port}`;
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const headers = { host, "user-agent": IPHONE, ...json, ...call.headers };
  const where = { host: "127.0.0.1", port, method, path, headers, agent: false as const };
  const local = from === undefined ? {} : { localAddress: from };
  return new Promise((resolve, reject) => {
    const options = { ...where, ...local };
    const sent =
      ca === undefined ? httpRequest(options) : httpsRequest({ ...options, ca, servername: "house.local" });
    sent.on("error", reject);
    sent.on("response", (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      reply.on("end", () => {
        const isJson = /json/.test(reply.headers["content-type"] ?? "");
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers,
          text,
          body: isJson ? JSON.parse(text) : text,
        });
      });
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Shows a code at a port. */
export function pair(place: PhonePlace, code: string, over: Partial<Call> & { name?: string } = {}) {
  const { name = "Anna's iPhone", ...rest } = over;
  return ask(place, { method: "POST", path: "/api/v1/pair", body: { code, deviceName: name }, ...rest });
}

/** The cookie that an answer hands out, as a browser sends it back. */
export function cookieOf({ headers }: PhoneAnswer): string {
  return String(headers["set-cookie"] ?? "").split(";")[0] ?? "";
}

/** A code that the owner has made. */
export async function newCode({ api }: WholeServer, body: object = {}): Promise<string> {
  return (await api("POST", "/pairing-codes", body)).body.code;
}

/** A code of the right form that is not the right one. */
export function wrongCode(right: string): string {
  return right === "2222-2222" ? "3333-3333" : "2222-2222";
}
