import type { Department } from "#knowledge/department.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Matter } from "#knowledge/matter.ts";
import { createRecordLibrary, type RecordLibrary } from "#knowledge/record-library.ts";
import { expandQuery, type QueryExpander } from "#retrieval/expand-query.ts";
import { createSearch, type Search } from "#retrieval/search.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";
import { createSuggestionChooser, type SuggestionChooser } from "./choose-suggestion.ts";
import { createMatterTells } from "./matter-tells.ts";
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
}

/** Builds the indexes and readers over the knowledge; takes some hundred milliseconds. */
export function createAnsweringTools(given: Knowledge): AnsweringTools {
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
  return {
    knowledge,
    search: createSearch({
      plan,
      matters,
      statements: knowledge.records.flatMap(statementsOf),
      outside,
      glossary,
      idleWords,
      tokenizer,
    }),
    library,
    reader,
    suggestion: createSuggestionChooser(reader, createMatterTells(library)),
    expand: expandQuery(glossary),
    department: findDepartment(departments),
    findMatter: (id) => byId.get(id),
  };
}

function findDepartment(departments: readonly Department[]): AnsweringTools["department"] {
  const byName = new Map(departments.map((department) => [department.name, department]));
  return (name) => {
    const department = byName.get(name);
    if (!department) throw new Error(`departments.json lacks "${name}"`);
    return department;
  };
}
