import type { Department } from "#knowledge/department.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Matter } from "#knowledge/matter.ts";
import { createRecordLibrary, type RecordLibrary } from "#knowledge/record-library.ts";
import type { MatterSources } from "#retrieval/describe-matters.ts";
import type { StaticEmbedder } from "#retrieval/embedder.ts";
import { expandQuery, type QueryExpander } from "#retrieval/expand-query.ts";
import { buildMatterIndexes, type MatterIndexes } from "#retrieval/matter-indexes.ts";
import { openMatterIndexes } from "#retrieval/saved-matters.ts";
import { createSearch, type Search } from "#retrieval/search.ts";
import { SETTINGS } from "#retrieval/settings.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";
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

/** What every step is handed. */
export interface AnsweringTools {
  readonly knowledge: Knowledge;
  readonly search: Search;
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
}

export interface ToolOptions {
  /** Where the indexes are kept from start to start; without it they are built anew, in some two seconds. */
  readonly indexFile?: string;
  /** Told why the file could not be written. */
  readonly onUnsaved?: (reason: Error) => void;
}

/** Opens the indexes and creates the readers over the knowledge. */
export function createAnsweringTools(given: Knowledge, options: ToolOptions = {}): AnsweringTools {
  const glossary = readGlossary(given.glossary, given.language.dialect);
  const knowledge = { ...given, glossary };
  const { plan, language, departments } = knowledge;
  const matters = readPhrasings<Matter>(
    [...knowledge.matters, ...knowledge.recordMatters],
    language.dialect,
  );
  const library = createRecordLibrary(knowledge.records);
  const outside = readPhrasings(language.outside, language.dialect);
  const tokenizer = createTokenizer([
    ...matters.flatMap(({ name, words }) => [name, ...words]),
    ...glossary.flatMap(({ term, words }) => [term, ...words]),
    ...outside.flatMap(({ words }) => words),
  ]);
  const idleWords = [
    ...language.functionWords,
    ...language.conversation.generic,
    ...Object.values(language.aspects).flat().flatMap(tokenizer.words),
  ];
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const reader = createReader(knowledge, tokenizer);
  const statements = knowledge.records.flatMap(statementsOf);
  const sources = { plan, matters, statements, outside, tokenizer };
  const embedder = createWordEmbedder(openWordVectors());
  const { lists, kinds, gazetteer } = knowledge.places;
  const readPlaceQuestion = createPlaceQuestionReader(kinds, createAreaReader(gazetteer));
  const asksForPlace = (text: string): boolean =>
    readPlaceQuestion({ text, position: null, previous: null }) !== null;
  const indexes = openIndexes({ given, sources, embedder }, options);
  return {
    knowledge,
    search: createSearch({ ...sources, glossary, idleWords, embedder, indexes }),
    library,
    reader,
    suggestion: createSuggestionChooser(reader, createMatterTells(library), asksForPlace),
    expand: expandQuery(glossary),
    places: createPlaceFinder(lists),
    readPlaceQuestion,
    department: findDepartment(departments),
    findMatter: (id) => byId.get(id),
  };
}

function openIndexes(
  { given, sources, embedder }: IndexParts,
  { indexFile, onUnsaved }: ToolOptions,
): MatterIndexes {
  if (indexFile === undefined) return buildMatterIndexes(sources, embedder, SETTINGS);
  const { places: _, ...origin } = given;
  const ports = { embedder, settings: SETTINGS, origin };
  const { parts, unsaved } = openMatterIndexes(indexFile, sources, ports);
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
