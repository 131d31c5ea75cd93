import { connect } from "node:net";

/** One request without a thought for its reply, as a stranger's program sends it. */
export async function askOnce(
  { host, port }: { readonly host: string; readonly port: number },
  text: string,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, host, () => socket.end(text));
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.resume();
  });
}
