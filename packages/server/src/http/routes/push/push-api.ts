import type { Channels } from "../../../channels/index.js";

/** What the routes need of the channels. */
export type PushApi = Pick<Channels, "ofSession" | "subscribe" | "pushKey" | "test" | "remove">;
