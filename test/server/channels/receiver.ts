import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stoppedBehind } from "../../support/stopped-behind.js";

/** What a receiver has got. */
interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

/** What a receiver answers; 200 without a body unless told otherwise. */
export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A certificate for `localhost`, and the file of the authority that vouches for it. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
  readonly caFile: string;
}

/** A server of somebody who takes messages, on loopback; stopped behind the test. */
export async function receiver(answers: Answer[] = [], tls?: TestCertificate) {
  const received: Received[] = [];
  const take = (request: IncomingMessage, reply: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url: path = "", headers } = request;
      const bytes = Buffer.concat(chunks);
      received.push({ path, headers, body: bytes.toString("utf8"), bytes });
      const answer = answers.shift() ?? { status: 200 };
      reply.writeHead(answer.status, answer.headers).end(answer.body);
    });
  };
  const server = tls === undefined ? createServer(take) : createTlsServer(tls, take);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const scheme = tls === undefined ? "http" : "https";
  return stoppedBehind({ url: `${scheme}://127.0.0.1:${port}`, port, received, answers, stop });
}

/** Makes an authority and a certificate of it for localhost and 127.0.0.1. */
export function testCertificate(): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-tls-"));
  const run = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  run("req", "-x509", ...ec, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=test CA");
  run("req", ...ec, "-keyout", "leaf.key", "-out", "leaf.csr", "-subj", "/CN=localhost");
  execFileSync("sh", ["-c", "echo subjectAltName=DNS:localhost,IP:127.0.0.1 > leaf.ext"], { cwd: folder });
  const signing = [
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-CAcreateserial",
    "-extfile",
    "leaf.ext",
    "-days",
    "2",
  ];
  run("x509", "-req", "-in", "leaf.csr", ...signing, "-out", "leaf.pem");
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { key: read("leaf.key"), cert: read("leaf.pem"), caFile: join(folder, "ca.pem") };
}
