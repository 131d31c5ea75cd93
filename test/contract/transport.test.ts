import { openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { reactNativeTransport, type TcpSocketLike } from "@hearthash/client/react-native";
import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { describeTransport, failure } from "./transport.js";
import { tcpSocketDouble } from "./transport-tcp-socket-double.js";

describeTransport("Node", nodeTransport);
describeTransport("React Native on iOS", () => reactNativeTransport(tcpSocketDouble("ios")));
describeTransport("React Native on Android", () => reactNativeTransport(tcpSocketDouble("android")));

/** A socket whose events the test makes itself. */
function scripted(
  script: (emit: (event: string, value?: unknown) => void, connected: () => void) => void,
  writeFails?: Error,
) {
  const destroyed: number[] = [];
  const written: Uint8Array[] = [];
  const transport = reactNativeTransport({
    createConnection(_options, onConnect) {
      const listeners = new Map<string, (value: never) => void>();
      const emit = (event: string, value?: unknown) => listeners.get(event)?.(value as never);
      setImmediate(() => script(emit, onConnect));
      const socket: TcpSocketLike = {
        on: (event: string, listener: (value: never) => void) => listeners.set(event, listener),
        write(data) {
          if (writeFails !== undefined) throw writeFails;
          written.push(data);
        },
        destroy: () => destroyed.push(1),
      };
      return socket;
    },
  });
  const options = { connectTimeoutMs: 300, replyTimeoutMs: 300, maxReplyBytes: 1000, isWrite: true };
  const reply = () =>
    transport.request({ host: "192.0.2.1", port: 4028 }, { ...options, bytes: new Uint8Array([123]) });
  return { reply, destroyed, written };
}

describe("React Native's sockets", () => {
  it("that never connect are given up", async () => {
    const { reply, destroyed, written } = scripted((_emit, connected) => setTimeout(connected, 400));
    const error = await failure(reply());
    expect(error).toMatchObject({ code: "timeout", requestSent: false });
    expect(error.message).toMatch(/does not take connections: no answer in 0\.3 s$/);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(destroyed).toHaveLength(1);
    expect(written).toEqual([]);
  });

  it("may give text, and need not say that they are closed", async () => {
    const { reply, destroyed } = scripted((emit, connected) => {
      connected();
      emit("data", '{"id"');
      emit("data", ":1}\0");
    });
    const frame = await reply();
    expect(new TextDecoder().decode(frame.bytes)).toBe('{"id":1}');
    expect(destroyed).toHaveLength(1);
  });

  it("are closed before the reply is handed on", async () => {
    let isClosed = false;
    const { reply, destroyed } = scripted((emit, connected) => {
      connected();
      emit("data", new Uint8Array([123, 125, 0]));
      setTimeout(() => {
        isClosed = true;
        emit("close", false);
      }, 50);
    });
    expect(await reply()).toMatchObject({ end: "nul" });
    expect(isClosed).toBe(true);
    expect(destroyed).toHaveLength(1);
  });

  it("that throw when they are written to have hung up", async () => {
    const { reply } = scripted((_emit, connected) => connected(), new Error("Socket is closed."));
    expect(await failure(reply())).toMatchObject({ code: "closed", requestSent: true });
  });

  it.each([
    ["No route to host", "unreachable"],
    ["Operation timed out", "timeout"],
    [new Error("connect failed: EHOSTUNREACH (No route to host)"), "unreachable"],
    ["Network is down", "unreachable"],
  ])("that fail with %j before they are connected: %s", async (cause, code) => {
    const { reply } = scripted((emit) => emit("error", cause));
    expect(await failure(reply())).toMatchObject({ code, requestSent: false, cause });
  });

  it("that cannot be made at all", async () => {
    const transport = reactNativeTransport({
      createConnection() {
        throw new Error("no native module");
      },
    });
    const error = await failure(openMiner("192.0.2.1", { transport }).identify());
    expect(error.message).toBe("192.0.2.1:4028 cannot be connected to (no native module)");
  });

  it("carry a snapshot and a change", async () => {
    const simulator = await startSimulator({ miners: [{ model: "mini3", port: 0 }], timeScale: 20 });
    const [device] = simulator.miners;
    const miner = openMiner(`${device?.host}:${device?.port}`, {
      transport: reactNativeTransport(tcpSocketDouble("ios")),
    });
    expect((await miner.snapshot()).points.powerWallW).toBeGreaterThan(0);
    expect(await miner.control.apply({ kind: "setFan", percent: 55 })).toMatchObject({ status: "confirmed" });
    await simulator.stop();
  });
});
