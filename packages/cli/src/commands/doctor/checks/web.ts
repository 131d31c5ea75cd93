import { openTcp } from "../../../hosts/tcp-session.js";
import type { Finding } from "../finding.js";

/** Whether the same address has a web page. Only connects; nothing is sent. */
export async function checkWeb(host: string, signal: AbortSignal): Promise<Finding> {
  try {
    const { socket } = await openTcp({ host, port: 80 }, 3000, signal);
    socket.destroy();
    const shown = host.includes(":") ? `[${host}]` : host;
    return { result: "ok", found: `port 80 takes connections: http://${shown}/` };
  } catch {
    return { result: "note", found: "nothing on port 80; reading and controlling do not need it" };
  }
}
