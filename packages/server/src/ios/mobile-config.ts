import { createHash, X509Certificate } from "node:crypto";
import type { ShownCa } from "./lan-door.js";
import { plistXml } from "./plist.js";

/** What a configuration profile is sent as. */
export const MOBILE_CONFIG_TYPE = "application/x-apple-aspen-config";

/**
 * The CA as Apple configuration profile: one payload `com.apple.security.root`, DER inside
 * (developer.apple.com/documentation/devicemanagement/certificateroot). It can be removed like any other.
 *
 * The UUIDs follow from the CA: the same CA gives the same profile on every day, another one another. The identifiers
 * follow from the name: the profile of a new CA takes the place of the one before.
 *
 * @param name what the server is opened under, such as `house.local`.
 */
export function mobileConfig(ca: ShownCa, name: string): string {
  const house = name.replace(/\.local$/, "");
  const identifier = `hearthash.${house.replaceAll(/[^A-Za-z0-9-]/g, "-")}`;
  const certificate = new X509Certificate(ca.certificatePem);
  return plistXml({
    PayloadContent: [
      {
        PayloadCertificateFileName: "hearthash.cer",
        PayloadContent: certificate.raw,
        PayloadDescription: "Lets this device trust the hearthash server of this house.",
        PayloadDisplayName: commonName(certificate) ?? `hearthash ${house}`,
        PayloadIdentifier: `${identifier}.ca`,
        PayloadType: "com.apple.security.root",
        PayloadUUID: uuidOf(ca, "certificate"),
        PayloadVersion: 1,
      },
    ],
    PayloadDescription: `Trust in the hearthash server of this house, ${name}. The certificate is good for that name and for private addresses, for nothing else.`,
    PayloadDisplayName: `hearthash (${house})`,
    PayloadIdentifier: identifier,
    PayloadOrganization: `hearthash on ${name}`,
    PayloadRemovalDisallowed: false,
    PayloadType: "Configuration",
    PayloadUUID: uuidOf(ca, "profile"),
    PayloadVersion: 1,
  });
}

function commonName({ subject }: X509Certificate): string | undefined {
  return /^CN=(.+)$/m.exec(subject)?.[1];
}

/** A UUID of version 8 (RFC 9562, 5.8: made as one likes), from the CA and what it is for. */
function uuidOf({ fingerprint }: ShownCa, part: string): string {
  const bytes = createHash("sha256").update(`hearthash ${part} ${fingerprint}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex").toUpperCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
