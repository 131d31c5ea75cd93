import { isInstalled } from "../../install/is-installed.js";

/** Where programs ask. An installed app has no way back from these pages, so there they are named alone. */
export function Programs() {
  if (isInstalled()) {
    return (
      <p class="small soft">
        For programs: <span class="mono">/docs</span> and <span class="mono">/metrics</span> at this server's
        address.
      </p>
    );
  }
  return (
    <>
      <a class="button is-small" href="/docs">
        REST for programs
      </a>
      <a class="button is-small" href="/metrics">
        Metrics
      </a>
    </>
  );
}
