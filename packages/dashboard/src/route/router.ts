import { computed, signal } from "@preact/signals";
import { isPage } from "./pages.js";

const path = signal(location.pathname);

/** Where the reader is: the first parts of the path. */
export const route = computed(() => {
  const [page = "", id] = path.value.split("/").slice(1).map(decode);
  return { page, id };
});

/** Set where this page's files are of an older version: the next page is loaded instead of drawn here. */
export const mustLoadAnew = signal(false);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Goes to a page of ours. `replace`: the page before is not one to come back to. */
export function goTo(to: string, how: "push" | "replace" = "push"): void {
  if (to === location.pathname) return;
  // Pairing has headers of its own: its page may use the camera.
  if (mustLoadAnew.peek() || to === "/pair") {
    if (how === "push") location.assign(to);
    else location.replace(to);
    return;
  }
  if (how === "push") history.pushState(null, "", to);
  else history.replaceState(null, "", to);
  path.value = location.pathname;
  window.scrollTo(0, 0);
  document.getElementById("main")?.focus();
}

/** Follows links of ours without loading the page anew, and the browser's own back and forward. */
export function startRouting(): void {
  addEventListener("popstate", () => {
    if (mustLoadAnew.peek()) location.reload();
    path.value = location.pathname;
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (
      link === null ||
      link.origin !== location.origin ||
      link.target !== "" ||
      link.hasAttribute("download")
    )
      return;
    // Within the page, as to the content: the browser's own way.
    if (link.hash !== "" && link.pathname === location.pathname) return;
    if (!isPage(link.pathname)) return;
    event.preventDefault();
    goTo(link.pathname);
  });
}
