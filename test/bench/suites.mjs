import { cli } from "./cli.mjs";
import { dashboard } from "./dashboard.mjs";
import { history } from "./history.mjs";
import { parse } from "./parse.mjs";
import { poll } from "./poll.mjs";
import { scan } from "./scan.mjs";
import { server } from "./server.mjs";
import { watch } from "./watch.mjs";

/**
 * What `npm run bench` measures, in this order. A suite is a file and a line here: a name, and `tables`, which runs
 * it with `{ rounds, isSmall, progress }` and gives tables as kit/table.mjs describes them.
 */
export const suites = [poll, scan, parse, cli, watch, server, history, dashboard];
