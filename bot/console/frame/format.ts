const MINUTE = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** A moment as staff read it, in Shanghai: 2026-11-26 15:04. */
export function formatMoment(at: number | null): string {
  return at === null ? "—" : MINUTE.format(at).replaceAll("/", "-");
}
