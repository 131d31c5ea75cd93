import { waitingForRestart } from "../../live/server-settings.js";

/** Said when something of this section was changed that the running server does not heed yet. */
export function RestartNote({ section }: { readonly section: string }) {
  if (!waitingForRestart.value.some((name) => name.startsWith(`${section}.`))) return null;
  return (
    <p class="notice" role="status">
      Written down. It takes effect when hearthash is restarted.
    </p>
  );
}
