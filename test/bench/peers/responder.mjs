/* Answers for a recorded fleet where there is no C compiler: responder.mjs FOLDER */
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
const lines = readFileSync(join(folder, "targets.txt"), "utf8").trimEnd().split("\n");
for (const line of lines) {
  const [host, port, index] = line.split(" ");
  const [version, snapshot] = ["version", "snapshot"].map((kind) =>
    readFileSync(join(folder, `${index}.${kind}`)),
  );
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (request) => socket.end(request.includes('"version"') ? version : snapshot));
  });
  await new Promise((resolve) => server.listen({ host, port: Number(port), backlog: 512 }, resolve));
}
console.log("ready");
