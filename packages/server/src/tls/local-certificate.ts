import { createPrivateKey, X509Certificate } from "node:crypto";
import { join } from "node:path";
import type { ServerClock } from "../time/index.js";
import type { CertificateAndKey } from "./issue-ca.js";
import { keepFresh } from "./kept-certificate.js";
import type { LocalCa } from "./local-ca.js";
import { readIfThere, writeSecretFile } from "./secret-file.js";
import type { CertificateWarning, ServerCertificate } from "./server-certificate.js";

/** What the local CA's certificate of this server stands for. */
export interface LocalCertificateOptions {
  readonly ca: LocalCa;
  readonly folder: string;
  /** Names and addresses of this server now: asked every minute, since DHCP changes them. */
  readonly hosts: () => readonly string[];
  readonly clock: ServerClock;
  readonly warn: CertificateWarning;
}

/** Opens the server's certificate of the local CA: made on first use, renewed by itself. */
export async function openLocalCertificate(options: LocalCertificateOptions): Promise<ServerCertificate> {
  const { ca, warn } = options;
  const files = leafFiles(options.folder);
  const foreign = options.hosts().filter((host) => !ca.permits(host));
  for (const host of foreign) {
    warn(
      `the certificate leaves out ${host}: the local CA is not good for it; see hearthash ca rotate --help`,
    );
  }
  const certificatePem = await readIfThere(files.certificate);
  const keyPem = await readIfThere(files.key);
  const kept = certificatePem && keyPem ? { certificatePem, keyPem } : undefined;
  const first = (kept && isGood(kept, options) ? kept : undefined) ?? (await makeLeaf(options));
  return keepFresh(
    {
      first,
      next: async (present) => (isGood(present, options) ? undefined : await makeLeaf(options)),
      caFile: ca.path,
    },
    warn,
  );
}

/** Issues it and keeps it in the folder: a restart shows the same one. */
async function makeLeaf(options: LocalCertificateOptions): Promise<CertificateAndKey> {
  const leaf = await options.ca.issueLeaf(permittedHosts(options));
  const files = leafFiles(options.folder);
  await writeSecretFile(files.key, leaf.keyPem);
  await writeSecretFile(files.certificate, leaf.certificatePem);
  return leaf;
}

/** Of this CA, with its key, for exactly the present hosts, and with more than a third of its time left. */
function isGood({ certificatePem, keyPem }: CertificateAndKey, options: LocalCertificateOptions): boolean {
  try {
    const leaf = new X509Certificate(certificatePem);
    const from = Date.parse(leaf.validFrom);
    const to = Date.parse(leaf.validTo);
    const now = options.clock.now();
    const isFresh = now >= from && to - now > (to - from) / 3;
    return (
      isFresh &&
      leaf.verify(new X509Certificate(options.ca.certificatePem).publicKey) &&
      leaf.checkPrivateKey(createPrivateKey(keyPem)) &&
      hostsOf(leaf) === key(permittedHosts(options))
    );
  } catch {
    return false; // A damaged file is replaced: the leaf is nobody's but ours.
  }
}

function permittedHosts({ ca, hosts }: LocalCertificateOptions): readonly string[] {
  return [...new Set(hosts().map((host) => host.toLowerCase()))].filter(ca.permits);
}

/** Node prints an IPv6 address in full groups and capitals: both sides are brought to one form. */
function hostsOf(leaf: X509Certificate): string {
  const names = (leaf.subjectAltName ?? "")
    .split(", ")
    .map((entry) => entry.replace(/^(DNS|IP Address):/, ""));
  return key(names);
}

function key(hosts: readonly string[]): string {
  return hosts.map(oneForm).sort().join(",");
}

function oneForm(host: string): string {
  return host.includes(":") ? new URL(`http://[${host}]/`).hostname : host.toLowerCase();
}

/** Where the server's certificate of the local CA lies. */
export function leafFiles(folder: string): { readonly certificate: string; readonly key: string } {
  return { certificate: join(folder, "server.pem"), key: join(folder, "server.key") };
}
