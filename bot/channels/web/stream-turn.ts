import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Turn } from "#bot/conversation/conversation.ts";
import {
  afterView,
  generatedView,
  langOf,
  partView,
  questionView,
  shownParts,
  type TurnContext,
} from "./views/turn.ts";

/**
 * Streams a turn as server-sent events: `turn` (the question and where the answer goes), `part` for each
 * statement, `after` (sources, departments, next questions), `done` with the id for the next message and whether the staff
 * may write.
 * Their data are JSON; the HTML in it is rendered and escaped here, never in the browser.
 */
export function streamTurn(
  context: Context,
  { turn, isWithStaff }: { turn: Turn; isWithStaff: boolean },
  turnContext: TurnContext,
): Response {
  return streamSSE(context, async (stream) => {
    const send = (event: string, data: object): Promise<void> =>
      stream.writeSSE({ event, data: JSON.stringify(data) });
    const question = String(await questionView(turn.question, turnContext.words));
    await send("turn", { id: turn.id, lang: langOf(turn.answer.tongue), question });
    const generated = String(await generatedView(turn, turnContext));
    if (generated) await send("part", { html: generated });
    for (const part of shownParts(turn.answer, turnContext)) {
      await send("part", { html: String(await partView(part, turn.answer, turnContext.words)) });
    }
    await send("after", { html: String(await afterView(turn, turnContext)) });
    await send("done", { nextMessageId: turnContext.createId(), isWithStaff });
  });
}
