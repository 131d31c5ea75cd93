/*
 * Readers of a live stream, which read and forget. Arguments: the server's address, how many, then tokens that they
 * share. Says { open } when each has got its first event, and answers "end" with what they have read.
 */
import { get } from "node:http";

const [url, count, ...tokens] = process.argv.slice(2);
const read = { ticks: 0, bytes: 0 };
let waiting = Number(count);

for (let index = 0; index < Number(count); index += 1) {
  const token = tokens[index % tokens.length];
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  get(`${url}/api/v1/stream?watch=all`, { agent: false, headers }, (answer) => follow(answer, index === 0));
}

function follow(answer, isCounted) {
  if (answer.statusCode !== 200) throw new Error(`the stream answers ${answer.statusCode}`);
  answer.once("data", () => {
    waiting -= 1;
    if (waiting === 0) process.send({ open: true });
  });
  answer.on("data", (chunk) => {
    if (!isCounted) return;
    read.bytes += chunk.length;
    if (chunk.includes("event: tick")) read.ticks += 1;
  });
}

process.on("message", () => process.send({ read: { ...read } }));
process.on("disconnect", () => process.exit(0));
