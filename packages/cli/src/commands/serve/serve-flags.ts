/** Flags of `serve`. Each that is given goes over the configuration and the environment. */
export interface ServeFlags {
  readonly listen?: string;
  readonly data?: string;
  readonly config?: string;
  readonly host?: string;
  readonly port?: number;
  readonly lan?: boolean;
  readonly insecureHttp?: boolean;
  readonly simulate: boolean;
  readonly open: boolean;
  readonly noColor: boolean;
}
