/** A pool's address without its scheme, which is the same for nearly all. */
export function poolHost(url: string): string {
  return url.replace(/^stratum\+tcp:\/\//, "");
}
