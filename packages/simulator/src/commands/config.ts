import { int, text } from "../protocol/field.js";
import { listReply, type Reply, rowReply } from "../protocol/reply.js";
import { status } from "../protocol/status-codes.js";
import type { Machine } from "../state/machine.js";

/** `config`. */
export function config(machine: Machine): Reply {
  return rowReply(status(33), "CONFIG", [
    int("ASC Count", 1),
    int("PGA Count", 0),
    int("Pool Count", machine.pools.length),
    text("Strategy", "Failover"),
    int("Log Interval", 5),
    text("Device Code", machine.model.deviceCode),
    text("OS", "Linux"),
    text("Hotplug", "None"),
  ]);
}

/** `devdetails`. */
export function devdetails({ model }: Machine): Reply {
  const row = [
    int("DEVDETAILS", 0),
    text("Name", model.device.name),
    int("ID", 0),
    text("Driver", model.device.driver),
    text("Kernel", ""),
    text("Model", ""),
    text("Device Path", ""),
  ];
  return listReply(status(69), "DEVDETAILS", [row]);
}
