import { effect, signal } from "@preact/signals";
import { route } from "../route/router.js";

/**
 * Whether somebody did something on the page that is shown: it may hold what was typed, or a secret that is shown
 * once, and is not to be loaded anew by itself.
 */
export const isTouched = signal(false);

/** Watches for as long as the page lives. */
export function watchTouches(): void {
  const touch = () => {
    isTouched.value = true;
  };
  for (const name of ["pointerdown", "keydown", "input"]) {
    document.addEventListener(name, touch, { capture: true, passive: true });
  }
  effect(() => {
    void route.value;
    isTouched.value = false;
  });
}
