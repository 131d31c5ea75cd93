import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostFlags, jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { CaptureFlags } from "./run.js";

const { host, port, timeout, noColor } = hostFlags;

export const captureCommand = buildCommand<CaptureFlags, [], CliContext>({
  docs: {
    brief: "Write all replies of a miner to a folder, without what identifies it",
    fullDescription:
      "Asks a miner everything that can be asked without changing it, one request at a time, and writes the " +
      "replies byte by byte, for tests and bug reports. DNA, MAC and IP addresses, workers, wallets, passwords " +
      "and the name of the Wi-Fi are replaced by made-up ones of the same form, everywhere alike.",
  },
  parameters: {
    flags: {
      host: { ...host, placeholder: "host", brief: "The miner: host or host:port" },
      port,
      timeout,
      out: {
        kind: "parsed",
        parse: String,
        default: "./hearthash-capture",
        placeholder: "folder",
        brief: "Where to; it writes to MODEL/FIRMWARE in it",
      },
      yes: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Replace an earlier capture of the same model and firmware",
      },
      json: jsonFlag,
      noColor,
    },
    aliases: { H: "host", p: "port", t: "timeout" },
  },
  loader: async () => guarded((await import("./run.js")).runCapture),
});
