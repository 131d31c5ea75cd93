import { ServerError } from "../../errors/index.js";

/** Items of one answer unless the caller says how many. */
export const DEFAULT_LIMIT = 100;

/** Where a list was left: the last item's id, and its place should the item be gone. */
interface Place {
  readonly index: number;
  readonly id: string;
}

/**
 * One part of a list that lies in memory.
 *
 * @throws ServerError `request-invalid` for a cursor of other make.
 */
export function pageIn<Item extends { readonly id: string }>(
  items: readonly Item[],
  {
    limit = DEFAULT_LIMIT,
    cursor,
  }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): { readonly items: readonly Item[]; readonly next: string | null } {
  const start = cursor === undefined ? 0 : startBehind(items, readCursor(cursor));
  const part = items.slice(start, start + limit);
  const last = part.at(-1);
  const isEnd = last === undefined || start + part.length >= items.length;
  return { items: part, next: isEnd ? null : writeCursor({ index: start + part.length - 1, id: last.id }) };
}

function startBehind(items: readonly { readonly id: string }[], { index, id }: Place): number {
  if (items[index]?.id === id) return index + 1;
  const found = items.findIndex((item) => item.id === id);
  return found === -1 ? index : found + 1;
}

function writeCursor({ index, id }: Place): string {
  return Buffer.from(`${index}.${id}`).toString("base64url");
}

function readCursor(cursor: string): Place {
  const [, index, id] = /^(\d{1,9})\.(.+)$/s.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (index === undefined || id === undefined) throw badCursor(cursor);
  return { index: Number(index), id };
}

/** A cursor that is a number of a row. @throws ServerError `request-invalid`. */
export function numericCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw badCursor(cursor);
  return Number(cursor);
}

function badCursor(cursor: string): ServerError {
  const message = "takes `next` of the answer before";
  return new ServerError("request-invalid", `The cursor ${JSON.stringify(cursor)} is not one of this list`, [
    { path: "cursor", message },
  ]);
}
