import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Crisis } from "#knowledge/language.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { Tokenizer } from "#retrieval/tokenize.ts";
import { createCircumstanceDropper } from "./drop-circumstances.ts";
import { createWordMatcher, type WordMatcher } from "./match-words.ts";
import { normaliseText } from "./normalise-text.ts";
import { createPinyinLexicon } from "./pinyin-lexicon.ts";
import { type AspectReader, createAspectReader } from "./read-aspects.ts";
import { createScopeReader, type ScopeReader } from "./read-scope.ts";
import { createSmallTalkReader, type SmallTalkReader } from "./read-small-talk.ts";
import { repairSlips } from "./repair-slips.ts";
import { createDialectTranslator } from "./translate-dialect.ts";

/** A message made ready for the later steps. */
export interface ReadText {
  readonly tongue: Tongue;
  /** Normalised, in standard simplified words, slips repaired, pinyin turned into characters. */
  readonly text: string;
}

/** Everything that reads meaning from words. */
export interface Reader {
  read(message: string): ReadText;
  readonly aspects: AspectReader;
  readonly scope: ScopeReader;
  readonly smallTalk: SmallTalkReader;
  readonly injection: WordMatcher;
  crisis(text: string): Crisis | undefined;
  /** The words of a text that name a subject: neither function words nor words of an aspect. */
  subjectWords(text: string): readonly string[];
  /** The words for the plan as a document that a text has. */
  readonly documentWords: WordMatcher;
  /** The text without the parts of Shanghai that it names. */
  withoutNeighbourhoods(text: string): string;
  /** The text without the clauses that say who asks. */
  withoutCircumstances(text: string): string;
  /** The words of a text that ask what a body does, or what became of it. */
  bodyWords(text: string): {
    readonly duties: readonly string[];
    readonly change: readonly string[];
  };
  /** The full name of the district that a text names. */
  district(text: string): string | undefined;
  /** The body that a text names, as the plan prints it. */
  departmentNamed(text: string): string | undefined;
}

/** Creates the reader from the tables of the knowledge. */
export function createReader(knowledge: Knowledge, tokenizer: Tokenizer): Reader {
  const { language } = knowledge;
  const read = createMessageReader(knowledge, tokenizer);
  const aspectWords = createWordMatcher(Object.values(language.aspects).flat());
  const { conversation } = language;
  const idle = new Set([
    ...language.functionWords,
    ...conversation.referring,
    ...conversation.generic,
  ]);
  const opening = createWordMatcher([...conversation.followUpOpeners, ...conversation.referring]);
  const neighbourhoods = createWordMatcher(language.scope.neighbourhoods);
  const duties = createWordMatcher(conversation.bodyDuties);
  const change = createWordMatcher(conversation.bodyChange);
  const districts = createWordMatcher(Object.keys(language.scope.districts));
  const crises = language.guard.crisis.map((crisis) => ({
    crisis,
    match: createWordMatcher(crisis.words),
  }));
  return {
    read,
    aspects: createAspectReader(language.aspects),
    scope: createScopeReader(language.scope),
    smallTalk: createSmallTalkReader(conversation),
    injection: createWordMatcher(language.guard.injection),
    crisis: (text) => crises.find(({ match }) => match(text).length > 0)?.crisis,
    subjectWords(text) {
      let rest = text;
      for (const word of [...aspectWords(text), ...opening(text)]) rest = rest.replace(word, " ");
      return tokenizer.words(rest).filter((word) => !idle.has(word));
    },
    documentWords: createWordMatcher(conversation.documentWords),
    withoutNeighbourhoods: (text) =>
      neighbourhoods(text).reduce((rest, name) => rest.replace(name, ""), text),
    withoutCircumstances: createCircumstanceDropper(conversation.circumstances),
    bodyWords: (text) => ({ duties: duties(text), change: change(text) }),
    district: (text) => language.scope.districts[districts(text)[0] ?? ""],
    departmentNamed: createDepartmentFinder(knowledge),
  };
}

function createMessageReader(
  knowledge: Knowledge,
  tokenizer: Tokenizer,
): (message: string) => ReadText {
  const translate = createDialectTranslator(knowledge.language.dialect);
  const terms = new Set([
    ...knowledge.matters.flatMap(({ name, words }) => [name, ...words]),
    ...knowledge.glossary.flatMap(({ term, words }) => [term, ...words]),
  ]);
  const idle = new Set(knowledge.language.functionWords);
  const sounds = once(() => createPinyinLexicon(terms));
  const spellings = once(() =>
    createPinyinLexicon([
      ...terms,
      ...Object.values(knowledge.language.aspects).flat(),
      ...knowledge.language.functionWords,
    ]),
  );
  return (message) => {
    const text = translate(normaliseText(message));
    if (!/\p{Script=Han}/u.test(text)) {
      const reading = /[a-z]/u.test(text) ? spellings().read(text) : undefined;
      return reading ? { tongue: "zh", text: reading } : { tongue: "en", text };
    }
    if (isMostlyLatin(text)) return { tongue: "en", text };
    return {
      tongue: "zh",
      text: repairSlips(text, { lexicon: sounds(), tokenizer, known: terms, idle }),
    };
  };
}

/** Makes a value when it is first needed. */
function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** An English sentence may name its subject in Chinese: "Can I apply for 公租房?". */
function isMostlyLatin(text: string): boolean {
  const latinWords = text.match(/[a-z]{2,}/gu)?.length ?? 0;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return latinWords >= 3 && latinWords * 2 > characters;
}

function createDepartmentFinder({ departments }: Knowledge): (text: string) => string | undefined {
  const names = new Map(
    departments.flatMap(({ name, fullName, aliases }) =>
      [name, fullName, ...aliases].map((alias) => [alias, name] as const),
    ),
  );
  const match = createWordMatcher([...names.keys()]);
  return (text) => names.get(match(text)[0] ?? "");
}
