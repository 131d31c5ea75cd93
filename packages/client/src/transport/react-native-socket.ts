/** The part of a `react-native-tcp-socket` socket that is used. */
export interface TcpSocketLike {
  on(event: "data", listener: (data: Uint8Array | string) => void): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  write(data: Uint8Array): unknown;
  destroy(): unknown;
}

/** The part of the module `react-native-tcp-socket` that is used. */
export interface TcpSocketModule {
  createConnection(
    options: { readonly host: string; readonly port: number },
    onConnect: () => void,
  ): TcpSocketLike;
}
