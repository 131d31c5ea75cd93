import type { RestClient } from "./rest-client.js";

/** A part of a list. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

type PageShape<Item> = Parameters<typeof RestClient.prototype.get<Page<Item>>>[1];

/** A list that is read to its end, or to so many items. */
export async function allPages<Item>(
  client: RestClient,
  path: string,
  shape: PageShape<Item>,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let next: string | null = "";
  while (next !== null && items.length < most) {
    const query = new URLSearchParams({ limit: String(Math.min(1000, most - items.length)) });
    if (next !== "") query.set("cursor", next);
    const page: Page<Item> = await client.get(`${path}${path.includes("?") ? "&" : "?"}${query}`, shape);
    items.push(...page.items);
    // A server that gives an empty part with a next one would be asked for ever.
    next = page.items.length === 0 ? null : page.next;
  }
  return items;
}
