export { ownAddresses, plainHostname } from "./host-names.js";
export { lanName } from "./lan-name.js";
export { isPrivateAddress, PRIVATE_NETWORKS } from "./private-networks.js";
