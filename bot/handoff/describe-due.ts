import { say, type Tongue, type Wording } from "#knowledge/wording.ts";
import type { Ticket } from "./ticket.ts";

const ZONE = { timeZone: "Asia/Shanghai" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const FORMATS: Readonly<Record<Tongue, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat("zh-CN", {
    ...ZONE,
    ...TIME,
    month: "long",
    day: "numeric",
    weekday: "short",
  }),
  en: new Intl.DateTimeFormat("en-GB", {
    ...ZONE,
    ...TIME,
    month: "long",
    day: "numeric",
    weekday: "long",
  }),
};

/** Says by when the staff answer, in Shanghai time: 11月27日（周五）10:00. */
export function describeDue(
  { dueAt, isDueProvisional, tongue }: Pick<Ticket, "dueAt" | "isDueProvisional" | "tongue">,
  wording: Wording,
): string {
  const of = new Map(FORMATS[tongue].formatToParts(dueAt).map(({ type, value }) => [type, value]));
  const [month, day, weekday] = [of.get("month"), of.get("day"), of.get("weekday")];
  const time = `${of.get("hour")}:${of.get("minute")}`;
  const due =
    tongue === "zh"
      ? `${month}${month?.endsWith("月") ? "" : "月"}${day}日（${weekday}）${time}`
      : `${weekday} ${day} ${month}, ${time}`;
  return isDueProvisional ? say(wording, "handoff.provisional", tongue, { due }) : due;
}
