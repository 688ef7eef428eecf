import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import type { TerminalParts } from "./ask.ts";
import { renderReply } from "./render-reply.ts";

const LEAVE = new Set(["exit", "quit", "退出", "再见"]);
const WELCOME = "申问：想问什么？（输入“退出”或按 Ctrl+D 结束）\n";

/** Holds a conversation in the terminal until the person leaves or the input ends. */
export async function chat(
  input: Readable,
  { handle, output, createId }: TerminalParts,
): Promise<void> {
  const conversationId = createId();
  const lines = createInterface({ input, output, prompt: "> ", terminal: false });
  output.write(WELCOME);
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (LEAVE.has(text)) break;
    if (text !== "") {
      const reply = await handle({ conversationId, messageId: createId(), text });
      output.write(`\n${renderReply(reply)}\n\n`);
    }
    lines.prompt();
  }
  lines.close();
}
