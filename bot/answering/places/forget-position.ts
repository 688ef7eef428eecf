import { say } from "#knowledge/wording.ts";
import type { Answer } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";

/**
 * What may be kept of an answer: of one that rests on a position neither the position, nor the places in their order and
 * distances, nor the district read off the map, all of which would give away where the asker was.
 */
export function forgetPosition(
  answer: Answer,
  { knowledge }: Pick<AnsweringTools, "knowledge">,
): Answer {
  const { here, topic, ...rest } = answer;
  if (!here) return answer;
  const text = say(knowledge.wording, "places.not-kept", answer.tongue);
  return {
    ...rest,
    parts: [
      { kind: "help", text, grounds: [text] },
      ...answer.parts.filter(({ kind }) => kind === "quote" || kind === "department"),
    ],
    citations: answer.citations.filter(({ measure }) => measure !== undefined),
    places: [],
    next: [],
    topic: topic && { ...topic, place: { kind: topic.place?.kind ?? null, area: null } },
  };
}
