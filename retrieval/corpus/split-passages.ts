const SENTENCE = /[^。！？；!?;\n]*[。！？；!?;\n]|[^。！？；!?;\n]+$/gu;

/**
 * Cuts a text at ends of sentences into passages of at most `length` characters; a sentence that is longer
 * is a passage by itself. The passages joined are the text; an empty text is one empty passage.
 */
export function splitPassages(text: string, length: number): string[] {
  const passages: string[] = [];
  let passage = "";
  for (const [sentence] of text.matchAll(SENTENCE)) {
    if (passage && passage.length + sentence.length > length) {
      passages.push(passage);
      passage = "";
    }
    passage += sentence;
  }
  return passage || passages.length === 0 ? [...passages, passage] : passages;
}
