import type { Answer } from "#bot/answering/answer.ts";
import type { Turn } from "#bot/conversation/conversation.ts";

/** Builds an answer with valid defaults. */
export function buildAnswer(over: Partial<Answer> = {}): Answer {
  return {
    status: "answered",
    tongue: "zh",
    parts: [{ kind: "lead", text: "先找市房屋管理局。", grounds: ["市房屋管理局"] }],
    citations: [],
    departments: [],
    places: [],
    next: [],
    topic: { measure: 14, matter: "lift-retrofit", question: "老房子想装电梯" },
    ...over,
  };
}

/** Builds a turn with valid defaults; its message id follows its id. */
export function buildTurn(over: Partial<Turn> = {}): Turn {
  const id = over.id ?? "turn";
  return {
    id,
    messageId: `message-${id}`,
    question: "老房子想装电梯",
    answer: buildAnswer(),
    at: 1,
    elapsedMs: 1.5,
    ...over,
  };
}
