/** A sentence ends here; a dot between figures or after a single letter ends none. */
const END =
  /[。！？!?\n]+[”’"」』）)]*|(?<![\d\s.][a-z]|\b(?:no|art|st|mr|dr|e\.g|i\.e))\.(?=\s)[”’"]*/giu;

/** What of a text is whole sentences, and what may still go on. */
export interface Sentences {
  readonly whole: readonly string[];
  readonly rest: string;
}

/** Splits a text into its sentences, each with its end; blank ones are left out. */
export function splitSentences(text: string): Sentences {
  const whole: string[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(END)) {
    whole.push(text.slice(start, index + end.length).trim());
    start = index + end.length;
  }
  return { whole: whole.filter((sentence) => sentence !== ""), rest: text.slice(start) };
}
