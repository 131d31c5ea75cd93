/*
 * Many simulated miners in a process of their own. Arguments: how many, the first address. Says their port; from
 * "begin" to "end" it notes when each connection was ended, and says so: [address and peer's port, milliseconds].
 */
import { Socket } from "node:net";
import { startMany } from "@hearthash/simulator";
import { nowMs } from "./server-clock.mjs";

const [count, host] = process.argv.slice(2);
let ends;

const { end } = Socket.prototype;
Socket.prototype.end = function noted(...args) {
  const key = `${this.localAddress}:${this.remotePort}`;
  const result = end.apply(this, args);
  ends?.push([key, nowMs()]);
  return result;
};

const options = { model: "mini3", mode: 0, count: Number(count), host, port: 0, requestLog: 0 };
const simulator = await startMany(options);
process.send({ port: simulator.miners[0].port });
process.on("message", (message) => {
  if (message === "begin") ends = [];
  if (message === "end") process.send({ ends: ends ?? [] });
  if (message === "end") ends = undefined;
});
process.on("disconnect", () => process.exit(0));
