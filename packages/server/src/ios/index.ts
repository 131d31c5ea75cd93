export { type LanDoor, openLanDoor } from "./lan-door.js";
export { MOBILE_CONFIG_TYPE, mobileConfig } from "./mobile-config.js";
