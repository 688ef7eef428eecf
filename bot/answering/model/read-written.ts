import type { z } from "zod";
import { ModelFailedError } from "./chat-model.ts";

/**
 * Reads what a model wrote, its thoughts left out: the JSON object in it, whatever stands around it, as the schema wants it.
 *
 * @throws ModelFailedError `malformed` where there is none
 */
export function readWritten(text: string, schema: z.ZodType): unknown {
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
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
