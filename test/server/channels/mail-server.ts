import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { stoppedBehind } from "../../support/stopped-behind.js";

/** A mail as a server has got it. */
interface ReceivedMail {
  readonly text: string;
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
}

/** A real SMTP server on loopback; stopped behind the test. */
export async function mailServer(options: SMTPServerOptions) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    ...options,
    // No look-ups of names.
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({
          text: Buffer.concat(chunks).toString("utf8"),
          to,
          isEncrypted: session.secure === true,
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return stoppedBehind({ port, received, stop });
}
