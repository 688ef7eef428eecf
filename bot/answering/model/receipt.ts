import type { Answer } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import type { OnEarlyWords } from "../early-words.ts";
import type { Question } from "../question.ts";
import type { Verdict } from "./ask-opinion.ts";
import type { Tokens } from "./chat-model.ts";

/** What an answer rested on. */
export interface ReceiptEvidence {
  /** Of the passage, or of the record. */
  readonly id: string;
  readonly title: string;
  readonly locator: string;
}

/** What came of checking an answer against its evidence; never a word of it. */
export interface ReceiptChecks {
  /** Statements that were checked. */
  readonly parts: number;
  /** Of each statement that was replaced with the quotation, the kinds of what its passages do not say. */
  readonly replaced: readonly (readonly string[])[];
}

/** How one answer came about, as whoever made it tells. */
export interface AnswerReceipt {
  readonly evidence: readonly ReceiptEvidence[];
  readonly checks: ReceiptChecks;
  /** The model's name; `null` where none was asked. */
  readonly model: string | null;
  readonly promptVersion: string | null;
  readonly tokens: Tokens | null;
  /** What a model said of what the question is about; absent where it was not asked that. */
  readonly opinion?: ReceiptOpinion;
  readonly isByModel: boolean;
  /**
   * `written` by a model, or by the `sources` alone where there is none. With one: `no-findings` for it to write, `unusable` or
   * `unsupported` what it wrote, or why it was not asked or failed. `staff` had the word; an `error` of ours.
   */
  readonly endedBy: string;
}

/** The same as it is kept under the answer's id. */
export interface Receipt extends AnswerReceipt {
  readonly turnId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Tells knowledge apart, in 12 characters. */
  readonly knowledgeVersion: string;
}

/** Whose question it is, and until when it has to be answered. */
export interface AskedBy {
  /** Whose budget is used. */
  readonly person: string;
  /** Milliseconds since 1970; `null` where it may take as long as it takes. */
  readonly deadline: number | null;
  /** Is told what is certain while the model still writes. */
  readonly onEarly?: OnEarlyWords;
}

/** Answers a question from the sources, written by a model where that can be; never rejects for a fault of the model. */
export type AnswerWithModel = (
  question: Question,
  tools: AnsweringTools,
  who: AskedBy,
) => Promise<{ readonly answer: Answer; readonly receipt: AnswerReceipt }>;

/**
 * The receipt of an answer from the sources alone.
 *
 * @param replaced how many statements said more than their grounds, and so were not sent
 */
export function receiptOfSources(answer: Answer, endedBy = "sources", replaced = 0): AnswerReceipt {
  const kinds = Array.from({ length: replaced }, () => ["unsupported"]);
  return {
    evidence: evidenceOf(answer),
    checks: { parts: answer.parts.length, replaced: kinds },
    model: null,
    promptVersion: null,
    tokens: null,
    isByModel: false,
    endedBy,
  };
}

/** What a model said of what a question is about. */
export interface ReceiptOpinion {
  readonly verdict: Verdict;
  readonly promptVersion: string;
}

/** What became of a model's part in an answer. */
export interface ModelPart
  extends Pick<AnswerReceipt, "promptVersion" | "tokens" | "endedBy" | "opinion"> {
  /** Of each sentence what it says that its passages do not, by kind; none where it was sent as it was written. */
  readonly checks: readonly { readonly kinds: readonly string[] }[];
}

/**
 * The receipt of an answer in which a model was to have a part.
 *
 * @param model the model's name; `null` where it was not asked after all
 */
export function receiptOfModel(
  answer: Answer,
  part: ModelPart,
  model: string | null,
): AnswerReceipt {
  const { promptVersion, tokens, endedBy, checks, opinion } = part;
  const kinds = checks.map((check) => check.kinds);
  return {
    ...receiptOfSources(answer, endedBy),
    ...(checks.length > 0
      ? { checks: { parts: checks.length, replaced: kinds.filter(({ length }) => length > 0) } }
      : {}),
    model,
    promptVersion: model === null ? null : promptVersion,
    tokens,
    ...(opinion ? { opinion } : {}),
    isByModel: answer.byModel === true,
  };
}

/** What an answer cites, each once. */
export function evidenceOf({ citations }: Pick<Answer, "citations">): ReceiptEvidence[] {
  const rows = citations.map(({ url, document, title, locator }) => {
    const passage = /[?&]mark=([^:#]+)/u.exec(url)?.[1];
    return { id: passage ? `${document}/${passage}` : document, title, locator };
  });
  return [...new Map(rows.map((row) => [`${row.id} ${row.locator}`, row])).values()];
}
