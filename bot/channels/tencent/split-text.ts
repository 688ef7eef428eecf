/** After a line; after a sentence or its citations, unless more of these or closing marks follow. */
const LINE_END = /(?<=\n)/u;
const SENTENCE_END =
  /(?<=[。！？；])(?![\s。！？；」』”’）)[<])|(?<=[.!?;] )(?![[<])|(?<=<\/a>|\[\d\])(?![\s[<])/u;
/** A link is never cut. */
const LINK = /(<a [^>]*>[^<]*<\/a>)/u;
/** A sentence and the citations behind it. */
const CITED = /^(.*?)((?:\s?(?:<a [^>]*>\[\d+\]<\/a>|\[\d+\]))*\s*)$/su;
/** Characters of a cut sentence that its citations are kept with. */
const TAIL = 10;

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/**
 * Splits a text into pieces of at most `limit` UTF-8 bytes, which together are the whole text again: at line ends, in a
 * longer line at sentence ends, and only in a longer sentence between two characters. What is cited behind a sentence
 * stays with it; a link stays whole.
 */
export function splitText(text: string, limit: number): string[] {
  const fits = (part: string): boolean => Buffer.byteLength(part) <= limit;
  const units = text
    .split(LINE_END)
    .flatMap((line) => (fits(line) ? [line] : line.split(SENTENCE_END)))
    .flatMap((sentence) => (fits(sentence) ? [sentence] : cut(sentence)));
  const pieces: string[] = [];
  for (const unit of units) {
    const last = pieces.at(-1);
    if (last !== undefined && fits(last + unit)) pieces[pieces.length - 1] = last + unit;
    else pieces.push(unit);
  }
  return pieces;
}

/** A sentence too long for one piece, in its characters; its last ones and its citations stay together. */
function cut(sentence: string): string[] {
  const [, body = "", cited = ""] = CITED.exec(sentence) ?? [];
  const characters = body
    .split(LINK)
    .flatMap((part) =>
      LINK.test(part) ? [part] : Array.from(graphemes.segment(part), ({ segment }) => segment),
    );
  const tail = characters.slice(-TAIL).join("") + cited;
  return [...characters.slice(0, -TAIL), tail];
}
