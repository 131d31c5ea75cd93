import { HearthashError } from "@hearthash/client";
import { readLocalAccess } from "@hearthash/server/local";
import type { CliContext } from "../context.js";
import { dataFolderOf } from "./data-folder.js";
import type { ServerAddress } from "./server-address.js";
import type { ServerFlags } from "./server-flags.js";

/**
 * The server that is meant: the one named, else the one that runs on this machine.
 *
 * @throws HearthashError `argument-invalid`; `refused` when none is named and none runs here.
 */
export async function findServer(context: CliContext, flags: ServerFlags): Promise<ServerAddress> {
  const named = flags.server ?? context.env["HEARTHASH_SERVER"];
  const token = checkToken(flags.token ?? context.env["HEARTHASH_TOKEN"]);
  const folder = dataFolderOf(context, flags);
  if (named !== undefined && named !== "") {
    const url = serverUrl(named);
    return { url, token, caFile: flags.ca ?? (await localCaFile(url, folder)) };
  }
  const local = await readLocalAccess(folder);
  if (local === undefined) {
    const text = `no hearthash server runs on ${folder}: start one with \`hearthash serve\`, or name one with --server or its folder with --data`;
    throw new HearthashError("refused", text);
  }
  return { url: new URL(local.url), token: token ?? local.token, caFile: flags.ca ?? local.caFile };
}

/** The authority of this machine's server, which may be the one that is named. Its token stays here. */
async function localCaFile(url: URL, folder: string): Promise<string | undefined> {
  if (url.protocol !== "https:") return undefined;
  return (await readLocalAccess(folder).catch(() => undefined))?.caFile;
}

/** `host:4029` is taken for http on it. A login in the address would end up in logs. */
function serverUrl(text: string): URL {
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new HearthashError(
      "argument-invalid",
      "the server's address must look like http://192.168.1.5:4029",
    );
  }
  if (url.username !== "" || url.password !== "") {
    const text = "the server's address holds a login: give a token with HEARTHASH_TOKEN instead";
    throw new HearthashError("argument-invalid", text);
  }
  return url;
}

/** What a header cannot carry is no token. */
function checkToken(token: string | undefined): string | undefined {
  if (token === undefined || token === "") return undefined;
  if (/^[\u0021-\u007e]{1,500}$/.test(token)) return token;
  throw new HearthashError("argument-invalid", "the token holds blanks or other characters no token has");
}
