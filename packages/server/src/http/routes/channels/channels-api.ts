import type { Channels } from "../../../channels/index.js";

/** What the routes need of the channels. */
export type ChannelsApi = Pick<Channels, "list" | "need" | "create" | "replace" | "remove" | "test">;
