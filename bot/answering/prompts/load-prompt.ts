import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Tongue } from "#knowledge/wording.ts";

/** What a model is told, and which wording of it that is. */
export interface Prompt {
  readonly text: string;
  /** The first digits of its hash: another wording is another version. */
  readonly version: string;
}

const READ = new Map<string, Prompt>();

/** Reads a prompt of this folder, once; its first line names the evaluation that guards it, and is for us. */
export function loadPrompt(name: string, tongue: Tongue): Prompt {
  const file = `${name}.${tongue}.md`;
  const prompt = READ.get(file) ?? readPrompt(file);
  READ.set(file, prompt);
  return prompt;
}

function readPrompt(file: string): Prompt {
  const text = readFileSync(new URL(file, import.meta.url), "utf8").replace(/^<!--.*-->\n/u, "");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return { text: text.trim(), version: `${file.replace(/\.md$/u, "")}-${hash}` };
}
