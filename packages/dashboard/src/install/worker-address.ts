const WORKER = "/sw.js";

/** What of Trusted Types is needed here; TypeScript does not know them. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (text: string) => string },
  ): { createScriptURL(text: string): string };
}

/** The worker's address as the server's policy wants it: of the one policy, which admits nothing else. */
export function workerAddress(): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (factory === undefined) return WORKER;
  const policy = factory.createPolicy("hearthash", {
    createScriptURL: (text) => {
      if (text !== WORKER) throw new TypeError(`${text} is no script of this page`);
      return text;
    },
  });
  return policy.createScriptURL(WORKER);
}
