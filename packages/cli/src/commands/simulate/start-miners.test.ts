import { connect } from "node:net";
import { expect, it } from "vitest";
import { startMiners } from "./start-miners.js";

function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

it.each([0, 47_028])("lets go of every port by `stop` alone, asked for port %i", async (port) => {
  const { miners, stop } = await startMiners([
    { model: "mini3", host: "127.0.91.1", port },
    { model: "q", host: "127.0.91.2", port },
  ]);
  const openPorts = () => Promise.all(miners.map((miner) => isOpen(miner.host, miner.port)));
  expect(await openPorts()).toEqual([true, true]);
  await stop();
  expect(await openPorts()).toEqual([false, false]);
});
