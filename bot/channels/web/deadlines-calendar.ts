import ical from "ical-generator";
import type { ShelvedRecord } from "./library-filter.ts";
import { fill, type LibraryWording } from "./library-wording.ts";

const DAY_MS = 86_400_000;

/**
 * Writes the last days of the schemes that still run as an iCalendar feed (RFC 5545): one all-day event
 * each, with what it gives and the address of its page.
 *
 * @returns `null` when nothing runs, since a calendar needs an event
 * @param origin of the pages: `https://example.org`
 */
export function writeDeadlines(
  records: readonly ShelvedRecord[],
  { words, origin }: { words: LibraryWording; origin: string },
): string | null {
  const calendar = ical({
    name: words.calendarName,
    prodId: { company: "Shenwen", product: "deadlines", language: "ZH" },
    timezone: "UTC",
  });
  for (const { record, validity } of records) {
    const { kind, until } = record.validity;
    const isRunning = validity === "in-force" || validity === "not-yet";
    if (kind !== "dated" || until === null || !isRunning) continue;
    const start = new Date(`${until}T00:00:00Z`);
    calendar.createEvent({
      id: `${record.id}@shenwen`,
      start,
      end: new Date(start.getTime() + DAY_MS),
      allDay: true,
      // The same knowledge gives the same feed, however often it is fetched.
      stamp: new Date(`${lastSeen(record)}T00:00:00Z`),
      summary: fill(words.calendarEvent, { name: record.name }),
      description: record.summary.zh,
      url: `${origin}/documents/${record.id}`,
    });
  }
  return calendar.events().length > 0 ? calendar.toString() : null;
}

function lastSeen({ sources }: ShelvedRecord["record"]): string {
  const days = sources.map(({ seenOn }) => seenOn).sort();
  const last = days.at(-1);
  if (last === undefined) throw new Error("every record has a source");
  return last;
}
