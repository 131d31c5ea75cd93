import { sessionCodes, sha256Hex } from "../state/account.js";
import type { Machine } from "../state/machine.js";
import type { WebRequest } from "./web-request.js";

/** The session cookie's value: 32 characters on home models, `ff0000ff` and 24 on the older series. */
export function sessionCookie(machine: Machine): string {
  if (machine.model.web === "classic") {
    const { webPassword } = machine.kept;
    return machine.model.account.form === "plain" ? `ff0000ff${webPassword.slice(0, 24)}` : webPassword;
  }
  const { auth, secret } = sessionCodes(machine);
  return auth + secret;
}

/** True with the right cookie, wherever it stands in the header, in quotes or not. It never expires. */
export function hasSession(machine: Machine, { cookie }: WebRequest): boolean {
  const given = /(?:^|;)\s*auth="?([^";]+)"?/.exec(cookie)?.[1];
  return given === sessionCookie(machine);
}

/** True with HTTP basic authorization for the web account. */
export function hasBasicAuth(machine: Machine, { authorization }: WebRequest): boolean {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization)?.[1];
  if (!encoded) return false;
  const [user = "", password = ""] = Buffer.from(encoded, "base64").toString().split(":");
  return user === machine.model.account.user && sha256Hex(password) === machine.kept.webPassword;
}
