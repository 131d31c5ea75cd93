const AN_HOUR_MS = 3_600_000;

/** Waits for Ctrl-C. The timer keeps the process alive where nothing else does. */
export function endOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => undefined, AN_HOUR_MS);
    const end = () => {
      clearInterval(alive);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}
