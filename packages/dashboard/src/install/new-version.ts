import { mustLoadAnew } from "../route/router.js";
import { isTouched } from "./touched.js";

const KEY = "hearthash.loaded-anew";

/** Two servers of different versions behind one address must not make a page load itself for ever. */
const PAUSE_MS = 60_000;

/**
 * Shows a version that came while this page was open: at once where nobody has touched the page, else with the next
 * page that is opened, or when its reader says so.
 */
export function takeNewVersion(): void {
  if (isTouched.peek() || wasJustLoaded()) {
    mustLoadAnew.value = true;
    return;
  }
  try {
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    mustLoadAnew.value = true;
    return;
  }
  location.reload();
}

function wasJustLoaded(): boolean {
  try {
    return Date.now() - Number(sessionStorage.getItem(KEY) ?? 0) < PAUSE_MS;
  } catch {
    return true;
  }
}
