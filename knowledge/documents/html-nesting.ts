import { DocumentUnusableError } from "./errors.ts";

/** Pages reach 60 or so; the parser falls over at some thousands, and the search for the article takes minutes. */
const DEEPEST = 150;
const TAG = /<(\/?)([a-z][\w:-]*)(?:[^<>]*[^<>/])?(\/?)>/giu;
/** Tags without an end, and those that the next one ends. */
const ENDLESS =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dt|dd|option|tbody|thead|tfoot|html|head|body|o:p)$/iu;

/**
 * Refuses a page whose elements are nested beyond reason.
 *
 * @throws DocumentUnusableError as damaged.
 */
export function checkNesting(html: string): void {
  let depth = 0;
  for (const [, isEnd, name = "", isEmpty] of html.matchAll(TAG)) {
    if (ENDLESS.test(name) || isEmpty) continue;
    depth = isEnd ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) throw new DocumentUnusableError("damaged");
  }
}
