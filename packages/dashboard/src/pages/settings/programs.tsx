import { isInstalled } from "../../install/is-installed.js";

/** Where programs ask. An installed app has no way back from these pages, so there they are named alone. */
export function Programs() {
  if (isInstalled()) {
    return (
      <>
        For programs: <span class="mono">/docs</span>, <span class="mono">/metrics</span> at this server's
        address.
      </>
    );
  }
  return (
    <>
      For programs: <a href="/docs">REST</a>, <a href="/metrics">metrics</a>.
    </>
  );
}
