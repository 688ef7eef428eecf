import type { Aspect } from "#knowledge/language.ts";
import type { Matter } from "#knowledge/matter.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { Reader } from "./understanding/reader.ts";

/** Gives the phrasing of a matter that is suggested, if it has one. */
export type SuggestionChooser = (matter: Matter, tongue: Tongue) => string | undefined;
/** Whether the sources tell an aspect of a matter. */
export type MatterTells = (matter: Matter, aspect: Aspect, ask: string) => boolean;

/** In characters, so that a suggestion is read at a glance and fits a button on a phone. */
const LONGEST: Readonly<Record<Tongue, number>> = { zh: 18, en: 60 };

/** Creates the chooser; what it has chosen it remembers, since reading phrasings costs more than an answer. */
export function createSuggestionChooser(
  reader: Pick<Reader, "read" | "aspects" | "crisis">,
  tells: MatterTells,
  asksForPlace: (text: string) => boolean,
): SuggestionChooser {
  const chosen = new Map<string, string | undefined>();
  return (matter, tongue) => {
    const key = `${tongue} ${matter.id}`;
    if (!chosen.has(key)) chosen.set(key, choose(matter, tongue, { reader, tells, asksForPlace }));
    return chosen.get(key);
  };
}

function choose(
  matter: Matter,
  tongue: Tongue,
  {
    reader,
    tells,
    asksForPlace,
  }: {
    reader: Pick<Reader, "read" | "aspects" | "crisis">;
    tells: MatterTells;
    asksForPlace: (text: string) => boolean;
  },
): string | undefined {
  const isTold = (text: string): boolean => {
    const aspects = [...reader.aspects(text)];
    return aspects.length > 0 && aspects.every((aspect) => tells(matter, aspect, text));
  };
  return matter.asks.find(
    (ask) =>
      ask.length <= LONGEST[tongue] &&
      /\p{Script=Han}/u.test(ask) === (tongue === "zh") &&
      // As written first: that is quick, and reading it like a message is not.
      isTold(ask.toLowerCase()) &&
      isTold(reader.read(ask).text) &&
      !reader.crisis(ask) &&
      // Most kinds of place have no list, or one of some districts.
      !asksForPlace(ask),
  );
}
