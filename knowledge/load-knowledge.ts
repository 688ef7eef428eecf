import { type DepartmentsFile, DepartmentsFileSchema } from "./department.ts";
import type { Edit } from "./edits/edit.ts";
import { overlaySeeds } from "./edits/overlay-seeds.ts";
import { SeedInvalidError } from "./errors.ts";
import { findAnswerFaults } from "./find-answer-faults.ts";
import { findRecordFaults, type RecordSurroundings } from "./find-record-faults.ts";
import { GLOSSARY_FILES, GlossaryFileSchema } from "./glossary.ts";
import type { Knowledge } from "./knowledge.ts";
import {
  AspectPairsFileSchema,
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
import { readPlaces } from "./places/load-places.ts";
import type { PlaceKinds } from "./places/place-kind.ts";
import type { Plan } from "./plan.ts";
import { PlanEnglishSchema } from "./plan-english.ts";
import { PlanFactsSchema } from "./plan-facts.ts";
import { createSeedReader, readSeedText, type SeedReader } from "./read-seed.ts";
import { SEED_FILES, withImportedPlaces } from "./seed-texts.ts";
import type { StaffRecord } from "./support-record.ts";
import { WordingFileSchema } from "./wording.ts";

const PLAN_TEXT = "plan/plan-hufubanfa-2022-23.txt";

/**
 * Reads seeds/ and gives the whole knowledge.
 *
 * @param importedPlaces folder of lists of places that `places:import` wrote
 * @param edits items that count in another wording than in seeds/; of two edits of one item the later
 * @throws SeedInvalidError with every fault of every file at once.
 * @throws PlanUnreadableError when the plan's text is damaged.
 */
export function loadKnowledge(importedPlaces?: string, edits: readonly Edit[] = []): Knowledge {
  const texts = overlaySeeds(withImportedPlaces(SEED_FILES, importedPlaces), edits);
  const seeds = createSeedReader(texts);
  const { faults } = seeds;
  const facts = seeds.read("plan/plan.json", PlanFactsSchema);
  const planEnglish = seeds.read("plan/english.json", PlanEnglishSchema);
  const bodies = seeds.read("departments.json", DepartmentsFileSchema);
  const glossary = GLOSSARY_FILES.flatMap(
    (file) => seeds.read(`glossary/${file}.json`, GlossaryFileSchema) ?? [],
  );
  const wording = seeds.read("replies/wording.json", WordingFileSchema);
  const language = loadLanguage(seeds);
  const matters = loadMatters(seeds);
  const recordMatters = loadRecordMatters(seeds);
  const staffRecords = loadStaffRecords(seeds);
  const places = readPlaces(seeds);
  if (!facts || !planEnglish || !bodies || !wording || !language || !places) {
    throw new SeedInvalidError(faults);
  }
  const plan = parsePlan(readSeedText(PLAN_TEXT), facts);
  const kinds = places.kinds;
  faults.push(...findFaultsBetween({ plan, bodies, matters, recordMatters, staffRecords, kinds }));
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
    places,
  };
}

interface Loaded extends RecordSurroundings {
  readonly staffRecords: readonly StaffRecord[];
  readonly kinds: PlaceKinds;
}

/** What no file shows by itself. */
function findFaultsBetween(all: Loaded): string[] {
  const { plan, bodies, matters, recordMatters, staffRecords: records } = all;
  return [
    ...findBrokenReferences(plan, bodies, matters),
    ...findRecordFaults(records, all),
    ...findAnswerFaults({ ...all, records, matters: [...matters, ...recordMatters] }),
  ];
}

function loadLanguage(seeds: SeedReader): Language | undefined {
  const dialect = seeds.read("language/dialect.json", DialectFileSchema);
  const scope = seeds.read("language/scope.json", ScopeFileSchema);
  const aspects = seeds.read("language/aspects.json", AspectsFileSchema);
  const aspectPairs = seeds.read("language/aspect-pairs.json", AspectPairsFileSchema);
  const conversation = seeds.read("language/conversation.json", ConversationFileSchema);
  const guard = seeds.read("language/guard.json", GuardFileSchema);
  const functionWords = seeds.read("language/function-words.json", FunctionWordsFileSchema);
  const documentWords = seeds.read("language/document-words.json", DocumentWordsFileSchema);
  const outside = seeds.read("language/outside.json", OutsideFileSchema)?.subjects;
  const recordParts = seeds.read("language/record-parts.json", RecordPartsFileSchema);
  if (!recordParts) return undefined;
  if (
    !dialect ||
    !scope ||
    !aspects ||
    !aspectPairs ||
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
    aspectPairs,
    conversation,
    guard,
    functionWords,
    documentWords,
    outside,
    recordParts,
  };
}

function loadMatters(seeds: SeedReader): PlanMatter[] {
  const files = seeds.list("matters").filter((name) => /^\d{2}\.json$/u.test(name));
  return files.flatMap((name) => {
    const file = seeds.read(`matters/${name}`, MattersFileSchema);
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
