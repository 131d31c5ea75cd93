import type { CallOptions } from "../asker/asker.js";
import type { HearthashError } from "../errors/hearthash-error.js";
import type { HttpReply } from "../transport/http-port.js";
import { decodeUtf8 } from "../wire/utf8.js";
import { readJsonp } from "./jsonp.js";
import { isHtml, isLoginPage } from "./login-page.js";
import type { WebSession } from "./session.js";
import type { WebClient } from "./web-client.js";

/** @throws HearthashError for every HTTP status but 200. Redirects are not followed. */
export function checkStatus(client: WebClient, { status }: HttpReply): void {
  if (status === 200) return;
  if (status === 401) throw client.error("command-rejected", "refused the web password", true);
  if (status === 404) {
    throw client.error("command-unsupported", "has no such page in its web interface", true);
  }
  const what = `answered with HTTP status ${status}: no Avalon web interface`;
  throw client.error("reply-malformed", what, true);
}

/**
 * Why a body is not what was asked for. A page for people stands for a session that was not taken; `get_auth.cgi`,
 * which is open to everybody, tells whose DNA and which password the miner goes by, and whether it is one at all.
 */
export async function refusalOf(
  client: WebClient,
  text: string,
  session: WebSession,
  options: CallOptions,
): Promise<HearthashError> {
  if (!isHtml(text)) return foreign(client, text);
  const reply = await client.read({ path: "/get_auth.cgi", maxBytes: client.maxPageBytes }, options);
  const shown = readJsonp(decodeUtf8(reply.body).text);
  if (shown?.callback !== "getAuthCallback" && !isLoginPage(text)) return foreign(client, text);
  const code = shown?.members.get("code");
  if (code !== undefined && code.toLowerCase() !== session.code) {
    const what = "has another DNA than this session is for: is it another miner?";
    return client.error("command-rejected", what, true);
  }
  const what = "refused the web password: it answered with its login page";
  return client.error("command-rejected", what, true);
}

function foreign(client: WebClient, text: string): HearthashError {
  const page = isHtml(text) ? "a page that is not its own" : "something else";
  const what = text.trim() === "" ? "an empty page" : page;
  return client.error("reply-malformed", `answered with ${what}: no Avalon web interface`, true);
}
