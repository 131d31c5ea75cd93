import type { ComponentChildren } from "preact";

/** Nothing there: one sentence, one action, a small drawing. */
export function Empty({ text, children }: { readonly text: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 120 96" aria-hidden="true">
        <path d="M22 88h76M30 88V44l30-24 30 24v44M46 88V62a14 14 0 0 1 28 0v26" />
        <path
          class="warm"
          d="M60 84c5 0 8-3 8-7 0-4-3-6-4-9-3 1-4 4-4 6-1-1-2-2-2-3-3 2-5 4-5 6 0 4 3 7 7 7z"
        />
      </svg>
      <p class="soft">{text}</p>
      {children}
    </div>
  );
}
