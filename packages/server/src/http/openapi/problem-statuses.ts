import type { RouteScope } from "../route-scope.js";

const TITLES: Readonly<Record<number, string>> = {
  400: "The request is not of the form it takes",
  401: "Sign in first",
  403: "Not allowed: more rights are needed, or the origin or target is refused",
  404: "There is no such thing",
  409: "It does not fit what is there, or is not safe",
  410: "It holds no more",
  412: "Somebody else changed it meanwhile",
  413: "The request is too large",
  415: "The body is not JSON",
  421: "This server is not known under that name",
  422: "The miner's model or firmware does not have it",
  429: "Too many requests, streams or wrong tries",
  500: "Something in the server went wrong",
  502: "The miner cannot be reached, or does not answer as a miner",
  503: "The server is starting or stopping",
  504: "The miner did not answer in time",
  507: "There is no room left on the server's disk",
};

/** What of a route tells how it may fail. */
interface RouteTraits {
  readonly scope: RouteScope;
  readonly hasInput: boolean;
  readonly hasBody: boolean;
  readonly hasParams: boolean;
  /** Statuses of its own. */
  readonly own: readonly number[];
}

/** Every status a route may fail with. */
export function problemStatuses(route: RouteTraits): { readonly status: number; readonly title: string }[] {
  const statuses = [
    ...(route.hasInput ? [400] : []),
    ...(route.scope === "public" ? [] : [401, 403]),
    ...(route.hasParams ? [404] : []),
    ...(route.hasBody ? [413, 415] : []),
    ...[421, 429, 500],
    ...route.own,
  ];
  const distinct = [...new Set(statuses)].sort((a, b) => a - b);
  return distinct.map((status) => ({ status, title: TITLES[status] ?? "It failed" }));
}
