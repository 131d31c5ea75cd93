import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostFlags, jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { DoctorFlags } from "./doctor-flags.js";

const { host, port, timeout, noColor } = hostFlags;

export const doctorCommand = buildCommand<DoctorFlags, [], CliContext>({
  docs: {
    brief: "Find out why a miner is not found or not understood",
    fullDescription:
      "Looks at one miner step by step: its name, the network, the connection, its reply, model, clock, replies, " +
      "commands, pools and web page. Says what it found and what to do. It contacts the host given and no other.",
  },
  parameters: {
    flags: {
      host: { ...host, placeholder: "host", brief: "The miner: host or host:port" },
      port,
      timeout,
      json: jsonFlag,
      noColor,
    },
    aliases: { H: "host", p: "port", t: "timeout" },
  },
  loader: async () => guarded((await import("./run.js")).runDoctor),
});
