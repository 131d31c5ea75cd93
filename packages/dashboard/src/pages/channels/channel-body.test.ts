import { channelInputSchema, replaceChannelSchema } from "@hearthash/contract";
import { describe, expect, it } from "vitest";
import { channelBody, replacingBody } from "./channel-body.js";
import { fieldsOf, kindChoices } from "./channel-fields.js";

const common = { name: "Me", enabled: "on", minSeverity: "warning", tellResolved: "" };
const filled = {
  ntfy: { topic: "my-topic", baseUrl: "https://ntfy.sh", token: "" },
  telegram: { botToken: "12:abc", chatId: "-100", baseUrl: "https://api.telegram.org" },
  discord: { url: "https://discord.com/api/webhooks/1/x" },
  smtp: {
    ...{ to: "a@example.com, b@example.com", from: "c@example.com", host: "mail.example.com" },
    ...{ security: "tls", port: "465", user: "", password: "" },
  },
  webhook: { url: "https://example.com/in", secret: "" },
} as const;

/** Reads fields as a form does: what is not there is empty. */
function texts(fields: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => fields[name] ?? "";
}

describe.each(kindChoices)("$word", ({ value: kind }) => {
  it("is put together as the contract takes it; what is empty is not sent", () => {
    const body = channelBody(kind, texts({ ...common, ...filled[kind] }));
    expect(channelInputSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ enabled: true, tellResolved: false, minSeverity: "warning" });
    expect(Object.values(body)).not.toContain("");
  });

  it("keeps its secrets when it is replaced without them", () => {
    const secrets = fieldsOf(kind).flatMap(([name, { look }]) => (look === "secret" ? [name] : []));
    const others = Object.fromEntries(
      Object.entries(filled[kind]).filter(([name]) => !secrets.includes(name)),
    );
    const body = replacingBody(kind, texts({ ...common, ...others }));
    expect(replaceChannelSchema.parse(body)).toEqual(body);
    for (const secret of secrets) expect(body).not.toHaveProperty(secret);
  });
});

it("mail goes to each of several addresses", () => {
  expect(channelBody("smtp", texts({ ...common, ...filled.smtp }))).toMatchObject({
    to: ["a@example.com", "b@example.com"],
    port: 465,
  });
});
