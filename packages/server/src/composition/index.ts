export { openDoors } from "./open-doors.js";
export { openGround } from "./open-ground.js";
export { openMiners } from "./open-miners.js";
export { openServices } from "./open-services.js";
