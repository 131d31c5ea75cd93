import { lazily } from "../../pieces/lazily.js";

/** Where messages go; seldom opened, so its code comes then. */
export const ChannelsCard = lazily(async () => (await import("./channels-card.js")).ChannelsCard);
