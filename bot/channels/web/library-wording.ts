import { z } from "zod";
import { SeedInvalidError } from "#knowledge/errors.ts";
import { readSeed } from "#knowledge/read-seed.ts";
import { AUDIENCES } from "#knowledge/support-record.ts";

const Text = z.string().min(1);
const TEXTS = [
  "title",
  "intro",
  "calendar",
  "calendarName",
  "calendarEvent",
  "filterTitle",
  "filterApply",
  "filterReset",
  "filterAll",
  "filterKind",
  "filterAudience",
  "filterDepartment",
  "filterMeasure",
  "filterValidity",
  "count",
  "empty",
  "inTarget",
  "until",
  "daysLeft",
  "documentsTitle",
  "numberUnknown",
  "issuedOn",
  "validityTitle",
  "from",
  "untilDay",
  "departmentsTitle",
  "channelsTitle",
  "measuresTitle",
  "mattersTitle",
  "sourcesTitle",
  "source",
  "publishedOn",
  "seenOn",
  "levelsNote",
  "openTitle",
  "openAsk",
  "missing",
  "asOf",
  "verbatim",
  "supersedesTitle",
  "newerTitle",
  "insteadTitle",
  "exampleNote",
  "back",
  "departmentsPage",
  "departmentsIntro",
  "departmentCounts",
  "today",
  "moved",
  "contactsTitle",
  "leadsTitle",
  "supportsTitle",
  "recordsTitle",
  "noRecords",
  "measuresPage",
  "measuresIntro",
  "measureRecords",
  "targetsTitle",
  "readInPlan",
  "placesPage",
  "placesIntro",
  "placesCount",
  "placesCovers",
  "placesIssuer",
  "placesAsOf",
  "placesUndated",
  "placesLicence",
  "placesSource",
  "placesInferred",
  "placesNoDistrict",
  "placesCut",
] as const;

const VALIDITIES = ["in-force", "expired", "target-passed", "not-yet", "unverified"] as const;

const LibraryWordingSchema = z.strictObject({
  ...(Object.fromEntries(TEXTS.map((key) => [key, Text])) as Record<
    (typeof TEXTS)[number],
    typeof Text
  >),
  kinds: z.record(z.enum(["plan", "policy", "service"]), Text),
  scopes: z.record(z.enum(["national", "city", "district"]), Text),
  audiences: z.record(z.enum(AUDIENCES), Text),
  validities: z.record(z.enum(VALIDITIES), Text),
});

/** What the pages of the library say. */
export type LibraryWording = z.infer<typeof LibraryWordingSchema>;

/** @throws SeedInvalidError when `seeds/replies/library.json` lacks a word. */
export function loadLibraryWording(): LibraryWording {
  const faults: string[] = [];
  const wording = readSeed("replies/library.json", LibraryWordingSchema, faults);
  if (!wording) throw new SeedInvalidError(faults);
  return wording;
}

/** Puts values into the placeholders of a text: `{day}印发`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}
