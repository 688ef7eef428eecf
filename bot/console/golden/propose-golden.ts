import { answerInTurn } from "#bot/conversation/answer-in-turn.ts";
import type { Turn } from "#bot/conversation/conversation.ts";
import type { GoldenDraft } from "#bot/golden/golden-question.ts";
import { keepAsGolden } from "#bot/golden/keep-as-golden.ts";
import type { RoomParts } from "../console-parts.ts";

/** Proposes a golden question from how a question of the bench is answered now. */
export function proposeGolden(
  { question, before, on }: { question: string; before: readonly string[]; on: string | null },
  { live, clock }: RoomParts,
): GoldenDraft {
  const tools = live.current;
  const at = on === null ? clock() : Date.parse(`${on}T12:00:00+08:00`);
  const turns: Pick<Turn, "answer" | "at">[] = [];
  for (const text of before) turns.push({ at, answer: answerInTurn(turns, { text, at }, tools) });
  const answer = answerInTurn(turns, { text: question, at }, tools);
  return keepAsGolden({ question, before, on }, answer);
}
