import { z } from "zod";

const IdSchema = z.union([z.string(), z.number()]);
const LineSchema = z.union([
  z.object({ id: IdSchema.nullish(), q: z.string() }),
  z.object({ id: IdSchema.nullish(), turns: z.tuple([z.string()], z.string()) }),
]);

type QuestionLine =
  | { readonly id: string | number | null; readonly turns: readonly [string, ...string[]] }
  | { readonly id: string | number | null; readonly fault: string };

/** Reads one line of the answer contract: `{"id", "q"}` or `{"id", "turns": [...]}`. */
export function readQuestionLine(line: string): QuestionLine {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    return { id: null, fault: "不是JSON" };
  }
  const read = LineSchema.safeParse(data);
  if (!read.success) return { id: readId(data), fault: describeFault(data) };
  const id = read.data.id ?? null;
  return "q" in read.data ? { id, turns: [read.data.q] } : { id, turns: read.data.turns };
}

function describeFault(data: unknown): string {
  const hasId = z.object({ id: IdSchema.nullish() }).safeParse(data).success;
  const isObject = z.looseObject({}).safeParse(data).success;
  return isObject && !hasId ? '"id" 不是文字或数字' : '没有文字 "q"，也没有文字列表 "turns"';
}

/** An object that is not ours still gets its own id back, so that the asker can match the fault to it. */
function readId(data: unknown): string | number | null {
  const id = z.object({ id: IdSchema }).safeParse(data);
  return id.success ? id.data.id : null;
}
