import type { RecordPart } from "../support-record.ts";
import type { DocumentPassage } from "./document-passage.ts";
import { loadDocumentWords } from "./document-words.ts";

/** Of parts that are equally likely the first: 补贴 stands in headings of all of them (不予补贴, 补贴对象). */
const BY_PRECISION: readonly RecordPart[] = [
  "exclusions",
  "formerly",
  "papers",
  "conditions",
  "who",
  "apply",
  "benefit",
];
/** A heading above says more of a passage than a word in it, and the nearest heading most. */
const NEAREST_HEADING = 3;
const OTHER_HEADING = 1;
const WORD = 2;

/**
 * Suggests to which part of a record a passage belongs, by its own words and the headings above it; `null`
 * where nothing tells. A suggestion for a form: staff decide.
 */
export function guessPart(passage: DocumentPassage): RecordPart | null {
  if (!["clause", "item", "table-row"].includes(passage.kind)) return null;
  const { parts } = loadDocumentWords();
  const headings = passage.path.toReversed();
  let [best, bestScore]: [RecordPart | null, number] = [null, 0];
  for (const part of BY_PRECISION) {
    const { headings: headingWords, texts } = parts[part];
    const above = headings.map((heading, at) =>
      longestIn(heading, headingWords) > 0 ? (at === 0 ? NEAREST_HEADING : OTHER_HEADING) : 0,
    );
    // Its own first sentence is a heading of its own: （一）租金补贴。
    const own = longestIn(firstSentence(passage.text), headingWords) > 0 ? NEAREST_HEADING : 0;
    const words = texts.filter((word) => passage.text.includes(word)).length;
    const score =
      Math.max(own, ...above, 0) + Math.min(words, 3) * WORD + longestIn(passage.text, texts) / 100;
    const counts = score >= WORD;
    if (counts && score > bestScore) [best, bestScore] = [part, score];
  }
  return best;
}

function longestIn(text: string, words: readonly string[]): number {
  return Math.max(0, ...words.filter((word) => text.includes(word)).map((word) => word.length));
}

function firstSentence(text: string): string {
  const [sentence = ""] = /^[^。：:；]{1,20}(?=[。：:])/u.exec(text) ?? [];
  return sentence;
}
