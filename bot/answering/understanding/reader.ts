import type { Knowledge } from "#knowledge/knowledge.ts";
import type { Crisis, Language } from "#knowledge/language.ts";
import type { Tokenizer } from "#retrieval/tokenize.ts";
import { createCircumstanceDropper } from "./drop-circumstances.ts";
import { createWordMatcher, type WordMatcher } from "./match-words.ts";
import { type AspectReader, createAspectReader } from "./read-aspects.ts";
import { createInjectionReader } from "./read-injection.ts";
import { createMessageReader, type ReadText } from "./read-message.ts";
import { createScopeReader, type ScopeReader } from "./read-scope.ts";
import { createSmallTalkReader, type SmallTalkReader } from "./read-small-talk.ts";
import type { QuestionSigns } from "./split-questions.ts";

/** In characters; a shorter clause (找谁) asks about the one before it. */
const SHORTEST_WHOLE = 5;
/** A year or an amount by itself names no subject. */
const NUMERAL = /^[0-9]+$/u;

/** A part of a record that can be asked for. */
export type AskedPart = keyof Language["recordParts"];

/** Everything that reads meaning from words. */
export interface Reader extends QuestionSigns {
  read(message: string): ReadText;
  readonly aspects: AspectReader;
  readonly scope: ScopeReader;
  readonly smallTalk: SmallTalkReader;
  /** Whether a text tries to give the bot new orders. */
  isInjection(text: string): boolean;
  crisis(text: string): Crisis | undefined;
  /** The words of a text that name a subject: neither function words nor words of an aspect. */
  subjectWords(text: string): readonly string[];
  /** The words for the plan as a document that a text has. */
  readonly documentWords: WordMatcher;
  /** Whether a text asks for an enumeration. */
  asksForList(text: string): boolean;
  /** The text without the districts and parts of Shanghai that it names. */
  withoutPlaces(text: string): string;
  /** The text without the clauses that say who asks. */
  withoutCircumstances(text: string): string;
  /** The parts of a record that a text asks for by its words. */
  recordParts(text: string): readonly AskedPart[];
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
  const { conversation } = language;
  const aspects = createAspectReader(language);
  const namesSubject = createSubjectFinder(language, tokenizer);
  const subjectWords = (text: string): readonly string[] => namesSubject(withoutPlaces(text));
  const interrogatives = createWordMatcher(conversation.interrogatives);
  const indefinites = createWordMatcher(conversation.indefinites);
  const districtsIn = createDistrictFinder(language);
  const neighbourhoods = createWordMatcher(language.scope.neighbourhoods);
  const withoutPlaces = (text: string): string =>
    [...neighbourhoods(text), ...districtsIn(text).map(({ word }) => word)].reduce(
      (rest, word) => rest.replace(word, ""),
      text,
    );
  const listing = createWordMatcher(conversation.listing);
  const duties = createWordMatcher(conversation.bodyDuties);
  const change = createWordMatcher(conversation.bodyChange);
  return {
    read,
    aspects,
    scope: createScopeReader(language.scope),
    smallTalk: createSmallTalkReader(conversation),
    isInjection: createInjectionReader(language.guard),
    crisis: createCrisisFinder(language),
    subjectWords,
    asks: (stretch) => aspects(stretch).size > 0,
    isWhole: (stretch) =>
      stretch.length >= SHORTEST_WHOLE &&
      interrogatives(without(indefinites(stretch), stretch)).length > 0 &&
      subjectWords(stretch).length > 0,
    documentWords: createWordMatcher(conversation.documentWords),
    asksForList: (text) => listing(text).length > 0,
    withoutPlaces,
    withoutCircumstances: createCircumstanceDropper(conversation.circumstances),
    recordParts: createPartReader(language.recordParts),
    bodyWords: (text) => ({ duties: duties(text), change: change(text) }),
    district: (text) => districtsIn(text)[0]?.name,
    departmentNamed: createDepartmentFinder(knowledge),
  };
}

function createPartReader(table: Language["recordParts"]): (text: string) => AskedPart[] {
  const parts = Object.keys(table) as AskedPart[];
  const matchers = parts.map((part) => ({ part, match: createWordMatcher(table[part]) }));
  return (text) => matchers.filter(({ match }) => match(text).length > 0).map(({ part }) => part);
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

function createSubjectFinder(
  { aspects, conversation, functionWords }: Language,
  tokenizer: Tokenizer,
): (text: string) => readonly string[] {
  const aspectWords = createWordMatcher(Object.values(aspects).flat());
  const opening = createWordMatcher([...conversation.followUpOpeners, ...conversation.referring]);
  const idle = new Set([...functionWords, ...conversation.referring, ...conversation.generic]);
  return (text) => {
    const rest = without([...aspectWords(text), ...opening(text)], text);
    return tokenizer.words(rest).filter((word) => !idle.has(word) && !NUMERAL.test(word));
  };
}

function createCrisisFinder({ guard }: Language): (text: string) => Crisis | undefined {
  const crises = guard.crisis.map((crisis) => ({ crisis, match: createWordMatcher(crisis.words) }));
  const decoys = createWordMatcher(guard.crisisDecoys);
  return (text) => {
    const rest = without(decoys(text), text);
    return crises.find(({ match }) => match(rest).length > 0)?.crisis;
  };
}

/** A text without the words, once each. */
function without(words: readonly string[], text: string): string {
  return words.reduce((rest, word) => rest.replace(word, " "), text);
}

/** A district as a text names it, and its full name. */
interface DistrictNamed {
  readonly word: string;
  readonly name: string;
}

/** Words that only look like a district (黄浦江) are passed over. */
function createDistrictFinder({ scope }: Language): (text: string) => DistrictNamed[] {
  const match = createWordMatcher(Object.keys(scope.districts));
  return (text) =>
    match(text)
      .map((word) => ({ word, name: scope.districts[word] ?? "" }))
      .filter(({ name }) => name !== "");
}
