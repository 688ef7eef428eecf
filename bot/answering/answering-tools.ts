import { setImmediate } from "node:timers/promises";
import type { Department } from "#knowledge/department.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Language } from "#knowledge/language.ts";
import type { Matter } from "#knowledge/matter.ts";
import { createRecordLibrary, type RecordLibrary } from "#knowledge/record-library.ts";
import type { MatterSources } from "#retrieval/describe-matters.ts";
import type { StaticEmbedder } from "#retrieval/embedder.ts";
import { expandQuery, type QueryExpander } from "#retrieval/expand-query.ts";
import type { MatterIndexes } from "#retrieval/matter-indexes.ts";
import { openMatterIndexes } from "#retrieval/saved-matters.ts";
import { createSearch, type MatterSearch } from "#retrieval/search.ts";
import { SETTINGS } from "#retrieval/settings.ts";
import { createTokenizer, type Tokenizer } from "#retrieval/tokenize.ts";
import { createWordEmbedder, openWordVectors } from "#retrieval/word-vectors.ts";
import { createSuggestionChooser, type SuggestionChooser } from "./choose-suggestion.ts";
import { createMatterTells } from "./matter-tells.ts";
import { createPlaceFinder, type PlaceFinder } from "./places/place-finder.ts";
import { createAreaReader } from "./places/read-area.ts";
import {
  createPlaceQuestionReader,
  type PlaceQuestionReader,
} from "./places/read-place-question.ts";
import { statementsOf } from "./records/record-places.ts";
import { readGlossary, readPhrasings } from "./understanding/read-phrasings.ts";
import { createReader, type Reader } from "./understanding/reader.ts";
import type { Watcher } from "./watch.ts";

/** What every step is handed. */
export interface AnsweringTools extends MatterSearch {
  readonly knowledge: Knowledge;
  readonly reader: Reader;
  /** Adds the sources' terms to a text. */
  readonly expand: QueryExpander;
  /** Throws for a name that the seeds do not have, which their data tests rule out. */
  department(name: string): Department;
  findMatter(id: string): Matter | undefined;
  readonly library: RecordLibrary;
  readonly suggestion: SuggestionChooser;
  readonly places: PlaceFinder;
  readonly readPlaceQuestion: PlaceQuestionReader;
  /** Runs every step, where somebody wants to see what each finds. */
  readonly watcher?: Watcher;
}

export interface ToolOptions {
  /** Where the indexes are kept from start to start; without it they are built anew, in some two seconds. */
  readonly indexFile?: string;
  /** Of indexes over other knowledge, from which those parts are taken that are the same; it stays as it is. */
  readonly unchangedFrom?: string;
  /** Told why the file could not be written. */
  readonly onUnsaved?: (reason: Error) => void;
}

/** Opens the indexes and creates the readers over the knowledge. */
export function createAnsweringTools(given: Knowledge, options: ToolOptions = {}): AnsweringTools {
  const work = assemble(given, options);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * The same while the process answers: what waits comes to its turn between the parts of the work, the longest of which
 * takes as long as the tokenizer or the file of the indexes, some 150 ms each.
 */
export async function createAnsweringToolsAside(
  given: Knowledge,
  options: ToolOptions = {},
): Promise<AnsweringTools> {
  const work = assemble(given, options);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await setImmediate();
  }
}

/** Yields wherever other work may come between. */
function* assemble(given: Knowledge, options: ToolOptions): Generator<undefined, AnsweringTools> {
  const glossary = readGlossary(given.glossary, given.language.dialect);
  const knowledge = { ...given, glossary };
  const { plan, language } = knowledge;
  const matters = readPhrasings<Matter>(
    [...knowledge.matters, ...knowledge.recordMatters],
    language.dialect,
  );
  yield;
  const library = createRecordLibrary(knowledge.records);
  const outside = readPhrasings(language.outside, language.dialect);
  const tokenizer = createTokenizer([
    ...matters.flatMap(({ name, words }) => [name, ...words]),
    ...glossary.flatMap(({ term, words }) => [term, ...words]),
    ...outside.flatMap(({ words }) => words),
  ]);
  yield;
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const reader = createReader(knowledge, tokenizer);
  yield;
  const statements = knowledge.records.flatMap(statementsOf);
  const sources = { plan, matters, statements, outside, tokenizer };
  const embedder = createWordEmbedder(openWordVectors());
  yield;
  const readPlaceQuestion = createPlaceReader(knowledge.places);
  const asksForPlace = (text: string): boolean =>
    readPlaceQuestion({ text, position: null, previous: null }) !== null;
  const indexes = openIndexes({ given, sources, embedder }, options);
  yield;
  const idleWords = findIdleWords(language, tokenizer);
  return {
    knowledge,
    ...createSearch({ ...sources, glossary, idleWords, embedder, indexes }),
    library,
    reader,
    suggestion: createSuggestionChooser(reader, createMatterTells(library), asksForPlace),
    expand: expandQuery(glossary),
    places: createPlaceFinder(knowledge.places.lists),
    readPlaceQuestion,
    department: findDepartment(knowledge.departments),
    findMatter: (id) => byId.get(id),
  };
}

function createPlaceReader({ kinds, gazetteer }: Knowledge["places"]): PlaceQuestionReader {
  return createPlaceQuestionReader(kinds, createAreaReader(gazetteer));
}

function findIdleWords({ functionWords, conversation, aspects }: Language, tokenizer: Tokenizer) {
  const asked = Object.values(aspects).flat().flatMap(tokenizer.words);
  return [...functionWords, ...conversation.generic, ...asked];
}

function openIndexes(
  { given, sources, embedder }: IndexParts,
  { indexFile, unchangedFrom, onUnsaved }: ToolOptions,
): MatterIndexes {
  const { places: _, ...origin } = given;
  const { plan, matters, recordMatters, language } = given;
  const titles = plan.measures.map(({ title }) => title);
  const wording = [titles, matters, recordMatters, language.outside, language.dialect];
  const files = { own: indexFile, other: unchangedFrom };
  const ports = { embedder, settings: SETTINGS, origin, wording };
  const { parts, unsaved } = openMatterIndexes(files, sources, ports);
  if (unsaved) onUnsaved?.(unsaved);
  return parts;
}

interface IndexParts {
  readonly given: Knowledge;
  readonly sources: MatterSources;
  readonly embedder: StaticEmbedder;
}

function findDepartment(departments: readonly Department[]): AnsweringTools["department"] {
  const byName = new Map(departments.map((department) => [department.name, department]));
  return (name) => {
    const department = byName.get(name);
    if (!department) throw new Error(`departments.json lacks "${name}"`);
    return department;
  };
}
