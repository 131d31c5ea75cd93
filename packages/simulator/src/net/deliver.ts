import type { Socket } from "node:net";
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import type { Delivery } from "../faults/delivery.js";

/** Writes a reply part by part and ends the connection as it says; stops as soon as the client is gone. */
export async function deliver(socket: Socket, { parts, ending }: Delivery): Promise<void> {
  for (const { bytes, waitMs } of parts) {
    if (waitMs !== undefined) {
      socket.setNoDelay(true);
      await (waitMs > 0 ? pause(waitMs) : turn());
    }
    if (socket.destroyed) return;
    await write(socket, bytes);
  }
  if (ending === "close") socket.destroySoon();
  if (ending === "reset") socket.resetAndDestroy();
}

/** Settles when the kernel has the bytes, or the connection is gone. */
function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((done) => {
    const settle = () => {
      socket.off("close", settle);
      done();
    };
    socket.once("close", settle);
    socket.write(bytes, settle);
  });
}
