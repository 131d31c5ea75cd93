export { type AnnounceOptions, type Announcement, announce } from "./announcer.js";
export { ownAddresses, plainHostname } from "./host-names.js";
export type { CertificateAndKey } from "./issue-ca.js";
export { issueLeaf } from "./issue-leaf.js";
export { type LocalCa, type LocalCaOptions, openLocalCa, rotateLocalCa } from "./local-ca.js";
export { type LocalCertificateOptions, openLocalCertificate } from "./local-certificate.js";
export { type CertificateOptions, lanName, openCertificate } from "./open-certificate.js";
export { type OwnCertificateOptions, openOwnCertificate } from "./own-certificate.js";
export type { CertificateWarning, ServerCertificate } from "./server-certificate.js";
