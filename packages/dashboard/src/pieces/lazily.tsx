import { signal } from "@preact/signals";
import { type ComponentType, type FunctionComponent, h } from "preact";
import { useEffect } from "preact/hooks";

/** A part of the dashboard whose code is fetched when it is first shown. */
export function lazily<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  const part = signal<ComponentType<Props> | undefined>(undefined);
  const isFailed = signal(false);
  return function Lazy(props: Props) {
    useEffect(() => {
      if (part.peek() !== undefined) return;
      isFailed.value = false;
      load().then(
        (loaded) => {
          part.value = loaded;
        },
        () => {
          isFailed.value = true;
        },
      );
    }, []);
    if (part.value !== undefined) return h(part.value, props);
    return isFailed.value ? (
      <p class="notice">This part cannot be loaded. Load the page anew.</p>
    ) : (
      <div class="card skeleton" />
    );
  };
}
