import type { CertificateAndKey } from "./issue-ca.js";
import type { CertificateWarning, ServerCertificate } from "./server-certificate.js";

const LOOKED_AT_EVERY_MS = 60_000;

/** Where a certificate comes from. */
interface CertificateSource {
  readonly first: CertificateAndKey;
  /** The one to use from now on; `undefined` to keep the present one. */
  readonly next: (present: CertificateAndKey) => Promise<CertificateAndKey | undefined>;
  readonly caFile?: string;
}

/** Keeps a certificate fresh: looks every minute, keeps the present one when looking fails. */
export function keepFresh(source: CertificateSource, warn: CertificateWarning): ServerCertificate {
  const listeners = new Set<() => void>();
  let present = source.first;
  const refresh = async (): Promise<void> => {
    const next = await source.next(present);
    if (next === undefined) return;
    present = next;
    for (const listener of listeners) listener();
  };
  const look = (): void => {
    refresh().catch((error: unknown) => warn(error instanceof Error ? error.message : String(error)));
  };
  const timer = setInterval(look, LOOKED_AT_EVERY_MS).unref();
  return {
    current: () => ({ cert: present.certificatePem, key: present.keyPem }),
    onChange: (listener) => listeners.add(listener),
    refresh,
    close: () => clearInterval(timer),
    ...(source.caFile === undefined ? {} : { caFile: source.caFile }),
  };
}
