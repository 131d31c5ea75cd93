import type { Message } from "../message.js";
import type { Net } from "../net/net.js";
import { type ResolvedHost, resolveHost } from "../net/resolve-host.js";
import { failed, networkFailure, type Outcome } from "../outcome.js";
import { oneLine } from "../plain-text.js";
import type { ChannelKind, SettingsOf } from "./channel.js";

/** Mail, by a server of the owner's choice. */
export const smtp: ChannelKind<"smtp"> = {
  secrets: ["password"],
  placeOf: ({ host, user }) => `${user ?? ""}@${host}`,
  show: ({ host, port, security, user, from, to }) => ({
    ...{ host, port, security, from, to },
    ...(user === undefined ? {} : { user }),
  }),
  open: (settings, net) => ({
    send: async (message) => {
      const resolved = await resolveHost(settings.host, net.policy, net.lookup);
      if (!resolved.ok) return resolved;
      return await mail(settings, resolved, message, net);
    },
  }),
};

async function mail(
  settings: SettingsOf<"smtp">,
  resolved: ResolvedHost,
  { id, title, text }: Message,
  net: Net,
): Promise<Outcome> {
  // Loaded where it is used: few houses send mail.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport(transportOptions(settings, resolved, net));
  try {
    await transport.sendMail({
      from: { name: "hearthash", address: settings.from },
      to: settings.to.map((address) => ({ name: "", address })),
      subject: oneLine(title).slice(0, 200),
      text,
      // The same for each try, so that a mailbox can tell a repetition.
      messageId: `<${id}@hearthash.invalid>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { ok: true };
  } catch (error) {
    return mailFailure(error, settings.host);
  } finally {
    transport.close();
  }
}

function transportOptions(
  { port, security, user, password }: SettingsOf<"smtp">,
  { address, servername }: ResolvedHost,
  { timeoutMs, authorities }: Net,
) {
  return {
    ...{ host: address, port, name: "hearthash.invalid" },
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: {
      ...(servername === undefined ? {} : { servername }),
      ...(authorities === undefined ? {} : { ca: [...authorities] }),
    },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
  };
}

/** Nodemailer keeps Node's own code of a broken connection apart. */
interface MailError {
  readonly responseCode?: number;
  readonly code?: string;
  readonly originalCode?: string;
}

function mailFailure(error: unknown, host: string): Outcome {
  const { responseCode, code = "", originalCode = code } = error as MailError;
  if (code === "EAUTH") {
    const message = `${host} does not take this user and password (${responseCode ?? "no code"})`;
    return failed("refused", message, { isFinal: true });
  }
  if (code !== "ETLS" && typeof responseCode === "number" && responseCode >= 400) {
    return failed("refused", `${host} refused the mail (${responseCode})`, { isFinal: responseCode >= 500 });
  }
  return networkFailure({ code: originalCode }, host);
}
