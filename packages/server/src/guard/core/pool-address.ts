/** Where a pool is, whatever way its URL is written. */
export interface PoolAddress {
  /** The same for two spellings of one pool. */
  readonly key: string;
  readonly host: string;
}

/** What cgminer connects to when a URL names no port. Source: upstream cgminer util.c, extract_sockaddr. */
const DEFAULT_PORT = "80";

const PARTS = /^(?:([a-z0-9+.-]+):\/\/)?(?:([^@/\s]*)@)?(\[[^\]]*\]|[^:/?#\s]*)(?::(\d+))?([^#]*)(#.*)?$/i;

/**
 * Reads a pool's URL. A firmware adds `stratum+tcp://` to a bare address and strips `#xnsub` (vendor's published
 * Nano 3S service, cgminer.c 645); `stratum+ssl` is `stratum+tls`. A password in the URL is no part of it.
 */
export function poolAddress(url: string): PoolAddress {
  const text = url.trim();
  const parts = PARTS.exec(text);
  if (parts === null) return { key: text, host: "" };
  const [, scheme = "stratum+tcp", login = "", name = "", port = DEFAULT_PORT, path = "", mark = ""] = parts;
  const host = name.toLowerCase().replace(/\.$/, "");
  const user = login.split(":")[0] ?? "";
  const suffix = mark.toLowerCase() === "#xnsub" ? "" : mark;
  const rest = `${path.replace(/\/+$/, "")}${suffix}`;
  const kind = scheme.toLowerCase().replace("stratum+ssl", "stratum+tls");
  return { key: `${kind}://${user === "" ? "" : `${user}@`}${host}:${Number(port)}${rest}`, host };
}
