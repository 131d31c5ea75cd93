/** How a server is reached. */
export interface ServerAddress {
  readonly url: URL;
  readonly token: string | undefined;
  /** File with the certificate of an authority that is trusted beside the usual ones. */
  readonly caFile: string | undefined;
}
