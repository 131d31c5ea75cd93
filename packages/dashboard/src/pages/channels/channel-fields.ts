import type { ChannelInput, ReplaceChannel } from "@hearthash/contract";

/** The kinds of channels: those that are added here, and browsers, which add themselves. */
export type ChannelKind = ReplaceChannel["kind"];
type Common = "kind" | "name" | "enabled" | "minSeverity" | "tellResolved";
type FieldsOf<Kind extends ChannelKind> = Exclude<keyof Extract<ReplaceChannel, { kind: Kind }>, Common>;

/** A field of a channel's form. */
export interface ChannelField {
  readonly label: string;
  readonly look: "text" | "number" | "secret" | "list" | "choice";
  readonly isRequired?: boolean;
  /** Chosen by a person: spaces around it may be meant. Of what was copied from elsewhere they are a slip. */
  readonly isVerbatim?: boolean;
  readonly hint?: string;
  /** What stands in it at first. */
  readonly value?: string;
  readonly help?: string;
  readonly choices?: readonly { readonly value: string; readonly word: string }[];
  /** Another field by whose choice the usual value of this one goes. */
  readonly follows?: { readonly name: string; readonly usual: Readonly<Record<string, string>> };
}

/** A kind in words, and every field the contract has for it: a new one does not compile until it is here. */
type KindFields = {
  readonly [Kind in ChannelKind]: {
    readonly word: string;
    readonly about: string;
    readonly fields: { readonly [Name in FieldsOf<Kind>]-?: ChannelField };
  };
};

/** What each kind of channel is asked for. */
export const channelKinds: KindFields = {
  ntfy: {
    word: "ntfy",
    about: "To your phone, by the ntfy app. Choose a topic that nobody guesses, and subscribe to it there.",
    fields: {
      topic: { label: "Topic", look: "text", isRequired: true, hint: "a-word-nobody-guesses" },
      baseUrl: { label: "Server", look: "text", isRequired: true, value: "https://ntfy.sh" },
      token: { label: "Access token, if the topic has one", look: "secret" },
    },
  },
  telegram: {
    word: "Telegram",
    about: "Make a bot with @BotFather, write to it once, and give its token and your chat's number.",
    fields: {
      botToken: { label: "Token of the bot", look: "secret", isRequired: true },
      chatId: { label: "Chat", look: "text", isRequired: true, hint: "123456789 or @name" },
      baseUrl: {
        label: "Bot API server",
        look: "text",
        isRequired: true,
        value: "https://api.telegram.org",
      },
    },
  },
  discord: {
    word: "Discord",
    about: "In Discord: settings of the channel, Integrations, Webhooks, New webhook, Copy webhook URL.",
    fields: {
      url: {
        label: "Webhook URL",
        look: "secret",
        isRequired: true,
        hint: "https://discord.com/api/webhooks/…",
      },
    },
  },
  smtp: {
    word: "E-mail",
    about: "By the mail server of your provider. Many ask for an app password of its own.",
    fields: {
      to: { label: "To", look: "list", isRequired: true, help: "Several with a comma between them." },
      from: { label: "From", look: "text", isRequired: true, hint: "you@example.com" },
      host: { label: "Mail server", look: "text", isRequired: true, hint: "smtp.example.com" },
      security: {
        label: "Security",
        look: "choice",
        value: "tls",
        choices: [
          { value: "tls", word: "TLS (port 465)" },
          { value: "starttls", word: "STARTTLS (port 587)" },
          { value: "none", word: "None (port 25): readable on the way" },
        ],
      },
      port: {
        ...{ label: "Port", look: "number", isRequired: true, value: "465" },
        follows: { name: "security", usual: { tls: "465", starttls: "587", none: "25" } },
      },
      user: { label: "User, if it asks for one", look: "text" },
      password: { label: "Password, if it asks for one", look: "secret", isVerbatim: true },
    },
  },
  webhook: {
    word: "Webhook",
    about: "Each message is posted as JSON to an address of yours: Home Assistant, n8n, a program.",
    fields: {
      url: { label: "URL", look: "secret", isRequired: true, hint: "https://example.com/hook" },
      secret: {
        label: "Secret to sign with",
        look: "secret",
        isVerbatim: true,
        help: "With it the other side can tell that a message is from here. May stay empty.",
      },
    },
  },
  push: {
    word: "Notifications",
    about: "A browser or an installed app that turned notifications on, under Settings there.",
    fields: {},
  },
};

/** The kinds, as they are offered. */
export const kindChoices = (Object.keys(channelKinds) as readonly ChannelKind[])
  .filter((value): value is ChannelInput["kind"] => value !== "push")
  .map((value) => ({ value, word: channelKinds[value].word }));

/** The fields of a kind, in the order in which they are asked for. */
export function fieldsOf(kind: ChannelKind): readonly (readonly [string, ChannelField])[] {
  return Object.entries(channelKinds[kind].fields);
}
