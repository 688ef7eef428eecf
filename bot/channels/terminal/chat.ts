import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import { say } from "#knowledge/wording.ts";
import type { TerminalParts } from "./ask.ts";
import { renderReply } from "./render-reply.ts";

const LEAVE = new Set(["exit", "quit", "bye", "退出", "再见"]);

/** Holds a conversation in the terminal until the person leaves or the input ends. */
export async function chat(
  input: Readable,
  { handle, tools, output, createId }: TerminalParts,
): Promise<void> {
  const conversationId = createId();
  const lines = createInterface({ input, output, prompt: "> ", terminal: false });
  const { wording } = tools.knowledge;
  output.write(`${say(wording, "terminal.welcome", "zh")}\n`);
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (LEAVE.has(text.toLowerCase().replace(/[。.!！~～]+$/u, ""))) break;
    if (text !== "") {
      const reply = await handle({ conversationId, messageId: createId(), text });
      output.write(`\n${renderReply(reply, wording)}\n\n`);
    }
    lines.prompt();
  }
  lines.close();
}
