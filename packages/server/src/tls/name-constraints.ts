import { AsnConvert } from "@peculiar/asn1-schema";
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from "@peculiar/asn1-x509";
import { PRIVATE_NETWORKS } from "../names/index.js";
import { x509 } from "./x509.js";

/**
 * Critical name constraints (RFC 5280, 4.2.1.10): own names and private addresses. Whoever steals the CA's key can
 * make no certificate for a bank with it that a phone would take.
 */
export function nameConstraints(names: readonly string[]): x509.Extension {
  const permitted = [
    ...names.map((dNSName) => new GeneralName({ dNSName })),
    ...PRIVATE_NETWORKS.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const permittedSubtrees = new GeneralSubtrees(permitted.map((base) => new GeneralSubtree({ base })));
  const der = AsnConvert.serialize(new NameConstraints({ permittedSubtrees }));
  return new x509.Extension(id_ce_nameConstraints, true, der);
}

/** The names a CA certificate is good for. */
export function permittedNames(certificate: x509.X509Certificate): readonly string[] {
  const extension = certificate.getExtension(id_ce_nameConstraints);
  if (extension === null) return [];
  const { permittedSubtrees } = AsnConvert.parse(extension.value, NameConstraints);
  return [...(permittedSubtrees ?? [])].flatMap(({ base }) => base.dNSName ?? []);
}
