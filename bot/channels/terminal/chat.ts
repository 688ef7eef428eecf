import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import { say } from "#knowledge/wording.ts";
import type { TerminalParts } from "./ask.ts";
import { createEarlyPrinter } from "./print-early.ts";

const PROMPT = "> ";
const LEAVE = new Set(["exit", "quit", "bye", "退出", "再见"]);

/** Holds a conversation in the terminal until the person leaves or the input ends. */
export async function chat(
  input: Readable,
  { handle, tools, output, createId }: TerminalParts,
): Promise<void> {
  const conversationId = createId();
  const lines = createInterface({ input, output, terminal: false });
  const { wording } = tools.knowledge;
  output.write(`${say(wording, "terminal.welcome", "zh")}\n`);
  output.write(PROMPT);
  for await (const line of lines) {
    const text = line.trim();
    if (LEAVE.has(text.toLowerCase().replace(/[。.!！~～]+$/u, ""))) break;
    if (text !== "") {
      output.write("\n");
      const printer = createEarlyPrinter(output, wording);
      const { onEarly } = printer;
      printer.end(await handle({ conversationId, messageId: createId(), text, onEarly }));
      output.write("\n\n");
    }
    output.write(PROMPT);
  }
  lines.close();
}
