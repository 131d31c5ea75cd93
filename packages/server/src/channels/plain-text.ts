/** Joins words without being seen, and keeps programs from taking them for a link or a mention. */
const WORD_JOINER = "\u2060";

/** Text on one line, without controls and without what turns the direction of writing around. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Text in which nothing becomes a link, a mention or a bot's command by itself. */
export function unlinked(text: string): string {
  return text
    .replace(/@/g, `@${WORD_JOINER}`)
    .replace(/\/\//g, `/${WORD_JOINER}/`)
    .replace(/(^|\s)\//g, `$1/${WORD_JOINER}`)
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L})/gu, `.${WORD_JOINER}`);
}

/** Text that Discord's Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>#+\-=[\]()<:{}!]/g, "\\$&");
}
