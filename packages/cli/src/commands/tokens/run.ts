import { createdTokenSchema, pageOf, type Scope, type TokenResource, tokenSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { paintFor } from "../../output/paint.js";
import { clipped, printable, printableJson } from "../../output/printable.js";
import { renderTable } from "../../output/table.js";
import { openServer } from "../../server/rest-client.js";
import type { ServerFlags } from "../../server/server-flags.js";

export interface CreateFlags extends ServerFlags {
  readonly scope: Scope;
  readonly days?: number;
  readonly quiet: boolean;
}

const COLUMNS = ["NAME", "SCOPE", "LAST USED", "EXPIRES", "ID"].map(
  (title) => ({ title, align: "left" }) as const,
);
const tokenList = pageOf(tokenSchema).pick({ items: true });

/** The tokens, a row each. */
export async function runListTokens(this: CliContext, flags: ServerFlags): Promise<void> {
  const client = await openServer(this, flags);
  const { items } = await client.get("/api/v1/tokens", tokenList);
  if (flags.json) {
    this.out.write(`${printableJson({ tokens: items }, 2)}\n`);
    return;
  }
  if (items.length === 0) {
    this.out.write("No tokens: hearthash tokens create NAME --scope read makes one.\n");
    return;
  }
  const paint = paintFor(this, flags.noColor);
  const table = renderTable(
    COLUMNS,
    items.map(row),
    this.out.columns ?? Number.POSITIVE_INFINITY,
    paint.faint,
  );
  this.out.write(`${table}\n`);
}

/** Makes a token. Its secret goes to stdout and nowhere else. */
export async function runCreateToken(this: CliContext, flags: CreateFlags, name: string): Promise<void> {
  const client = await openServer(this, flags);
  const days = flags.days === undefined ? {} : { expiresInDays: flags.days };
  const body = { name, scope: flags.scope, ...days };
  const token = await client.call("POST", "/api/v1/tokens", createdTokenSchema, { body });
  if (flags.json) {
    this.out.write(`${printableJson(token, 2)}\n`);
    return;
  }
  this.out.write(`${printable(token.secret)}\n`);
  if (flags.quiet) return;
  const text = `The token ${printable(token.name)} may ${token.scope}; its id is ${printable(token.id)}. It is not shown again.`;
  this.err.write(`${text}\n`);
}

/** Revokes a token at once. */
export async function runRevokeToken(this: CliContext, flags: ServerFlags, id: string): Promise<void> {
  const client = await openServer(this, flags);
  await client.remove(`/api/v1/tokens/${encodeURIComponent(id)}`);
  this.out.write(flags.json ? `${printableJson({ revoked: id }, 2)}\n` : `${printable(id)} revoked\n`);
}

function row({ name, scope, lastUsedAt, expiresAt, id }: TokenResource): readonly string[] {
  return [clipped(name, 30), scope, day(lastUsedAt) ?? "never", day(expiresAt) ?? "never", clipped(id, 60)];
}

function day(at: number | null): string | undefined {
  return at === null ? undefined : new Date(at).toISOString().slice(0, 10);
}
