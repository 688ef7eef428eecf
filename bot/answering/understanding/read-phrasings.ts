import type { Concept } from "#knowledge/glossary.ts";
import type { Language } from "#knowledge/language.ts";
import { normaliseText, simplify } from "./normalise-text.ts";
import { createDialectTranslator } from "./translate-dialect.ts";

/** What the seeds describe a matter or a subject outside with. */
interface Described {
  readonly words: readonly string[];
  readonly asks: readonly string[];
}

/**
 * Gives things as described in the characters and words into which messages are turned, so that a phrasing
 * in traditional characters or dialect is found by a message in either.
 *
 * The phrasings, twenty thousand in all, are read when they are first looked at: saved indexes have no need of most.
 */
export function readPhrasings<Thing extends Described>(
  things: readonly Thing[],
  dialect: Language["dialect"],
): Thing[] {
  const translate = createDialectTranslator(dialect);
  const readWords = createTextReader(
    things.flatMap(({ words }) => words),
    translate,
  );
  return things.map((thing) => {
    let asks: readonly string[] | undefined;
    return {
      ...thing,
      words: thing.words.map(readWords),
      get asks() {
        asks ??= thing.asks.map(createTextReader(thing.asks, translate));
        return asks;
      },
    };
  });
}

/** Reads any of the texts; converting is slow, so only those with a character that simplifying changes are put through it. */
function createTextReader(
  texts: readonly string[],
  translate: (text: string) => string,
): (text: string) => string {
  const traditional = findTraditional(texts);
  return (text) => translate(traditional.test(text) ? normaliseText(text) : text);
}

/** The characters of the texts that simplifying changes, as a pattern. */
function findTraditional(texts: readonly string[]): RegExp {
  const characters = [...new Set(texts.join(""))].filter((it) => /\p{Script=Han}/u.test(it));
  const simplified = simplify(characters.join(" ")).split(" ");
  const changed = characters.filter((character, place) => simplified[place] !== character);
  return changed.length > 0 ? new RegExp(`[${changed.join("")}]`, "u") : /(?!)/u;
}

/**
 * Gives the glossary with all forms of a concept among its words, as messages are read. A form that is another
 * concept's term, or stands under one before it, is left to that.
 */
export function readGlossary(
  glossary: readonly Concept[],
  dialect: Language["dialect"],
): Concept[] {
  const concepts = glossary.map((concept) => ({
    ...concept,
    words: [...concept.words, ...concept.names, ...concept.traditional],
    asks: [],
  }));
  const taken = new Set(glossary.map(({ term }) => term));
  return readPhrasings(concepts, dialect).map(({ asks: _, words, ...concept }) => {
    const own = [...new Set(words.map((word) => word.toLowerCase()))].filter(
      (word) => !taken.has(word),
    );
    for (const word of own) taken.add(word);
    return { ...concept, words: own };
  });
}
