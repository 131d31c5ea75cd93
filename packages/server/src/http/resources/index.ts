export { catalogueResource } from "./catalogue-resource.js";
export { deviceText } from "./device-text.js";
export { discoveryResource } from "./discovery-resource.js";
export { fleetResource } from "./fleet-resource.js";
export { lastSeenAt } from "./last-seen.js";
export { minerDetail, minerResource } from "./miner-resource.js";
export { MinerTexts } from "./miner-texts.js";
export { poolResource } from "./pool-resource.js";
