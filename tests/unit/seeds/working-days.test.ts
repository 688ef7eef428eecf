import chineseDays from "chinese-days";
import { expect, it } from "vitest";
import { isWorkingDay } from "#bot/handoff/working-time.ts";
import { loadWorkingCalendar } from "#knowledge/working-calendar.ts";

const calendar = loadWorkingCalendar();

it("has the working days of the years that are arranged, each as chinese-days has it", () => {
  const years = calendar.years.map(({ year }) => year);
  expect(years).toEqual([2025, 2026]);
  for (const year of years) {
    const differing = daysOf(year).filter(
      (day) => isWorkingDay(day, calendar) !== chineseDays.isWorkday(day),
    );
    expect(differing).toEqual([]);
  }
});

function daysOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: count }, (_, place) =>
    new Date(first + place * 86_400_000).toISOString().slice(0, 10),
  );
}
