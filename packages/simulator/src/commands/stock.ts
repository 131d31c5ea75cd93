import { atoi, scanInt } from "../protocol/c-number.js";
import { type Field, int, text } from "../protocol/field.js";
import { listReply, type Reply, rowReply, statusReply } from "../protocol/reply.js";
import { type Status, status } from "../protocol/status-codes.js";
import { schedule } from "../state/events.js";
import type { Machine } from "../state/machine.js";
import type { Command } from "./command.js";
import { deviceRow } from "./devs.js";

/** Commands of stock cgminer that home firmware has dropped. Source: upstream's API documentation. */

/** A command that checks the device's number first. */
function onDevice(act: (machine: Machine) => Reply): Command {
  return (machine, parameter) => {
    if (parameter === undefined || parameter === "") return statusReply(status(15));
    const index = atoi(parameter);
    return index === 0 ? act(machine) : statusReply(status(107, index, 0));
  };
}

const always =
  (row: Status): Command =>
  () =>
    statusReply(row);

const notifyCounters = [
  "*Thread Fail Init",
  "*Thread Zero Hash",
  "*Thread Fail Queue",
  "*Dev Sick Idle 60s",
  "*Dev Dead Idle 600s",
  "*Dev Nostart",
  "*Dev Over Heat",
  "*Dev Thermal Cutoff",
  "*Dev Comms Error",
  "*Dev Throttle",
];

function notify({ model }: Machine): Reply {
  const row: Field[] = [
    int("NOTIFY", 0),
    text("Name", model.device.name),
    int("ID", 0),
    int("Last Well", 0),
    int("Last Not Well", 0),
    text("Reason Not Well", "None"),
    ...notifyCounters.map((name) => int(name, 0)),
  ];
  return listReply(status(60), "NOTIFY", [row]);
}

function setconfig(_machine: Machine, parameter: string | undefined): Reply {
  if (!parameter) return statusReply(status(85));
  const [name = "", value] = parameter.split(",");
  if (value === undefined) return statusReply(status(86, name));
  const number = scanInt(value) ?? 0;
  if (number < 0 || number > 9999) return statusReply(status(84, number, name));
  if (!["queue", "scantime", "expiry"].includes(name)) return statusReply(status(83, name));
  return statusReply(status(82, name, number));
}

function zero(machine: Machine, parameter: string | undefined): Reply {
  if (!parameter) return statusReply(status(94));
  const [what = "", withSummary] = parameter.split(",");
  if (what !== "all" && what !== "bestshare") return statusReply(status(95, what));
  if (withSummary === undefined) return statusReply(status(75));
  if (withSummary !== "true" && withSummary !== "false") return statusReply(status(76));
  if (what === "all") {
    for (const pool of machine.pools) pool.shares = 0;
    machine.flow.totalGh = 0;
  }
  return statusReply(status(withSummary === "true" ? 96 : 97, what));
}

function save(machine: Machine, parameter: string | undefined): Reply {
  if (!parameter) return statusReply(status(42));
  machine.kept.pools = machine.pools.map(({ url, worker, password }) => ({ url, worker, password }));
  return statusReply(status(44, parameter));
}

function failoverOnly(_machine: Machine, parameter: string | undefined): Reply {
  if (!parameter) return statusReply(status(75));
  if (parameter !== "true" && parameter !== "false") return statusReply(status(76));
  return statusReply(status(77, parameter));
}

function hotplug(_machine: Machine, parameter: string | undefined): Reply {
  if (!parameter) return statusReply(status(103));
  const seconds = scanInt(parameter);
  if (seconds === undefined || seconds < 0 || seconds > 9999) return statusReply(status(99, parameter));
  return statusReply(status(102));
}

/** Both leave the port closed for a while: the service is started again by its supervisor. */
const ending =
  (word: string): Command =>
  (machine) => {
    schedule(machine, "reboot", machine.atMs);
    return { kind: "word", word };
  };

/** Name to command. */
export const stockCommandTable: Readonly<Record<string, Command>> = {
  privileged: always(status(46)),
  asc: onDevice((machine) => rowReply(status(106, 0), "ASC", deviceRow(machine))),
  asccount: () => rowReply(status(104), "ASCS", [int("Count", 1)]),
  ascenable: onDevice(() => statusReply(status(108, 0))),
  ascdisable: onDevice(() => statusReply(status(111, 0))),
  setconfig,
  debug: always(status(79)),
  notify,
  usbstats: always(status(88)),
  zero,
  hotplug,
  save,
  quit: ending("BYE"),
  restart: ending("RESTART"),
  "failover-only": failoverOnly,
};
