export type { Message, Outbox } from "./message.js";
export { type Channels, type ChannelsOptions, openChannels } from "./open-channels.js";
