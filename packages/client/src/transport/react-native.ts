/**
 * The transport for React Native: TCP by a socket of the shape of `react-native-tcp-socket`, which the app hands in.
 *
 * @module
 */
import { systemRing } from "./deadline-ring.js";
import { exchangeOverTcpSocket } from "./react-native-exchange.js";
import type { TcpSocketModule } from "./react-native-socket.js";
import { type PlatformParts, Transport } from "./transport.js";

export type { TcpSocketLike, TcpSocketModule } from "./react-native-socket.js";

/**
 * A transport over the sockets of an app. Make one for the whole app.
 *
 * @param tcpSocket the default export of `react-native-tcp-socket`, or anything of its shape.
 * @param parts what else the app's platform has; SHA-256 is needed to set pools on a Nano 3.
 */
export function reactNativeTransport(tcpSocket: TcpSocketModule, parts: PlatformParts = {}): Transport {
  const ring = systemRing();
  return new Transport(
    (to, request, options) => exchangeOverTcpSocket(tcpSocket, ring, to, request, options),
    parts,
  );
}
