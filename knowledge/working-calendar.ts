import { z } from "zod";
import { SeedInvalidError } from "./errors.ts";
import { readSeed } from "./read-seed.ts";

const Text = z.string().min(1);
const Day = z.iso.date();
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "expected a time such as 09:00");

const YearSchema = z
  .strictObject({
    year: z.int(),
    title: Text,
    documentNumber: Text,
    issuedOn: Day,
    /** As the notice prints them, weekends in between included. */
    holidays: z.array(z.strictObject({ name: Text, from: Day, to: Day })),
    /** Days of a weekend on which people work. */
    makeUpDays: z.array(Day),
  })
  .refine(
    ({ year, holidays, makeUpDays }) =>
      [...holidays.flatMap(({ from, to }) => [from, to]), ...makeUpDays].every((day) =>
        day.startsWith(`${year}-`),
      ) && holidays.every(({ from, to }) => from <= to),
    "expected only days of the year, each holiday's first not after its last",
  );

const WorkingCalendarSchema = z.strictObject({
  /** Of a working day in Shanghai, and what they were taken from. */
  hours: z
    .strictObject({ from: Clock, to: Clock, basis: Text })
    .refine(({ from, to }) => from < to, "expected from before to"),
  /** Working hours within which somebody answers first, and what they were taken from. */
  firstResponseHours: z.strictObject({ hours: z.number().positive().max(400), basis: Text }),
  years: z.array(YearSchema),
});

/** On which days and hours the staff work: weekends, holidays and make-up days as the State Council's office sets them. */
export type WorkingCalendar = z.infer<typeof WorkingCalendarSchema>;

/** @throws SeedInvalidError when `seeds/calendar/working-days.json` cannot be used */
export function loadWorkingCalendar(): WorkingCalendar {
  const faults: string[] = [];
  const calendar = readSeed("calendar/working-days.json", WorkingCalendarSchema, faults);
  if (!calendar) throw new SeedInvalidError(faults);
  return calendar;
}
