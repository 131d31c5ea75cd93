import type { ApiApp } from "../api-app.js";
import type { HistoryRouteDeps } from "./history-reader.js";

/** Adds routes that need the history alone. */
export type AddHistoryRoutes = (app: ApiApp, deps: HistoryRouteDeps) => void;

/** What every route here asks of its caller, and where it stands in the description. */
export const config = { scope: "read" } as const;
export const tags = ["history"];
