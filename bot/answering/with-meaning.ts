import type { Meaning } from "#retrieval/search.ts";
import type { AnswerStatus } from "./answer.ts";
import { answerQuestion } from "./answer-question.ts";
import type { AnsweringTools } from "./answering-tools.ts";
import type { Question } from "./question.ts";

/** Gives what is near in meaning to some queries, from a service; `null` where it has nothing to say, and never rejects. */
export type AskMeaning = (
  queries: readonly string[],
  tools: AnsweringTools,
  deadline: number | null,
) => Promise<Meaning | null>;

/** What can be asked for the meaning of queries. */
export interface MeaningService {
  /** Whether it could say anything over these tools now. */
  isReady(tools: AnsweringTools): boolean;
  readonly ask: AskMeaning;
}

/** Gives the tools with which a question is to be answered; never rejects. */
export type WithMeaning = (
  question: Question,
  within: { readonly tools: AnsweringTools; readonly deadline: number | null },
) => Promise<AnsweringTools>;

/** What is declined stays declined: meaning has a say in which matter answers, not in whether one does. */
const CAN_GAIN: ReadonlySet<AnswerStatus> = new Set(["answered", "partial", "clarification"]);

/** An answer stays one, and what the sources lack stays lacking; which of two matters is meant may have become clear. */
function mayFollow(first: AnswerStatus, second: AnswerStatus): boolean {
  return second === first || (first === "clarification" && second === "answered");
}

/**
 * Gives the tools with which a question is to be answered: those in which a service says what is near in meaning to what is
 * searched for it, where it does so in time and that leads to an answer, else the same.
 *
 * Answering is quick and asks nobody, so it runs once to see what it searches for, and once more to see what came of it.
 *
 * @param deadline milliseconds since 1970; `null` where it may take as long as it takes
 */
export async function withMeaning(
  question: Question,
  { tools, deadline }: Parameters<WithMeaning>[1],
  service: MeaningService,
): Promise<AnsweringTools> {
  if (!service.isReady(tools)) return tools;
  const queries = new Set<string>();
  const search: AnsweringTools["search"] = (query) => {
    queries.add(query);
    return tools.search(query);
  };
  const { status } = answerQuestion(question, { ...tools, search });
  if (queries.size === 0 || !CAN_GAIN.has(status)) return tools;
  const meaning = await service.ask([...queries], tools, deadline);
  if (!meaning) return tools;
  const meant = { ...tools, search: tools.searchBy(meaning) };
  return mayFollow(status, answerQuestion(question, meant).status) ? meant : tools;
}
