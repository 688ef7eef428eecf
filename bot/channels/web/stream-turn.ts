import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { EarlyWords } from "#bot/answering/early-words.ts";
import type { Turn } from "#bot/conversation/conversation.ts";
import type { Logger } from "#bot/logger.ts";
import { keepsEarly } from "../keeps-early.ts";
import type { EarlyQueue, ToldEarly } from "./early-queue.ts";
import {
  afterView,
  generatedView,
  langOf,
  nameOf,
  partView,
  questionView,
  shownParts,
  type TurnContext,
} from "./views/turn.ts";

/** What a turn became. */
export interface TurnEnded {
  readonly turn: Turn;
  readonly isWithStaff: boolean;
}

/** A turn that is answered or being answered. */
export interface TurnUnderWay {
  readonly question: string;
  readonly ended: Promise<TurnEnded>;
  /** What was told first; `null` where the answer is there already. */
  readonly first: ToldEarly | null;
  readonly early: EarlyQueue;
  readonly log: Logger;
}

type Send = (event: string, data: object) => Promise<void>;

/**
 * Streams a turn as server-sent events: `turn` (the question and where the answer goes), `part` for each
 * statement, `after` (sources, departments, next questions), `done` with the id for the next message and whether the staff
 * may write. Where a model writes, `draft` (the turn with the label, and what stands before all) and a `sentence` each come
 * before; the `turn` then tells whether the answer keeps them, and takes their place in any case. A stream that ends without
 * `done` was cut off.
 * Their data are JSON; the HTML in it is rendered and escaped here, never in the browser, and a sentence is plain text.
 */
export function streamTurn(
  context: Context,
  underWay: TurnUnderWay,
  turnContext: TurnContext,
): Response {
  // A proxy that collects a response before it passes it on would undo this one.
  context.header("X-Accel-Buffering", "no");
  return streamSSE(context, async (stream) => {
    const send: Send = (event, data) => stream.writeSSE({ event, data: JSON.stringify(data) });
    try {
      const told = await sendEarly(underWay, turnContext, send);
      await sendTurn(await underWay.ended, { told, turnContext, send });
    } catch (error) {
      underWay.log.error({ event: "web.failed", path: context.req.path, err: error });
    }
  });
}

/** Gives the sentences that were sent. To who wants short answers only those are that will be seen at once. */
async function sendEarly(
  { first, early, question }: TurnUnderWay,
  turnContext: TurnContext,
  send: Send,
): Promise<string[]> {
  const told: string[] = [];
  let tongue: Turn["answer"]["tongue"] = "zh";
  let isShown = true;
  for (let next = first; next; next = await early.next()) {
    const { words, turnId } = next;
    if (words.kind === "opening") {
      tongue = words.answer.tongue;
      await send("draft", await draftOf({ id: turnId, question, ...words }, turnContext));
      continue;
    }
    const { text, starts } = words;
    if (starts) isShown = !turnContext.short || starts.kind === "lead";
    if (!isShown) continue;
    told.push(text);
    const name = nameOf(starts?.label, tongue);
    await send("sentence", { text, starts: starts && { kind: starts.kind, name } });
  }
  return told;
}

async function draftOf(
  {
    id,
    question,
    answer,
  }: { id: string; question: string } & Omit<EarlyWords & { kind: "opening" }, "kind">,
  turnContext: TurnContext,
): Promise<object> {
  const written = { ...answer, byModel: true } as const;
  const opening = answer.parts.map((part) => partView(part, answer, turnContext.words));
  return {
    id,
    lang: langOf(answer.tongue),
    question: String(await questionView(question, turnContext.words)),
    generated: String(await generatedView({ id, answer: written }, turnContext)),
    opening: (await Promise.all(opening)).join(""),
  };
}

interface Sending {
  readonly told: readonly string[];
  readonly turnContext: TurnContext;
  readonly send: Send;
}

async function sendTurn(
  { turn, isWithStaff }: TurnEnded,
  { told, turnContext, send }: Sending,
): Promise<void> {
  const question = String(await questionView(turn.question, turnContext.words));
  const isKept = keepsEarly(turn.answer, told);
  await send("turn", { id: turn.id, lang: langOf(turn.answer.tongue), question, isKept });
  const generated = String(await generatedView(turn, turnContext));
  if (generated) await send("part", { html: generated });
  for (const part of shownParts(turn.answer, turnContext)) {
    await send("part", { html: String(await partView(part, turn.answer, turnContext.words)) });
  }
  await send("after", { html: String(await afterView(turn, turnContext)) });
  await send("done", { nextMessageId: turnContext.createId(), isWithStaff });
}
