import { render } from "preact";
import { useWorker } from "./install/use-worker.js";
import { stream } from "./live/house.js";
import { rememberHouse, showLastKnown, showLastKnownSoon } from "./live/last-known.js";
import { startClock } from "./live/now.js";
import { keepPreferences } from "./live/preferences.js";
import { mayRead, refreshWhoAmI, signIn, takeSignInCode } from "./live/session.js";
import { startRouting } from "./route/router.js";
import { App } from "./shell/app.js";

const code = takeSignInCode();
keepPreferences();
startClock();
startRouting();
rememberHouse();
useWorker();
const root = document.getElementById("app");
root?.replaceChildren();
if (root !== null) render(<App />, root);
showLastKnownSoon();
await enter();

/** Signs in if a link said how, and opens the stream when we may read. Tries again while the server is away. */
async function enter(): Promise<void> {
  try {
    if (code !== undefined) await signIn(code).catch(() => undefined);
    await refreshWhoAmI();
    if (mayRead.value) stream.start();
  } catch {
    stream.connection.value = "reconnecting";
    void showLastKnown();
    setTimeout(() => void enter(), 2000);
  }
}
