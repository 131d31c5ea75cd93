import { ask, cookieOf, type RawRequest } from "./http-security-client.js";
import { type House, house, portWithProbes } from "./http-security-kit.js";

/** Who makes tokens and links here. */
export const owner = { kind: "system", id: "test", name: "test" } as const;

/** A port, and the headers of a token of each scope. */
export async function openPort(config: Parameters<typeof house>[0] = {}) {
  const at = house(config);
  const { port, cookieName } = await portWithProbes(at);
  const bearer = (scope: "read" | "control" | "admin") => ({
    Authorization: `Bearer ${at.access.createToken({ name: scope, scope }, owner).secret}`,
  });
  return { at, port, cookieName, bearer };
}

/** The cookie of somebody who has signed in. */
export async function signedIn(at: House, port: number): Promise<string> {
  const { code } = at.access.createLoginCode(owner);
  return cookieOf(await ask(port, { method: "POST", path: "/api/v1/sign-in", json: { code } }));
}

/** Asks what anybody may ask who may read. */
export const readRequest: RawRequest = { path: "/probe/read" };
