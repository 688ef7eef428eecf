import type { Answer } from "#bot/answering/answer.ts";
import { say, type Wording } from "#knowledge/wording.ts";

type Labelled = Pick<Answer, "byModel" | "tongue">;

/**
 * The label of an answer that a model wrote; `null` for every other. It has to be seen with the text by Article 4 of
 * 人工智能生成合成内容标识办法, in force since 2025-09-01, and to name AI and 生成 by GB 45438-2025.
 */
export function generatedLabel({ byModel, tongue }: Labelled, wording: Wording): string | null {
  return byModel ? say(wording, "generated.label", tongue) : null;
}

/** The same as the first line of a text, or no line. */
export function generatedLines({ byModel, tongue }: Labelled, wording: Wording): string[] {
  return byModel ? [say(wording, "generated.line", tongue)] : [];
}
