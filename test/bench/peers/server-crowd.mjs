/* Many simulated miners in a process of their own. Arguments: how many, the first address. Says their port. */
import { startMany } from "@hearthash/simulator";

const [count, host] = process.argv.slice(2);
const options = { model: "mini3", mode: 0, count: Number(count), host, port: 0, requestLog: 0 };
const simulator = await startMany(options);
process.send({ port: simulator.miners[0].port });
process.on("disconnect", () => process.exit(0));
