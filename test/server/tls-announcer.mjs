// Runs in a network of its own: announces a name there, asks for it as a phone would, and says goodbye.
import { createSocket } from "node:dgram";
import { announce } from "../../packages/server/dist/tls/index.js";

const [address] = process.argv.slice(2);
const GROUP = "224.0.0.251";
const heard = [];

const listener = createSocket({ type: "udp4", reuseAddr: true });
listener.on("message", (message) => heard.push(message.toString("latin1")));
await new Promise((resolve) => listener.bind(5353, resolve));
listener.addMembership(GROUP, address);

const announcement = await announce({ name: "cellar.local", port: 4030, interfaces: [address] });
const question = Buffer.concat([
  Buffer.from([0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 6]),
  Buffer.from("cellar"),
  Buffer.from([5]),
  Buffer.from("local"),
  Buffer.from([0, 0, 1, 0, 1]),
]);
const asker = createSocket("udp4");
await new Promise((resolve) => asker.bind(0, address, resolve));
asker.setMulticastInterface(address);
const answer = new Promise((resolve) => asker.once("message", resolve));
const asking = setInterval(() => asker.send(question, 5353, GROUP), 200);
const reply = await answer;
clearInterval(asking);

const octets = Buffer.from(address.split(".").map(Number)).toString("latin1");
await announcement.stop();
console.log(
  JSON.stringify({
    answersWithAddress: reply.toString("latin1").includes(octets),
    services: ["_https", "_hearthash"].filter((type) => heard.some((text) => text.includes(type))),
  }),
);
asker.close();
listener.close();
