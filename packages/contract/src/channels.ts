import { z } from "zod";
import { alertSeveritySchema } from "./alerts.js";

const text = (most: number) => z.string().min(1).max(most);
const httpUrl = z
  .url({ protocol: /^https?$/, hostname: /./ })
  .max(1000)
  .refine((url) => !/^https?:\/\/[^/]*@/i.test(url), "takes no user or password");
const header = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\x21-\x7e]+$/, "takes printable ASCII without blanks");
const mailbox = z.email().max(254);

const kinds = {
  webhook: {
    url: httpUrl.describe("Where each message is posted. Never shown again"),
    secret: text(200).optional().describe("Signs each message. Never shown again"),
  },
  ntfy: {
    baseUrl: httpUrl.default("https://ntfy.sh").describe("Of the ntfy server"),
    topic: z.string().regex(/^[-_A-Za-z0-9]{1,64}$/, "takes letters, digits, - and _"),
    token: header(200).optional().describe("Access token. Never shown again"),
  },
  telegram: {
    baseUrl: httpUrl.default("https://api.telegram.org").describe("Of the Bot API server"),
    chatId: z.string().regex(/^(-?\d{1,20}|@\w{1,64})$/, "takes a chat's number or @name"),
    botToken: z
      .string()
      .regex(/^\d{1,20}:[-_A-Za-z0-9]{1,100}$/, "takes a token of the BotFather")
      .describe("Never shown again"),
  },
  discord: { url: httpUrl.describe("The channel's webhook. Never shown again") },
  push: {
    endpoint: z
      .url({ protocol: /^https$/, hostname: /./ })
      .max(1000)
      .refine((url) => !/^https:\/\/[^/]*@/i.test(url), "takes no user or password")
      .describe("Of the browser's push service. Never shown again"),
    p256dh: z
      .string()
      .regex(/^[-_A-Za-z0-9]{86,88}={0,2}$/, "takes a public key of P-256")
      .describe("The browser's key. Never shown again"),
    auth: z
      .string()
      .regex(/^[-_A-Za-z0-9]{22}={0,2}$/, "takes 16 bytes in base64url")
      .describe("The browser's secret. Never shown again"),
  },
  smtp: {
    host: text(253).regex(/^[-_.:A-Za-z0-9]+$/, "takes a name or an address"),
    port: z.int().min(1).max(65_535),
    security: z
      .enum(["tls", "starttls", "none"])
      .describe("tls: from the first byte (465). starttls: demanded (587). none: in clear"),
    user: text(254).optional(),
    password: text(254).optional().describe("Never shown again"),
    from: mailbox,
    to: z.array(mailbox).min(1).max(20),
  },
} as const;

const common = {
  name: text(80),
  enabled: z.boolean().default(true),
  minSeverity: alertSeveritySchema.default("info").describe("Least weighty alerts it is told"),
  tellResolved: z.boolean().default(true).describe("Also when something is over"),
};

/** Where messages go. */
export const channelInputSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("webhook"), ...common, ...kinds.webhook }),
    z.strictObject({ kind: z.literal("ntfy"), ...common, ...kinds.ntfy }),
    z.strictObject({ kind: z.literal("telegram"), ...common, ...kinds.telegram }),
    z.strictObject({ kind: z.literal("discord"), ...common, ...kinds.discord }),
    z.strictObject({ kind: z.literal("smtp"), ...common, ...kinds.smtp }),
  ])
  .meta({ id: "CreateChannel" });

/** A browser or an installed app that takes messages, as it says itself. */
export const pushInputSchema = z.strictObject({ ...common, ...kinds.push }).meta({ id: "PushInput" });

/** The same among the channels. It is made by the browser it goes to, and by nobody else. */
export const pushChannelSchema = z.strictObject({
  kind: z.literal("push"),
  ...common,
  ...kinds.push,
});

/** What became of one message. */
export const deliverySchema = z
  .object({
    ok: z.boolean(),
    at: z.int(),
    code: z
      .enum(["address-refused", "name-unknown", "unreachable", "tls-failed", "timeout", "refused", "damaged"])
      .nullable(),
    message: z.string().nullable().describe("What went wrong and what to do, for people"),
  })
  .meta({ id: "Delivery" });

/** A channel, without its secrets. */
export const channelSchema = z
  .object({
    id: z.string(),
    kind: z.enum(["webhook", "ntfy", "telegram", "discord", "smtp", "push"]),
    name: z.string(),
    enabled: z.boolean(),
    minSeverity: alertSeveritySchema,
    tellResolved: z.boolean(),
    settings: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
      .describe("All but the secrets; of a secret URL its host"),
    secrets: z.array(z.string()).describe("Names of the secrets it has"),
    waiting: z.int().describe("Messages that wait to be sent"),
    lastDelivery: deliverySchema.nullable(),
    failures: z.int().describe("Tries in a row that went wrong"),
    lost: z.int().describe("Messages given up after the last try"),
  })
  .meta({ id: "Channel" });

/** A channel as it is to be. A secret that is not given stays, as long as it goes to the same place. */
export const replaceChannelSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("webhook"), ...common, ...kinds.webhook, url: httpUrl.optional() }),
    z.strictObject({ kind: z.literal("ntfy"), ...common, ...kinds.ntfy }),
    z.strictObject({
      kind: z.literal("telegram"),
      ...common,
      ...kinds.telegram,
      botToken: kinds.telegram.botToken.optional(),
    }),
    z.strictObject({ kind: z.literal("discord"), ...common, url: httpUrl.optional() }),
    z.strictObject({ kind: z.literal("smtp"), ...common, ...kinds.smtp }),
    z.strictObject({ kind: z.literal("push"), ...common }),
  ])
  .meta({ id: "ReplaceChannel" });

/** How the caller's browser stands to push messages. */
export const pushStateSchema = z
  .object({
    publicKey: z
      .string()
      .nullable()
      .describe("What a browser subscribes with; null until channels.pushContact is set"),
    subscription: channelSchema.nullable().describe("Of the caller's own session"),
  })
  .meta({ id: "PushState" });

export type ChannelInput = z.infer<typeof channelInputSchema>;
/** Settings of any channel that the server keeps. */
export type KeptChannelInput = ChannelInput | z.infer<typeof pushChannelSchema>;
export type PushInput = z.infer<typeof pushInputSchema>;
export type PushState = z.infer<typeof pushStateSchema>;
export type ReplaceChannel = z.infer<typeof replaceChannelSchema>;
export type ChannelResource = z.infer<typeof channelSchema>;
export type DeliveryResource = z.infer<typeof deliverySchema>;
