import { readdirSync } from "node:fs";
import { type DepartmentsFile, DepartmentsFileSchema } from "./department.ts";
import { SeedInvalidError } from "./errors.ts";
import { findRecordFaults } from "./find-record-faults.ts";
import { GlossaryFileSchema } from "./glossary.ts";
import type { Knowledge } from "./knowledge.ts";
import {
  AspectsFileSchema,
  ConversationFileSchema,
  DialectFileSchema,
  DocumentWordsFileSchema,
  FunctionWordsFileSchema,
  GuardFileSchema,
  type Language,
  OutsideFileSchema,
  RecordPartsFileSchema,
  ScopeFileSchema,
} from "./language.ts";
import { loadRecordMatters, loadStaffRecords } from "./load-records.ts";
import { MattersFileSchema, type PlanMatter } from "./matter.ts";
import { parsePlan } from "./parse-plan.ts";
import { loadPlaces } from "./places/load-places.ts";
import type { Plan } from "./plan.ts";
import { PlanEnglishSchema } from "./plan-english.ts";
import { PlanFactsSchema } from "./plan-facts.ts";
import { readSeed, readSeedText, seedPath } from "./read-seed.ts";
import { WordingFileSchema } from "./wording.ts";

/** The plan's own terms come first: of a word that stands in two files theirs counts. */
const GLOSSARY_FILES = [
  "plan",
  "community-and-leisure",
  "care-and-government",
  "business-and-money",
] as const;
const PLAN_TEXT = "plan/plan-hufubanfa-2022-23.txt";

/**
 * Reads seeds/ and gives the whole knowledge.
 *
 * @param importedPlaces folder of lists of places that `places:import` wrote
 * @throws SeedInvalidError with every fault of every file at once.
 * @throws PlanUnreadableError when the plan's text is damaged.
 */
export function loadKnowledge(importedPlaces?: string): Knowledge {
  const faults: string[] = [];
  const facts = readSeed("plan/plan.json", PlanFactsSchema, faults);
  const planEnglish = readSeed("plan/english.json", PlanEnglishSchema, faults);
  const bodies = readSeed("departments.json", DepartmentsFileSchema, faults);
  const glossary = GLOSSARY_FILES.flatMap(
    (file) => readSeed(`glossary/${file}.json`, GlossaryFileSchema, faults) ?? [],
  );
  const wording = readSeed("replies/wording.json", WordingFileSchema, faults);
  const language = loadLanguage(faults);
  const matters = loadMatters(faults);
  const recordMatters = loadRecordMatters(faults);
  const staffRecords = loadStaffRecords(faults);
  if (!facts || !planEnglish || !bodies || !wording || !language) {
    throw new SeedInvalidError(faults);
  }
  const plan = parsePlan(readSeedText(PLAN_TEXT), facts);
  faults.push(
    ...findBrokenReferences(plan, bodies, matters),
    ...findRecordFaults(staffRecords, { plan, bodies, matters, recordMatters }),
  );
  if (faults.length > 0) throw new SeedInvalidError(faults);
  const { departments, groupLabels, cityLine } = bodies;
  return {
    plan,
    planEnglish,
    departments,
    groupLabels,
    cityLine,
    matters,
    recordMatters,
    records: staffRecords.map(({ unconfirmed: _, ...record }) => record),
    glossary,
    language,
    wording,
    places: loadPlaces(importedPlaces),
  };
}

function loadLanguage(faults: string[]): Language | undefined {
  const dialect = readSeed("language/dialect.json", DialectFileSchema, faults);
  const scope = readSeed("language/scope.json", ScopeFileSchema, faults);
  const aspects = readSeed("language/aspects.json", AspectsFileSchema, faults);
  const conversation = readSeed("language/conversation.json", ConversationFileSchema, faults);
  const guard = readSeed("language/guard.json", GuardFileSchema, faults);
  const functionWords = readSeed("language/function-words.json", FunctionWordsFileSchema, faults);
  const documentWords = readSeed("language/document-words.json", DocumentWordsFileSchema, faults);
  const outside = readSeed("language/outside.json", OutsideFileSchema, faults)?.subjects;
  const recordParts = readSeed("language/record-parts.json", RecordPartsFileSchema, faults);
  if (!recordParts) return undefined;
  if (
    !dialect ||
    !scope ||
    !aspects ||
    !conversation ||
    !guard ||
    !functionWords ||
    !documentWords ||
    !outside
  ) {
    return undefined;
  }
  return {
    dialect,
    scope,
    aspects,
    conversation,
    guard,
    functionWords,
    documentWords,
    outside,
    recordParts,
  };
}

function loadMatters(faults: string[]): PlanMatter[] {
  const files = readdirSync(seedPath("matters")).filter((name) => /^\d{2}\.json$/u.test(name));
  return files.sort().flatMap((name) => {
    const file = readSeed(`matters/${name}`, MattersFileSchema, faults);
    return file?.matters.map((matter) => ({ ...matter, measure: file.measure })) ?? [];
  });
}

/** What no single file's schema can see: ids, anchors and departments that must exist elsewhere. */
function findBrokenReferences(
  plan: Plan,
  { departments }: DepartmentsFile,
  matters: readonly PlanMatter[],
): string[] {
  const known = new Set(departments.map(({ name }) => name));
  const seen = new Set<string>();
  return matters.flatMap((matter) => {
    const where = `matters of measure ${matter.measure}: ${matter.id}`;
    const measure = plan.measures[matter.measure - 1];
    const faults = matter.departments
      .filter((name) => !known.has(name))
      .map((name) => `${where}: department "${name}" is not in departments.json`);
    if (seen.has(matter.id)) faults.push(`${where}: id used twice`);
    seen.add(matter.id);
    const anchored = (measure?.passages ?? plan.passages).some(
      ({ kind, text }) =>
        (kind === "sentence" || kind === "front-matter") && text.includes(matter.anchor),
    );
    if (!anchored)
      faults.push(`${where}: anchor "${matter.anchor}" is in no sentence of the measure`);
    if (matter.source === null) {
      const strangers = matter.departments.filter((name) => !measure?.responsible.includes(name));
      faults.push(...strangers.map((name) => `${where}: "${name}" is not in the 责任部门 line`));
    }
    return faults;
  });
}
