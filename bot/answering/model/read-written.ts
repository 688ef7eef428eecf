import type { z } from "zod";
import { ModelFailedError } from "./chat-model.ts";

/** What some models think aloud before they answer. */
const THOUGHTS = /^\s*<think>[\s\S]*?<\/think>/u;

/** What stands behind a model's thoughts; `null` while they go on. */
export function afterThoughts(text: string): string | null {
  const bare = text.replace(THOUGHTS, "");
  return /^\s*<think>/u.test(bare) ? null : bare;
}

/**
 * Reads what a model wrote: the JSON object in it, whatever stands around it, as the schema wants it.
 *
 * @throws ModelFailedError `malformed` where there is none
 */
export function readWritten(text: string, schema: z.ZodType): unknown {
  const bare = afterThoughts(text) ?? "";
  const json = bare.slice(bare.indexOf("{"), bare.lastIndexOf("}") + 1);
  const read = schema.safeParse(parse(json));
  if (!read.success) throw new ModelFailedError("malformed");
  return read.data;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
