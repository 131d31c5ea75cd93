/** Our own line drawings, 24 x 24. */
const PATHS = {
  home: "M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z",
  pools: "M4 8c2.6-2 5.3-2 8 0s5.4 2 8 0M4 13c2.6-2 5.3-2 8 0s5.4 2 8 0M4 18c2.6-2 5.3-2 8 0s5.4 2 8 0",
  events:
    "M12 4a5.5 5.5 0 0 0-5.5 5.5c0 4.5-2 6-2 6.5h15c0-.5-2-2-2-6.5A5.5 5.5 0 0 0 12 4zM10 19.5a2.1 2.1 0 0 0 4 0",
  settings: "M5 7h8M17 7h2M5 12h2M11 12h8M5 17h8M17 17h2M15 5v4M9 10v4M15 15v4",
  flame:
    "M12 21.5c4.3 0 7.25-2.9 7.25-6.8 0-4.9-3.7-6.6-4.8-11.7-3.5 1.6-4.6 4.6-4.1 7.6-1.7-.6-2.3-2-2.3-3.6C6 8.6 4.75 11 4.75 14.5c0 4 2.95 7 7.25 7z",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  starting: "M12 4v3.5M12 16.5V20M4 12h3.5M16.5 12H20M6.3 6.3l2.5 2.5M15.2 15.2l2.5 2.5",
  fault: "M12 4.5 3.5 19h17zM12 10v4M12 16.5v.1",
  offline: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 18 18 6",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.5V12l3 2",
  plus: "M12 5v14M5 12h14",
  back: "M14.5 5.5 8 12l6.5 6.5",
  next: "M9.5 5.5 16 12l-6.5 6.5",
  check: "m5 12.5 4.5 4.5L19 7.5",
  close: "m6 6 12 12M18 6 6 18",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
  fan: "M12 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM12 10.5c-1.5-6 4.5-7 5-4s-3.5 3-5 4zM13.3 12.7c6 1.6 4 7.2 1.2 6.2s-2-4.6-1.2-6.2zM10.7 12.7c-4.5 4.4-8.2 0-6-2.2s4.8.4 6 2.2z",
  power: "M12 4v8M7 6.8a7.5 7.5 0 1 0 10 0",
  sort: "m8 10 4-4 4 4M8 14l4 4 4-4",
  simulated: "M5 5h14v14H5zM9 9h6v6H9z",
  restart: "M19 12a7 7 0 1 1-2.3-5.2M17 3.5v3.6h-3.6",
  grid: "M5 5h6v6H5zM13 5h6v6h-6zM5 13h6v6H5zM13 13h6v6h-6z",
  rows: "M5 7h14M5 12h14M5 17h14",
  calendar: "M5 6.5h14V20H5zM5 10.5h14M8.5 4v4M15.5 4v4",
  shield: "M12 3.5 5 6v5.5c0 4.3 2.8 7.4 7 9 4.2-1.6 7-4.7 7-9V6zM9 11.8l2.2 2.2 3.8-4",
  shieldOff: "M12 3.5 5 6v5.5c0 4.3 2.8 7.4 7 9 4.2-1.6 7-4.7 7-9V6zM12 8v4.5M12 15.6v.1",
  copy: "M9 9h10v10H9zM5 15V5h10",
} as const;

export type IconName = keyof typeof PATHS;

/** An icon. It says nothing by itself: a word stands beside it or in `title`. */
export function Icon({ name, title }: { readonly name: IconName; readonly title?: string }) {
  const path = <path d={PATHS[name]} />;
  if (title === undefined) {
    return (
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        {path}
      </svg>
    );
  }
  return (
    <svg class="icon" viewBox="0 0 24 24" role="img">
      <title>{title}</title>
      {path}
    </svg>
  );
}
