/** The reader's language. Some engines under LANG=C name one that Intl refuses. */
export function readerLocale(): string {
  for (const tag of [...(navigator.languages ?? []), navigator.language]) {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? "en";
    } catch {
      // Not a language tag: the next one may be.
    }
  }
  return "en";
}
