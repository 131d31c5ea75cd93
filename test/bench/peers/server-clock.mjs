/* Milliseconds of the computer's steady clock: the same in all its processes. */
export function nowMs() {
  return Number(process.hrtime.bigint()) / 1e6;
}
