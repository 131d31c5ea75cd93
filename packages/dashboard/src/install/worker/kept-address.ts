import { isPage } from "../../route/pages.js";
import type { Shell } from "./shell.js";

/** What of a request decides whether the worker answers it. */
export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/**
 * The kept file that answers a request; undefined: the request is none of the worker's business. Everything that is
 * not a file or a page of the dashboard goes to the server untouched, the whole of /api among it.
 */
export function keptAddress({ method, mode, url }: Asked, origin: string, shell: Shell): string | undefined {
  const asked = new URL(url);
  if (method !== "GET" || asked.origin !== origin) return undefined;
  const { pathname } = asked;
  if (mode === "navigate") {
    if (!isPage(pathname)) return undefined;
    // The same page under headers of its own: it alone may use the camera.
    return pathname === "/pair" ? pathname : "/";
  }
  // What another version's page asks for is found by its name, too.
  const isAsset = pathname.startsWith("/assets/");
  return isAsset || shell.files.some((file) => file.url === pathname) ? pathname : undefined;
}
