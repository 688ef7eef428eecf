import type { Aspect } from "#knowledge/language.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { Reader } from "./understanding/reader.ts";

/** Gives the phrasing of a matter that is suggested, if it has one. */
export type SuggestionChooser = (matter: Matter, tongue: Tongue) => string | undefined;

/** In characters, so that a suggestion is read at a glance and fits a button on a phone. */
const LONGEST: Readonly<Record<Tongue, number>> = { zh: 18, en: 60 };
/** What the plan tells of every matter; whether a thing is so (yes-no) it often leaves open. */
const ANSWERABLE: ReadonlySet<Aspect> = new Set(["who", "which-clause"]);

/** Creates the chooser; what it has chosen it remembers, since reading phrasings costs more than an answer. */
export function createSuggestionChooser(
  reader: Pick<Reader, "read" | "aspects" | "crisis">,
): SuggestionChooser {
  const chosen = new Map<string, string | undefined>();
  return (matter, tongue) => {
    const key = `${tongue} ${matter.id}`;
    if (!chosen.has(key)) chosen.set(key, choose(matter, tongue, reader));
    return chosen.get(key);
  };
}

function choose(
  { asks, anchor }: Matter,
  tongue: Tongue,
  reader: Pick<Reader, "read" | "aspects" | "crisis">,
): string | undefined {
  const mayCount = /\d/u.test(anchor);
  const isTold = (text: string): boolean => {
    const aspects = [...reader.aspects(text)];
    const told = (aspect: Aspect): boolean =>
      ANSWERABLE.has(aspect) || (mayCount && aspect === "how-many");
    return aspects.length > 0 && aspects.every(told);
  };
  return asks.find(
    (ask) =>
      ask.length <= LONGEST[tongue] &&
      /\p{Script=Han}/u.test(ask) === (tongue === "zh") &&
      // As written first: that is quick, and reading it like a message is not.
      isTold(ask.toLowerCase()) &&
      isTold(reader.read(ask).text) &&
      !reader.crisis(ask),
  );
}
