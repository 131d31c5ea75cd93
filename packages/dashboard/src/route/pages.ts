/** The first part of each address that is a page of the dashboard; "" is the start. */
const pageNames = [
  "",
  "miners",
  "pools",
  "guard",
  "events",
  "schedules",
  "rules",
  "settings",
  "add",
  "welcome",
  "pair",
] as const satisfies readonly string[];

/** Whether an address is a page of the dashboard, and not one of the server's own (/api, /metrics, /docs, /ios ...). */
export function isPage(pathname: string): boolean {
  const first = pathname.split("/")[1] ?? "";
  return pageNames.some((name) => name === first);
}
