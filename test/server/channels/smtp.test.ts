import { describe, expect, it } from "vitest";
import { OWNER } from "../support/server-parts.js";
import { warnedParts } from "../support/warned-parts.js";
import { mailServer } from "./mail-server.js";
import { HOSTILE, message } from "./message.js";
import { testCertificate } from "./receiver.js";

const certificate = testCertificate();
const lookup = async () => [{ address: "127.0.0.1", family: 4 }];
const common = {
  kind: "smtp",
  name: "mail",
  enabled: true,
  minSeverity: "info",
  tellResolved: true,
} as const;
const mailboxes = { from: "hearthash@example.org", to: ["owner@example.org"] };

/** Sends one message over a mail server and gives what became of it. */
async function mailed(settings: object, caFile: string | undefined = certificate.caFile) {
  const parts = warnedParts({ channels: { lookup, caFile } });
  const input = { ...common, ...mailboxes, host: "localhost", ...settings } as Parameters<
    typeof parts.channels.create
  >[0];
  const { id } = parts.channels.create(input, OWNER);
  parts.channels.put(message("m1", { title: HOSTILE, text: "Wohnzimmer läuft wieder.\n.\nEnde" }));
  await parts.channels.dispatch();
  return parts.channels.need(id);
}

const login = { user: "me", password: "pass-word" };
const withLogin = {
  authMethods: ["PLAIN"],
  onAuth: (
    { username, password }: { username?: string | null | undefined; password?: string | null | undefined },
    _session: unknown,
    done: (error: Error | null, response?: { user: string }) => void,
  ) =>
    username === login.user && password === login.password
      ? done(null, { user: "me" })
      : done(new Error("no")),
};

describe("mail", () => {
  it("goes out over STARTTLS with user and password, as one harmless mail", async () => {
    const server = await mailServer({ ...certificate, ...withLogin });
    const channel = await mailed({ port: server.port, security: "starttls", ...login });
    expect(channel.lastDelivery).toMatchObject({ ok: true });
    const [mail] = server.received;
    expect(mail?.isEncrypted).toBe(true);
    expect(mail?.to).toEqual(["owner@example.org"]);
    const [headers = ""] = mail?.text.split("\r\n\r\n") ?? [];
    expect(headers).not.toMatch(/^Bcc:/im);
    expect(headers).toMatch(/^Message-ID: <m1@hearthash\.invalid>$/im);
    expect(JSON.stringify(channel)).not.toContain(login.password);
  });

  it("goes out over TLS from the first byte", async () => {
    const server = await mailServer({ ...certificate, secure: true, authOptional: true });
    expect((await mailed({ port: server.port, security: "tls" })).lastDelivery).toMatchObject({ ok: true });
  });

  it("does not go out where STARTTLS is not offered, nor to a certificate nobody vouches for", async () => {
    const plain = await mailServer({
      authOptional: true,
      hideSTARTTLS: true,
      disabledCommands: ["STARTTLS"],
    });
    const refused = await mailed({ port: plain.port, security: "starttls" });
    expect(refused.lastDelivery).toMatchObject({ ok: false });
    const server = await mailServer({ ...certificate, authOptional: true });
    const parts = await mailed({ port: server.port, security: "starttls" }, testCertificate().caFile);
    expect(parts.lastDelivery).toMatchObject({ ok: false, code: "tls-failed" });
    expect([...plain.received, ...server.received]).toEqual([]);
  });

  it("says that the password is wrong, and gives the message up", async () => {
    const server = await mailServer({ ...certificate, ...withLogin });
    const channel = await mailed({
      port: server.port,
      security: "starttls",
      user: "me",
      password: "wrong-one",
    });
    expect(channel).toMatchObject({ lost: 1, waiting: 0, lastDelivery: { ok: false, code: "refused" } });
    expect(JSON.stringify(channel)).not.toContain("wrong-one");
  });

  it("takes no password in clear", async () => {
    const { channels } = warnedParts();
    const input = {
      ...common,
      ...mailboxes,
      ...login,
      host: "127.0.0.1",
      port: 25,
      security: "none",
    } as const;
    expect(() => channels.create(input, OWNER)).toThrowError(
      expect.objectContaining({ code: "request-invalid" }),
    );
  });
});
