import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSchema } from "@hearthash/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  issueLeaf,
  type LocalCa,
  openCertificate,
  openLocalCa,
  openLocalCertificate,
  openOwnCertificate,
  rotateLocalCa,
} from "../../packages/server/src/tls/index.js";
import { openssl } from "./tls-openssl.js";

const DAY = 86_400_000;
let folder: string;
let now: number;
const clock = { now: () => now };
const warnings: string[] = [];
const warn = (message: string) => warnings.push(message);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hearthash-tls-"));
  now = Date.now();
  warnings.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const openCa = (names = ["house.local"]) => openLocalCa({ folder, names, clock });

/** Writes a certificate to a file and gives its path. */
function saved(name: string, pem: string): string {
  const path = join(folder, name);
  writeFileSync(path, pem);
  return path;
}

async function leafFile(ca: LocalCa, hosts: readonly string[]): Promise<string> {
  return saved("leaf-under-test.pem", (await ca.issueLeaf(hosts)).certificatePem);
}

describe("the local CA", () => {
  it("is made once, with a key for its owner alone", async () => {
    const first = await openCa();
    expect((await openCa()).fingerprint).toBe(first.fingerprint);
    expect(statSync(join(folder, "ca.key")).mode & 0o777).toBe(0o600);
    expect(first.validTo - now).toBeGreaterThan(9.9 * 365 * DAY);
  });

  it("says in its certificate what it may vouch for, critically", async () => {
    const { path } = await openCa();
    const { text } = await openssl("x509", "-in", path, "-noout", "-text");
    expect(text).toContain("ecdsa-with-SHA256");
    expect(text).toContain("NIST CURVE: P-256");
    expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
    expect(text).toMatch(/Name Constraints: critical\s+Permitted:\s+DNS:house\.local/);
    for (const network of [
      "IP:10.0.0.0/255.0.0.0",
      "IP:172.16.0.0/255.240.0.0",
      "IP:192.168.0.0/255.255.0.0",
      "IP:169.254.0.0/255.255.0.0",
      "IP:127.0.0.0/255.0.0.0",
      "IP:FC00:0:0:0:0:0:0:0/FE00:0:0:0:0:0:0:0",
      "IP:FE80:0:0:0:0:0:0:0/FFC0:0:0:0:0:0:0:0",
      "IP:0:0:0:0:0:0:0:1/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF",
    ]) {
      expect(text).toContain(network);
    }
    expect(text.match(/(DNS|IP):/g)).toHaveLength(9);
  });

  it("is replaced by a rotation", async () => {
    const first = await openCa();
    const second = await rotateLocalCa({ folder, names: ["house.local"], clock });
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect((await openCa()).fingerprint).toBe(second.fingerprint);
  });

  it("is not quietly made anew when a part of it is missing", async () => {
    await openCa();
    rmSync(join(folder, "ca.key"));
    await expect(openCa()).rejects.toMatchObject({ code: "data-damaged" });
  });
});

describe("a certificate of the local CA", () => {
  const hosts = ["house.local", "192.168.1.5", "fd00::5"];

  it("is taken by openssl for each of its names and addresses, and for no other", async () => {
    const ca = await openCa();
    const leaf = await leafFile(ca, hosts);
    const verify = (...args: string[]) =>
      openssl("verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", ca.path, ...args, leaf);
    expect(await verify("-verify_hostname", "house.local")).toMatchObject({ isGood: true });
    expect(await verify("-verify_ip", "192.168.1.5")).toMatchObject({ isGood: true });
    expect(await verify("-verify_ip", "fd00::5")).toMatchObject({ isGood: true });
    expect(await verify("-verify_hostname", "bank.example")).toMatchObject({ isGood: false });
    expect(await verify("-verify_ip", "192.168.1.6")).toMatchObject({ isGood: false });
  });

  it("has what Apple and browsers ask for", async () => {
    const leaf = await leafFile(await openCa(), hosts);
    const { text } = await openssl("x509", "-in", leaf, "-noout", "-text");
    expect(text).toContain("ecdsa-with-SHA256");
    expect(text).toContain("TLS Web Server Authentication");
    expect(text).toContain("DNS:house.local, IP Address:192.168.1.5, IP Address:FD00:0:0:0:0:0:0:5");
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    const dates = [...text.matchAll(/Not (?:Before|After ?) ?: (.*)/g)].map((match) =>
      Date.parse(match[1] ?? ""),
    );
    const [from = 0, to = 0] = dates;
    expect(from).toBeLessThan(now);
    expect(to - from).toBeLessThanOrEqual(397 * DAY);
  });

  it.each(["bank.example", "other.local", "8.8.8.8", "2001:db8::1"])(
    "for %s, made with the CA's own key, is refused for the constraints",
    async (host) => {
      const ca = await openCa();
      const pair = {
        certificatePem: ca.certificatePem,
        keyPem: readFileSync(join(folder, "ca.key"), "utf8"),
      };
      const { certificatePem } = await issueLeaf(pair, { hosts: [host], nowMs: now });
      const verdict = await openssl("verify", "-CAfile", ca.path, saved("foreign.pem", certificatePem));
      expect(verdict.isGood).toBe(false);
      expect(verdict.text).toContain("permitted subtree violation");
      await expect(ca.issueLeaf([host])).rejects.toMatchObject({ code: "conflict" });
    },
  );
});

