import type { ChannelResource } from "@hearthash/contract";
import { expect, it } from "vitest";
import { fieldsOf } from "./channel-fields.js";
import { firstValue } from "./first-value.js";

const port = Object.fromEntries(fieldsOf("smtp"))["port"];
const portOf = (channel: ChannelResource | undefined, security?: string) =>
  port === undefined
    ? undefined
    : firstValue("port", port, channel, security === undefined ? {} : { security });

function kept(security: string, number: number): ChannelResource {
  return {
    ...{ id: "c", kind: "smtp", name: "Mail", enabled: true, minSeverity: "info", tellResolved: true },
    ...{ settings: { security, port: number }, secrets: [], waiting: 0, failures: 0, lost: 0 },
    lastDelivery: null,
  };
}

it("a new mail channel has the usual port of what is chosen", () => {
  expect(portOf(undefined)).toBe("465");
  expect(portOf(undefined, "starttls")).toBe("587");
  expect(portOf(undefined, "none")).toBe("25");
  expect(portOf(undefined, "tls")).toBe("465");
});

it("a kept port goes along only where it was the usual one", () => {
  expect(portOf(kept("starttls", 587))).toBe("587");
  expect(portOf(kept("starttls", 587), "tls")).toBe("465");
  expect(portOf(kept("starttls", 2525), "tls")).toBe("2525");
  expect(portOf(kept("tls", 587), "none")).toBe("587");
});
