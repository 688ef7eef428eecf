import type { Answer } from "#bot/answering/answer.ts";

/** Whether an answer says all that a model was told to have written of it. */
export function keepsEarly({ parts, byModel }: Answer, told: readonly string[]): boolean {
  if (told.length === 0) return true;
  return byModel === true && told.every((text) => parts.some((part) => part.text.includes(text)));
}
