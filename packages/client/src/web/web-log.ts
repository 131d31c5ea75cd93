/** Logs that the web interface gives out. Source: vendor's published Nano 3S web interface, cgi.c (usrdata). */
export const webLogNames = [
  "cg_sys_log",
  "cg_op_log",
  "mm_sys_log",
  "mm_op_log",
  "asic_sys_log",
  "efuse",
] as const;

/** Name of a log: `cg` is the mining process, `mm` the control board, `sys` the system's words, `op` what was done. */
export type WebLogName = (typeof webLogNames)[number];
