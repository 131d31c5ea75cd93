interface Described {
  readonly paths?: unknown;
  readonly components?: { readonly schemas?: unknown };
}

/**
 * Leaves out the schemas that nothing refers to: every schema of the contract is there twice, as it is written and
 * as it is read, and most are used one way only.
 */
export function keepReferenced<Document extends object>(document: Document): Document {
  const { components, paths } = document as Described;
  const schemas = (components?.schemas ?? {}) as Readonly<Record<string, unknown>>;
  const kept = new Set<string>();
  const waiting = namesIn(paths);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (kept.has(name)) continue;
    kept.add(name);
    waiting.push(...namesIn(schemas[name]));
  }
  const entries = Object.entries(schemas).filter(([name]) => kept.has(name));
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...document, components: { ...components, schemas: Object.fromEntries(entries) } };
}

function namesIn(part: unknown): string[] {
  const text = JSON.stringify(part) ?? "";
  return [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? "");
}
