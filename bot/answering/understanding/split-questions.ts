/** Where one question ends and the next begins. */
const BOUNDARY =
  /(?<=[?？!！。；;])|[,，]?(?=(?:另外|还有就是|还有，|再问一下|再问个|顺便问|顺便|同时想问|第二))|[,，](?=还有)/u;
const CLAUSE_END = /(?<=[,，])/u;
/** 「养老床位和托位分别要多少」 asks the same of two things. */
const ASKED_OF_BOTH = /^(.{2,}?)(?:和|跟|与|、|以及)(.{2,}?)(?:分别|各自|各(?=[多几是要有]))(.+)$/u;
const MAX_QUESTIONS = 3;
const SHORTEST_QUESTION = 4;

/** What the splitting needs to know of a stretch of text. */
export interface QuestionSigns {
  /** Whether it asks something. */
  asks(stretch: string): boolean;
  /** Whether it asks something and names what about, so that it can stand alone. */
  isWhole(stretch: string): boolean;
}

/** Cuts a message at sentence ends; the pieces keep their words, empty ones are dropped. */
export function splitSentences(text: string): string[] {
  return text
    .split(BOUNDARY)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/**
 * Gives the questions of a message: the sentences and clauses that ask, at most three. A message in which
 * fewer than two ask is one question, story and all.
 */
export function splitQuestions(text: string, signs: QuestionSigns): string[] {
  const asking = splitSentences(text)
    .flatMap((sentence) => splitClauses(sentence, signs))
    .flatMap(askOfEach)
    .filter((piece) => piece.length >= SHORTEST_QUESTION)
    .filter((piece) => signs.asks(piece) || signs.isWhole(piece));
  return asking.length >= 2 ? asking.slice(0, MAX_QUESTIONS) : [text];
}

/** Cuts behind each clause that is a question by itself; a clause that is none goes with its neighbour. */
function splitClauses(sentence: string, { isWhole }: QuestionSigns): string[] {
  const pieces: string[] = [];
  let open = false;
  for (const clause of sentence.split(CLAUSE_END)) {
    const last = pieces.length - 1;
    const isNext = pieces.length === 0 || (!open && isWhole(clause));
    if (isNext) pieces.push(clause);
    else pieces[last] += clause;
    open = !isWhole(pieces.at(-1) ?? "");
  }
  return pieces;
}

function askOfEach(piece: string): string[] {
  const [, first, second, rest] = ASKED_OF_BOTH.exec(piece) ?? [];
  if (!first || !second || !rest) return [piece];
  // 养老和托育的目标: what both have is said of the second alone.
  const shared = first.includes("的") ? "" : (/的.+$/u.exec(second)?.[0] ?? "");
  return [first + shared + rest, second + rest];
}
