import { effect, signal } from "@preact/signals";

/** What the reader chose for this browser. */
interface Preferences {
  readonly scale: "C" | "F";
  readonly theme: "auto" | "light" | "dark";
}

const KEY = "hearthash.preferences";

function stored(): Partial<Preferences> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

const known = stored();

/** °C or °F. */
export const temperatureScale = signal<Preferences["scale"]>(known.scale === "F" ? "F" : "C");

/** Light, dark, or as the system says. */
export const theme = signal<Preferences["theme"]>(
  known.theme === "light" || known.theme === "dark" ? known.theme : "auto",
);

/** Keeps the choices and shows the theme, for as long as the page lives. */
export function keepPreferences(): void {
  effect(() => {
    document.documentElement.dataset["theme"] = theme.value;
    try {
      localStorage.setItem(KEY, JSON.stringify({ scale: temperatureScale.value, theme: theme.value }));
    } catch {
      // Private browsing without storage: the choice holds for this page.
    }
  });
}
