/** An address without the form that IPv6 sockets give IPv4 ones, and without a zone. */
export function plainAddress(address: string | undefined): string | undefined {
  return address
    ?.toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "")
    .replace(/%.*$/, "");
}

/** Whether an address of {@link plainAddress} is of this machine alone. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && (address === "::1" || address.startsWith("127."));
}