describe("the server's certificate", () => {
  const open = async (hosts: () => readonly string[]) =>
    openLocalCertificate({ ca: await openCa(), folder, hosts, clock, warn });

  it("outlives a restart, and its key is for its owner alone", async () => {
    const first = await open(() => ["house.local", "fd00::5", "192.168.1.5"]);
    const second = await open(() => ["HOUSE.local", "192.168.1.5", "fd00:0::5"]);
    expect(second.current()).toEqual(first.current());
    expect(statSync(join(folder, "server.key")).mode & 0o777).toBe(0o600);
    first.close();
    second.close();
  });

  it("is renewed when a third of its time is left, and when addresses change", async () => {
    let hosts = ["house.local", "192.168.1.5"];
    const certificate = await open(() => hosts);
    let changes = 0;
    certificate.onChange(() => {
      changes += 1;
    });
    await certificate.refresh();
    now += 260 * DAY;
    await certificate.refresh();
    expect(changes).toBe(0);
    now += 10 * DAY;
    await certificate.refresh();
    expect(changes).toBe(1);
    hosts = ["house.local", "192.168.1.77"];
    await certificate.refresh();
    expect(changes).toBe(2);
    certificate.close();
  });

  it("leaves out a name that the CA is not good for, and says so", async () => {
    const certificate = await open(() => ["house.local", "new-name.local"]);
    expect(warnings.join()).toContain("new-name.local");
    const path = saved("served.pem", certificate.current().cert);
    expect((await openssl("x509", "-in", path, "-noout", "-ext", "subjectAltName")).text).not.toContain(
      "new-name",
    );
    certificate.close();
  });

  it("is made anew by a new CA", async () => {
    const before = await open(() => ["house.local"]);
    await rotateLocalCa({ folder, names: ["house.local"], clock });
    const after = await open(() => ["house.local"]);
    expect(after.current().cert).not.toBe(before.current().cert);
    before.close();
    after.close();
  });

  it("comes from the settings: the host's name, configured addresses, own private ones", async () => {
    const config = configSchema.parse({ lan: { enabled: true, name: "Cellar", addresses: ["10.9.8.7"] } });
    const certificate = await openCertificate({ config, folder, clock, warn });
    const path = saved("served.pem", certificate.current().cert);
    const verify = (...args: string[]) =>
      openssl("verify", "-CAfile", certificate.caFile ?? "", ...args, path);
    expect(await verify("-verify_hostname", "cellar.local")).toMatchObject({ isGood: true });
    expect(await verify("-verify_ip", "10.9.8.7")).toMatchObject({ isGood: true });
    expect(await verify("-verify_ip", "127.0.0.1")).toMatchObject({ isGood: true });
    certificate.close();
  });
});

describe("the owner's own certificate", () => {
  async function ownFiles(hosts = ["house.local"]) {
    const { certificatePem, keyPem } = await (await openCa()).issueLeaf(hosts);
    const files = { certificateFile: saved("own.pem", certificatePem), keyFile: saved("own.key", keyPem) };
    return { certificatePem, keyPem, ...files };
  }
  const open = (files: { certificateFile: string; keyFile: string }) =>
    openOwnCertificate({ ...files, hosts: ["house.local"], clock, warn });

  it("is read again when its files change, and the old one kept while they do not fit", async () => {
    const first = await ownFiles();
    const certificate = await open(first);
    expect(warnings).toEqual([]);
    const { certificatePem, keyPem } = await (await openCa()).issueLeaf(["house.local"]);
    writeFileSync(first.certificateFile, certificatePem);
    await expect(certificate.refresh()).rejects.toMatchObject({ code: "config-invalid" });
    expect(certificate.current().cert).toBe(first.certificatePem);
    writeFileSync(first.keyFile, keyPem);
    await certificate.refresh();
    expect(certificate.current()).toEqual({ cert: certificatePem, key: keyPem });
    certificate.close();
  });

  it("is refused with another's key, and the setting is named", async () => {
    const files = await ownFiles();
    writeFileSync(files.keyFile, (await (await openCa()).issueLeaf(["house.local"])).keyPem);
    await expect(open(files)).rejects.toMatchObject({ code: "config-invalid", message: /^lan\.key: / });
  });

  it.each([
    ["certificateFile", /^lan\.certificate: .*cannot be read \(ENOENT\)/],
    ["keyFile", /^lan\.key: .*cannot be read \(ENOENT\)/],
  ] as const)("is refused without its %s", async (which, message) => {
    const files = await ownFiles();
    rmSync(files[which]);
    await expect(open(files)).rejects.toMatchObject({ code: "config-invalid", message });
  });

  it("is refused when it is no PEM, without a word of what stood there", async () => {
    const files = await ownFiles();
    writeFileSync(files.keyFile, "-----BEGIN PRIVATE KEY-----\nSECRETSECRET\n-----END PRIVATE KEY-----\n");
    const refused = await open(files).catch((error: Error) => error);
    expect(refused).toMatchObject({ code: "config-invalid" });
    expect(String(refused)).not.toContain("SECRET");
  });

  it("is used with a warning when it has expired or is for another name", async () => {
    const files = await ownFiles(["192.168.1.5"]);
    now += 400 * DAY;
    (await open(files)).close();
    expect(warnings.join("\n")).toMatch(/has expired/);
    expect(warnings.join("\n")).toMatch(/is not for house\.local/);
  });

  it("needs both of its settings", async () => {
    const config = configSchema.parse({ lan: { certificate: "/x.pem" } });
    await expect(openCertificate({ config, folder, clock, warn })).rejects.toMatchObject({
      message: /^lan\.key/,
    });
  });
});
