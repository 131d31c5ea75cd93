import type { Socket } from "node:net";

/** What cannot even be read as HTTP is answered by hand and hung up on. */
const STATUS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/** Answers a request that the parser refused. Nothing of it is logged: its bytes may hold a token. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  const { code = "" } = error;
  const isHttp = code.startsWith("HPE_") || code.startsWith("ERR_HTTP_");
  // Where TLS has failed, or never began, there is nobody to answer; ending would wait for its handshake.
  if (!isHttp || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = STATUS[code] ?? "400 Bad Request";
  const body = JSON.stringify({
    type: "urn:hearthash:problem:request-invalid",
    title: status.slice(4),
    status: Number(status.slice(0, 3)),
    code: "request-invalid",
  });
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\ncontent-length: ${body.length}`;
  socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`, () => socket.destroy());
}
