export { announce } from "./announcer.js";
export { issueLeaf } from "./issue-leaf.js";
export { lanCa, rotateLanCa, tlsFolder } from "./lan-ca.js";
export { type LocalCa, openLocalCa, rotateLocalCa } from "./local-ca.js";
export { openLocalCertificate } from "./local-certificate.js";
export { openCertificate } from "./open-certificate.js";
export { openOwnCertificate } from "./own-certificate.js";
export type { ServerCertificate } from "./server-certificate.js";
