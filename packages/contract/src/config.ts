import { z } from "zod";

const milliseconds = (least: number, most: number) => z.int().min(least).max(most);
const listenAddress = z
  .string()
  .regex(/^(?:\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$/, "takes address:port, such as 127.0.0.1:4029");

const configuredMiner = z.strictObject({
  host: z.string().min(1).max(260).describe("Address, host:port, range or CIDR"),
  name: z.string().min(1).max(80).optional().describe("What you call it"),
  place: z.string().max(80).optional().describe("Where it stands"),
  notes: z.string().max(2000).optional().describe("Anything worth remembering"),
  maxPowerW: z.int().min(1).max(100_000).optional().describe("Bound of everything unattended"),
  neverOnUnattended: z.boolean().optional().describe("Only a person may wake it"),
});

/** The server's configuration: the YAML file, each setting also as HEARTHASH_<SECTION>_<NAME>. */
export const configSchema = z
  .strictObject({
    server: z
      .strictObject({
        listen: listenAddress
          .default("127.0.0.1:4029")
          .describe("Address and port of the plain HTTP listener"),
        insecureHttp: z.boolean().default(false).describe("Allow plain HTTP beyond loopback"),
        publicUrls: z.array(z.url()).default([]).describe("Addresses a reverse proxy shows it under"),
        trustedProxies: z.array(z.string()).default([]).describe("Addresses of reverse proxies"),
      })
      .prefault({}),
    lan: z
      .strictObject({
        enabled: z.boolean().default(false).describe("Open a second port with TLS for the home network"),
        listen: listenAddress.default("0.0.0.0:4030").describe("Address and port of the TLS listener"),
        name: z
          .string()
          .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i, "takes letters, digits and - only")
          .optional()
          .describe("<name>.local; the host's own name unless given"),
        addresses: z.array(z.string()).default([]).describe("Further addresses of the certificate"),
        certificate: z.string().optional().describe("PEM file of a certificate of your own"),
        key: z.string().optional().describe("PEM file of its key"),
        announce: z.boolean().default(true).describe("Announce the name by mDNS"),
      })
      .prefault({}),
    polling: z
      .strictObject({
        watchedMs: milliseconds(1000, 3_600_000)
          .default(5000)
          .describe("How often a miner is asked that somebody watches"),
        backgroundMs: milliseconds(1000, 3_600_000)
          .default(30_000)
          .describe("How often every other one is asked"),
        concurrency: z.int().min(1).max(1024).default(64).describe("Most miners asked at a time"),
        connectTimeoutMs: milliseconds(100, 60_000).default(3000).describe("How long a connection may take"),
        replyTimeoutMs: milliseconds(500, 120_000).default(12_000).describe("How long a reply may take"),
      })
      .prefault({}),
    miners: z.array(configuredMiner).default([]).describe("Miners to poll, by address"),
    subnets: z.array(z.string()).default([]).describe("Networks searched when a miner has moved"),
    security: z
      .strictObject({
        allowTargets: z
          .array(z.string())
          .default([])
          .describe("Networks beyond private ones that may be added over HTTP, such as 127.0.0.0/8"),
        keyFile: z.string().optional().describe("Key of the stored secrets; beside the data unless given"),
        sessionDays: z
          .int()
          .min(1)
          .max(365)
          .default(30)
          .describe("Days until a browser has to sign in again"),
      })
      .prefault({}),
    history: z
      .strictObject({
        enabled: z.boolean().default(true).describe("Remember what miners did"),
        budgetGb: z
          .number()
          .min(0.05)
          .max(100_000)
          .optional()
          .describe("Most disk it takes; 5 or a tenth of the disk unless given"),
        rawHours: z.int().min(2).max(8760).default(48).describe("For how long each poll is kept"),
        minuteDays: z.int().min(1).max(3650).default(90).describe("For how long each minute is kept"),
      })
      .prefault({}),
    energy: z
      .strictObject({
        pricePerKwh: z
          .number()
          .min(0)
          .max(1000)
          .optional()
          .describe("What a kWh costs; without it no cost is shown"),
        currency: z.string().min(1).max(8).default("EUR").describe("Of the price: EUR, USD, CHF ..."),
      })
      .prefault({}),
    backup: z
      .strictObject({
        daily: z.boolean().default(false).describe("Make a backup each day, in the data folder"),
        keep: z.int().min(1).max(365).default(7).describe("How many daily backups are kept"),
      })
      .prefault({}),
    channels: z
      .strictObject({
        pushContact: z
          .string()
          .max(320)
          .refine(isContact, "takes mailto:you@example.com or an https address")
          .optional()
          .describe("Who push services may turn to, mailto: or https:; no push messages without"),
        allowLoopback: z.boolean().default(false).describe("Messages may go to this computer itself"),
        caFile: z.string().optional().describe("PEM file of a further authority of your own servers"),
      })
      .prefault({}),
    watchdog: z
      .strictObject({
        enabled: z.boolean().default(false).describe("Restart a miner that should hash and does not"),
        afterMinutes: z.int().min(5).max(1440).default(15).describe("For how long it must have done nothing"),
        restartsPerDay: z.int().min(1).max(12).default(3).describe("Most restarts of a miner in 24 hours"),
      })
      .prefault({}),
    metrics: z
      .strictObject({
        enabled: z.boolean().default(true).describe("Offer /metrics to Prometheus"),
        perMiner: z.boolean().default(true).describe("A series for each miner, beside the totals"),
      })
      .prefault({}),
    log: z
      .strictObject({
        level: z
          .enum(["debug", "info", "warn", "error", "silent"])
          .default("info")
          .describe("Least weighty messages that are logged"),
      })
      .prefault({}),
  })
  .meta({ id: "Config" });

/** What push services take: a mailbox or a page of somebody who answers. Source: RFC 8292, section 2.1. */
function isContact(text: string): boolean {
  if (text.startsWith("mailto:")) return z.email().safeParse(text.slice("mailto:".length)).success;
  return z.url({ protocol: /^https$/, hostname: /\./ }).safeParse(text).success;
}

/** The configuration, every default filled in. */
export type Config = z.infer<typeof configSchema>;
/** The configuration as it may be written. */
export type ConfigInput = z.input<typeof configSchema>;
