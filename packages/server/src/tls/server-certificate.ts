/** What a TLS port shows, and when it changes. */
export interface ServerCertificate {
  /** Certificate chain and key, as PEM. */
  readonly current: () => { readonly cert: string; readonly key: string };
  /** Told when there is a new one: for `setSecureContext`, which leaves open connections alone. */
  readonly onChange: (listener: () => void) => void;
  /** Looks now whether it must be renewed or read again; done by itself every minute. */
  readonly refresh: () => Promise<void>;
  /** Ends the looking. */
  readonly close: () => void;
  /** File with the CA that clients must trust; absent for a certificate of the owner's own. */
  readonly caFile?: string;
}

/** Something about a certificate that its owner should know. Never with a key in it. */
export type CertificateWarning = (message: string) => void;
