import type { Language } from "#knowledge/language.ts";
import { createWordMatcher } from "./match-words.ts";

/** Signs that a message lies outside the subject. */
export interface ScopeSigns {
  /** It asks about another city or country. */
  readonly elsewhere: boolean;
  /** It orders a piece of work that is not an answer: a poem, a translation. */
  readonly task: boolean;
}

export type ScopeReader = (text: string) => ScopeSigns;

/**
 * Creates the reader. A place outside counts only when Shanghai is not named, and the place is neither
 * where somebody comes from or goes to (安徽人, 去日本) nor part of a Shanghai name (苏州河, 南京西路).
 */
export function createScopeReader(scope: Language["scope"]): ScopeReader {
  const places = createWordMatcher(scope.otherPlaces);
  const home = createWordMatcher(scope.homePlaces);
  const tasks = createWordMatcher(scope.tasks);
  const marks = scope.originMarks.map(RegExp.escape).join("|");
  const isOrigin = (text: string, place: string): boolean =>
    new RegExp(
      `${RegExp.escape(place)}(?:市|省)?(?:${marks})|[是从由去到往]${RegExp.escape(place)}`,
      "u",
    ).test(text);
  return (text) => ({
    elsewhere: home(text).length === 0 && places(text).some((place) => !isOrigin(text, place)),
    task: tasks(text).length > 0,
  });
}
