import type { Answer } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { AnswerReceipt, AnswerWithModel } from "#bot/answering/model/receipt.ts";
import type { Question } from "#bot/answering/question.ts";
import type { Trace } from "#bot/answering/trace.ts";
import { traceQuestion } from "#bot/answering/trace-question.ts";
import { previousTopic, type Turn } from "#bot/conversation/conversation.ts";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import type { Preview, RenderPreviews } from "#bot/conversation/preview.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { BenchInput, BenchSide } from "./bench-input.ts";

export interface BenchParts {
  /** Over the knowledge of the side. */
  readonly tools: AnsweringTools;
  readonly renderPreviews: RenderPreviews;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Absent where no language model is configured. */
  readonly answerWithModel?: AnswerWithModel;
  /** Who tries it, whose share of the model is used. */
  readonly person: string;
}

/** A message before the question, with its answer. */
export interface TurnBefore {
  readonly question: string;
  readonly answer: Answer;
}

/** A question tried: what each step found, and what each channel would send. Nothing of it is kept. */
export interface BenchRun {
  readonly side: BenchSide;
  /** ISO date for which was answered. */
  readonly day: string;
  readonly before: readonly TurnBefore[];
  /** As it is given, by a model where one was asked. */
  readonly answer: Answer;
  /** How it came about; `null` where no model was asked for. */
  readonly receipt: AnswerReceipt | null;
  readonly elapsedMs: number;
  /** Of the answer that the sources give. */
  readonly trace: Trace;
  readonly previews: readonly Preview[];
}

/** Asks a question behind the messages before it, all on one day, as `handle-message.ts` does it. */
export async function runBench(
  { question: text, before, manner }: Pick<BenchInput, "question" | "before" | "manner">,
  side: BenchSide,
  parts: BenchParts,
): Promise<BenchRun> {
  const { tools, renderPreviews, clock } = parts;
  const at = side.on === null ? clock() : Date.parse(`${side.on}T12:00:00+08:00`);
  const turns: Turn[] = [];
  for (const message of before) {
    const question = toQuestion(message, turns, at);
    turns.push(toTurn(question, answerQuestion(question, tools), turns.length));
  }
  const question = toQuestion(text, turns, at);
  const trace = traceQuestion(question, tools);
  const given = await give({ question, trace, side }, parts);
  const { wording } = tools.knowledge;
  const turn = toTurn(question, given.answer, turns.length);
  return {
    side,
    day: shanghaiDay(question.today),
    before: turns.map((earlier) => ({ question: earlier.question, answer: earlier.answer })),
    ...given,
    trace,
    previews: await renderPreviews(turn, { manner, wording }),
  };
}

async function give(
  { question, trace, side }: { question: Question; trace: Trace; side: BenchSide },
  { tools, answerWithModel, person }: BenchParts,
): Promise<Pick<BenchRun, "answer" | "receipt" | "elapsedMs">> {
  const { answer, elapsedMs } = trace;
  if (!answerWithModel || !side.isByModel) return { answer, receipt: null, elapsedMs };
  const began = performance.now();
  const written = await answerWithModel(question, tools, { person, deadline: null });
  return { ...written, elapsedMs: performance.now() - began };
}

function toQuestion(message: string, turns: readonly Turn[], at: number): Question {
  return {
    text: maskPersonal(message),
    position: null,
    previous: previousTopic(turns, at),
    askedBack: turns.at(-1)?.answer.status === "clarification",
    today: new Date(at),
  };
}

function toTurn({ text, today }: Question, answer: Answer, place: number): Turn {
  const id = `bench-${place}`;
  return { id, messageId: id, question: text, answer, at: today.getTime(), elapsedMs: 0 };
}
