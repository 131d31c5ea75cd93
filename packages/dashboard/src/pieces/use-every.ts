import { useEffect } from "preact/hooks";

/** Does something now and at intervals, while the page is seen and the component is there. */
export function useEvery(ms: number, act: () => void, key: unknown): void {
  useEffect(() => {
    const actSeen = () => {
      if (document.visibilityState === "visible") act();
    };
    actSeen();
    const timer = setInterval(actSeen, ms);
    document.addEventListener("visibilitychange", actSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", actSeen);
    };
  }, [key]);
}
