const FORMAT = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });

/** Gives the calendar day in Shanghai as an ISO date: rules begin and end there at midnight. */
export function shanghaiDay(moment: Date): string {
  return FORMAT.format(moment);
}
