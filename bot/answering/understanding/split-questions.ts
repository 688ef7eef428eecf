/** Where one question ends and the next begins. */
const BOUNDARY =
  /(?<=[?？!！。；;])|[,，]?(?=(?:另外|还有就是|还有，|再问一下|再问个|顺便问|顺便|同时想问|第二))|[,，](?=还有)/u;
const MAX_QUESTIONS = 3;
const SHORTEST_QUESTION = 4;

/** Cuts a message at sentence ends; the pieces keep their words, empty ones are dropped. */
export function splitSentences(text: string): string[] {
  return text
    .split(BOUNDARY)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/**
 * Gives the questions of a message: the sentences that ask, at most three. A message in which fewer than
 * two sentences ask is one question, story and all.
 */
export function splitQuestions(text: string, asks: (sentence: string) => boolean): string[] {
  const asking = splitSentences(text).filter(
    (sentence) => sentence.length >= SHORTEST_QUESTION && asks(sentence),
  );
  return asking.length >= 2 ? asking.slice(0, MAX_QUESTIONS) : [text];
}
