import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hearthash } from "../support/cli.js";
import { openssl } from "./tls-openssl.js";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "hearthash-ca-"));
});
afterEach(() => rmSync(data, { recursive: true }));

describe("hearthash ca", () => {
  it("has nothing to show before the first use, and says why", async () => {
    const shown = await hearthash(["ca", "show", "--data", data]);
    expect(shown.code).toBe(2);
    expect(shown.stderr).toContain("has no certificate authority yet");
  });

  it("does not replace it without being told so where nobody can be asked", async () => {
    const refused = await hearthash(["ca", "rotate", "--data", data]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("say --yes");
  });

  it("makes a new one, shows its fingerprint as openssl does, and keeps its name the next time", async () => {
    const made = await hearthash(["ca", "rotate", "--data", data, "--name", "Cellar.local", "--yes"]);
    expect(made.code).toBe(0);
    expect(made.stdout).toContain("has to install the new certificate");
    const path = join(data, "tls", "ca.pem");
    const { text } = await openssl("x509", "-in", path, "-noout", "-fingerprint", "-sha256");
    const shown = await hearthash(["ca", "show"], { env: { HEARTHASH_DATA: data } });
    expect(shown.stdout).toContain(text.trim().split("=")[1]);
    expect(shown.stdout).toContain("good for     cellar.local and private addresses");
    const pem = await hearthash(["ca", "show", "--pem", "--data", data]);
    expect(pem.stdout).toBe(readFileSync(path, "utf8"));
    const again = await hearthash(["ca", "rotate", "--data", data, "-y"]);
    expect(again.stdout).toContain("cellar.local");
    expect(again.stdout).not.toContain(text.trim().split("=")[1]);
  });

  it("refuses a name that is none", async () => {
    const refused = await hearthash(["ca", "rotate", "--data", data, "--name", "a b", "--yes"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--name takes letters, digits and - only");
  });
});
