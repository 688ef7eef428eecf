import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import { endWith } from "#bot/answering/ending.ts";
import type { MessageHandler } from "#bot/conversation/handle-message.ts";
import type { Position } from "#knowledge/places/coordinates.ts";
import { readQuestionLine } from "./question-line.ts";
import { renderDay, renderReply } from "./render-reply.ts";
import { toContract } from "./to-contract.ts";

export interface TerminalParts {
  readonly handle: MessageHandler;
  readonly tools: AnsweringTools;
  readonly output: Writable;
  readonly createId: () => string;
  /** ISO date for which is answered, when it is not today. */
  readonly on?: string | null;
}

/**
 * Answers one question and prints the answer, as text or as one JSON object.
 *
 * @returns the exit code: 1 when the question could not be dealt with at all.
 */
export async function askOnce(
  question: string,
  { json, position }: { json: boolean; position: Position | null },
  { handle, tools, output, createId, on }: TerminalParts,
): Promise<number> {
  const { wording } = tools.knowledge;
  const message = { conversationId: createId(), messageId: "1", text: question };
  const reply = await handle(position ? { ...message, position } : message);
  output.write(
    json
      ? `${JSON.stringify(toContract(null, reply, wording))}\n`
      : `${renderDay(on ?? null, wording)}${renderReply(reply, wording)}\n`,
  );
  return reply.answer.status === "error" || reply.answer.status === "clarification" ? 1 : 0;
}

/** Windows programs put it before the first line. */
const BYTE_ORDER_MARK = /^\u{FEFF}/u;

/**
 * Answers a file of questions, one JSON object a line in and out, in the same order. A line that cannot
 * be read gets an object with status `error` and the others go on.
 *
 * @returns the exit code: 1 when a line could not be read or answered.
 */
export async function askLines(input: Readable, parts: TerminalParts): Promise<number> {
  let failures = 0;
  let lineNumber = 0;
  for await (const read of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1;
    const line = lineNumber === 1 ? read.replace(BYTE_ORDER_MARK, "") : read;
    if (line.trim() === "") continue;
    const answered = await answerLine(line, lineNumber, parts);
    if (answered.failed) failures += 1;
    await write(parts.output, `${JSON.stringify(answered.object)}\n`);
  }
  return failures > 0 ? 1 : 0;
}

async function answerLine(
  line: string,
  lineNumber: number,
  { handle, tools, createId }: TerminalParts,
): Promise<{ object: object; failed: boolean }> {
  const { wording } = tools.knowledge;
  const read = readQuestionLine(line);
  if ("fault" in read) {
    const values = { line: String(lineNumber), why: read.fault };
    const answer = endWith(tools, {
      status: "error",
      key: "error.unreadable",
      tongue: "zh",
      values,
    });
    const object = toContract(read.id, { turnId: "", answer, elapsedMs: 0 }, wording);
    return { object, failed: true };
  }
  const conversationId = createId();
  const { turns, position } = read;
  const send = (text: string, place: number) => {
    const message = { conversationId, messageId: String(place), text };
    const isLast = place === turns.length - 1;
    return handle(isLast && position ? { ...message, position } : message);
  };
  let reply = await send(turns[0], 0);
  for (let place = 1; place < turns.length; place += 1)
    reply = await send(turns[place] ?? "", place);
  return { object: toContract(read.id, reply, wording), failed: reply.answer.status === "error" };
}

/** Waits for a slow reader, so that a long file never piles up in memory. */
function write(output: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
