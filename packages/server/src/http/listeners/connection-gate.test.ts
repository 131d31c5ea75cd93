import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { ConnectionGate } from "./connection-gate.js";
import { defaultLimits } from "./limits.js";

async function guarded(isMany: boolean): Promise<{ readonly port: number; readonly gate: ConnectionGate }> {
  const server = createServer((socket) => socket.on("error", () => undefined).write("hello"));
  const gate = new ConnectionGate({ ...defaultLimits, connectionsPerAddress: 3 }, () => isMany);
  gate.guard(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    gate.destroyAll();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, gate };
}

/** Resolves with the connection once it was greeted, with `undefined` once it was hung up on. */
function greeted(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.once("data", () => resolve(socket));
    socket.once("close", () => resolve(undefined));
  });
}

it("turns away an address with too many connections, until one has ended", async () => {
  const { port } = await guarded(false);
  const [first, ...others] = [await greeted(port), await greeted(port), await greeted(port)];
  expect(others.every((socket) => socket !== undefined)).toBe(true);
  expect(await greeted(port)).toBeUndefined();
  first?.destroy();
  await expect.poll(() => greeted(port)).toBeDefined();
});

it("does not count at an address that many callers come from", async () => {
  const { port } = await guarded(true);
  for (let i = 0; i < 6; i += 1) expect(await greeted(port)).toBeDefined();
});

it("ends all connections", async () => {
  const { port, gate } = await guarded(true);
  const socket = await greeted(port);
  const closed = new Promise((resolve) => socket?.once("close", resolve));
  gate.destroyAll();
  await closed;
});
