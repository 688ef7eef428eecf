import { describe, expect, it } from "vitest";
import { addWorkingHours, dueAfter, isWorkingDay } from "#bot/handoff/working-time.ts";
import { loadWorkingCalendar } from "#knowledge/working-calendar.ts";

const calendar = loadWorkingCalendar();

/** In Shanghai, as `2026-11-26 17:00`. */
function due(from: string, hours: number): string {
  const { at } = addWorkingHours(Date.parse(`${from}:00+08:00`), hours, calendar);
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}

describe("the working-day clock", () => {
  it.each([
    ["within a day", "2026-11-25T10:00", 3, "2026-11-25 13:00"],
    ["to the very end of a day", "2026-11-25T09:00", 8, "2026-11-25 17:00"],
    ["over night", "2026-11-25T15:30", 8, "2026-11-26 15:30"],
    ["from before the morning", "2026-11-25T03:00", 1, "2026-11-25 10:00"],
    ["from the evening", "2026-11-25T21:15", 1, "2026-11-26 10:00"],
    ["over a weekend", "2026-11-27T16:00", 2, "2026-11-30 10:00"],
    ["from a Sunday", "2026-11-29T12:00", 8, "2026-11-30 17:00"],
    ["over the National Day holidays", "2026-09-30T16:00", 2, "2026-10-08 10:00"],
    ["on a Saturday that is made up for", "2026-10-09T16:00", 2, "2026-10-10 10:00"],
    ["over the Spring Festival of nine days", "2026-02-14T13:00", 8, "2026-02-24 13:00"],
    ["over a month's end by minutes", "2026-07-31T16:59", 0.5, "2026-08-03 09:29"],
  ])("counts %s", (_, from, hours, expected) => {
    expect(due(from, hours)).toBe(expected);
  });

  it("says that a time is provisional where the year's holidays are not known", () => {
    const from = Date.parse("2026-12-31T16:00:00+08:00");
    expect(dueAfter(from, calendar)).toEqual({
      at: Date.parse("2027-01-01T16:00:00+08:00"),
      isProvisional: true,
    });
    expect(dueAfter(from - 86_400_000, calendar).isProvisional).toBe(false);
  });

  it("knows only weekends of a year that the calendar lacks", () => {
    expect(isWorkingDay("2027-10-01", calendar)).toBe(true);
    expect(isWorkingDay("2027-10-02", calendar)).toBe(false);
  });
});
