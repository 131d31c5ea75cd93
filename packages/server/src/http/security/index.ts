export { defaultRates, type RateLimits } from "./rate-guard.js";
export { registerSecurity } from "./register-security.js";
export { isLoopbackAddress, plainAddress } from "./remote-address.js";
export { trustedProxies } from "./trusted-proxies.js";
