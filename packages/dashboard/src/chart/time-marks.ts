const DAY_S = 86_400;

/** Words of the time axis in the reader's way: hours; days where they follow each other, or begin in a long span. */
export function timeMarks(
  times: readonly number[],
  { locale, stepS, spanS }: { readonly locale: string; readonly stepS: number; readonly spanS: number },
): string[] {
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const hour = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
  return times.map((seconds) => {
    const time = new Date(seconds * 1000);
    const isDay = stepS >= DAY_S || (spanS > 2 * DAY_S && isMidnight(time));
    return (isDay ? day : hour).format(time);
  });
}

function isMidnight(time: Date): boolean {
  return time.getHours() === 0 && time.getMinutes() === 0;
}
