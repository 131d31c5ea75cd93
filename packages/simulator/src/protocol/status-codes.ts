/** Severity of a STATUS row: success, information, warning, error, fatal. */
type Severity = "S" | "I" | "W" | "E" | "F";

/** Codes and texts. Source: the message table of the vendor's published Nano 3S service and of stock cgminer. */
const table = {
  7: ["S", "%d Pool(s)"],
  8: ["E", "No pools"],
  9: ["S", "%d ASC(s)"],
  11: ["S", "Summary"],
  14: ["E", "Invalid command"],
  15: ["E", "Missing device id parameter"],
  22: ["S", "CGMiner versions"],
  23: ["E", "Invalid JSON"],
  24: ["E", "Missing JSON 'command'"],
  25: ["E", "Missing pool id parameter"],
  26: ["E", "Invalid pool id %d - range is 0 - %d"],
  27: ["S", "Switching to pool %d:'%s'"],
  33: ["S", "CGMiner config"],
  42: ["E", "Missing save filename parameter"],
  43: ["E", "Can't open or create save file '%s'"],
  44: ["S", "Configuration saved to file '%s'"],
  45: ["E", "Access denied to '%s' command"],
  46: ["S", "Privileged access OK"],
  47: ["S", "Enabling pool %d:'%s'"],
  48: ["S", "Disabling pool %d:'%s'"],
  49: ["I", "Pool %d:'%s' already enabled"],
  50: ["I", "Pool %d:'%s' already disabled"],
  51: ["E", "Cannot disable last active pool %d:'%s'"],
  52: ["E", "Missing addpool details"],
  53: ["E", "Invalid addpool details '%s'"],
  54: ["E", "Reached maximum number of pools (%d)"],
  55: ["S", "Added pool %d: '%s'"],
  60: ["S", "Notify"],
  66: ["E", "Cannot remove last pool %d:'%s'"],
  67: ["E", "Cannot remove active pool %d:'%s'"],
  68: ["S", "Removed pool %d:'%s'"],
  69: ["S", "Device Details"],
  70: ["S", "CGMiner stats"],
  71: ["E", "Missing check cmd"],
  72: ["S", "Check command"],
  73: ["S", "Changed pool priorities"],
  74: ["E", "Duplicate pool specified %d"],
  75: ["E", "Missing parameter: true/false"],
  76: ["E", "Invalid parameter should be true or false"],
  77: ["S", "Failover-Only set to %s"],
  78: ["S", "CGMiner coin"],
  79: ["S", "Debug settings"],
  82: ["S", "Set config '%s' to %d"],
  83: ["E", "Unknown config '%s'"],
  84: ["E", "Invalid number (%d) for '%s' range is 0-9999"],
  85: ["E", "Missing config parameters 'name,N'"],
  86: ["E", "Missing config value N for '%s,N'"],
  88: ["I", "No USB Statistics"],
  94: ["E", "Missing zero parameters"],
  95: ["E", "Invalid zero parameter '%s'"],
  96: ["S", "Zeroed %s stats with summary"],
  97: ["S", "Zeroed %s stats without summary"],
  99: ["E", "Invalid value for hotplug (%s) must be 0..9999"],
  102: ["W", "Hotplug is not available"],
  103: ["E", "Missing hotplug parameter"],
  104: ["S", "ASC count"],
  106: ["S", "ASC%d"],
  107: ["E", "Invalid ASC id %d - range is 0 - %d"],
  108: ["I", "ASC %d already enabled"],
  111: ["I", "ASC %d set disable flag"],
  116: ["E", "Missing option after ASC number"],
  117: ["W", "ASC %d does not support ascset"],
  118: ["I", "ASC %d set info: %s"],
  119: ["S", "ASC %d set OK"],
  120: ["E", "ASC %d set failed: %s"],
  121: ["E", "Invalid negative number (%d) for '%s'"],
  122: ["S", "Set pool '%s' to quota %d'"],
  124: ["W", "Lock stats not enabled"],
  125: ["S", "LCD"],
  128: ["I", "Wifi parameter is not available"],
  129: ["I", "Wifi set info: %s"],
  130: ["I", "Time parameter is not available"],
  131: ["I", "Time set info: %s"],
  132: ["E", "Pool set error: %s"],
  133: ["S", "Pool set info: %s"],
} as const satisfies Readonly<Record<number, readonly [Severity, string]>>;

/** A code of a STATUS row. */
export type StatusCode = keyof typeof table;

/** The STATUS row of a reply, without its time. */
export interface Status {
  readonly severity: Severity;
  readonly code: StatusCode;
  readonly message: string;
}

/** A STATUS row from its code; the arguments fill `%d` and `%s` in their order. */
export function status(code: StatusCode, ...values: readonly (string | number)[]): Status {
  const [severity, template] = table[code];
  let used = 0;
  const message = template.replace(/%[ds]/g, () => String(values[used++]));
  return { severity, code, message };
}
