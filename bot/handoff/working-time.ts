import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { WorkingCalendar } from "#knowledge/working-calendar.ts";

/** A moment by which something is due. */
export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether a day was counted of a year whose holidays are not in the calendar: it may fall later. */
  readonly isProvisional: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Shanghai has had one offset and no summer time since 1991 (IANA time zone database). */
const OFFSET = "+08:00";

/**
 * Whether people work on a day, an ISO date: not on a weekend nor a holiday, but on a make-up day. In a year that the
 * calendar lacks only weekends are known.
 */
export function isWorkingDay(day: string, { years }: WorkingCalendar): boolean {
  const year = years.find((it) => day.startsWith(`${it.year}-`));
  if (year?.makeUpDays.includes(day)) return true;
  if (year?.holidays.some(({ from, to }) => from <= day && day <= to)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Gives when so many working hours have passed; what begins outside working hours begins with the next of them. */
export function addWorkingHours(from: number, hours: number, calendar: WorkingCalendar): Due {
  let left = hours * HOUR_MS;
  let isProvisional = false;
  for (let day = shanghaiDay(new Date(from)); ; day = dayAfter(day)) {
    isProvisional ||= !calendar.years.some(({ year }) => day.startsWith(`${year}-`));
    if (!isWorkingDay(day, calendar)) continue;
    const opens = Math.max(from, momentOf(day, calendar.hours.from));
    const open = momentOf(day, calendar.hours.to) - opens;
    if (open <= 0) continue;
    if (left <= open) return { at: opens + left, isProvisional };
    left -= open;
  }
}

/** When somebody answers first at the latest. */
export function dueAfter(from: number, calendar: WorkingCalendar): Due {
  return addWorkingHours(from, calendar.firstResponseHours.hours, calendar);
}

function momentOf(day: string, clock: string): number {
  return Date.parse(`${day}T${clock}:00${OFFSET}`);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
