import { useEffect } from "preact/hooks";
import { goTo } from "../route/router.js";

/** An installed app that the server does not know: nobody can open a sign-in link in it, so it is paired. */
export function ToPairing() {
  useEffect(() => goTo("/pair", "replace"), []);
  return null;
}
