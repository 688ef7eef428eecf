import { z } from "zod";
import { DATUMS, type Position } from "#knowledge/places/coordinates.ts";

const IdSchema = z.union([z.string(), z.number()]);
/** Where the asker is, sent along with the last message. */
const AtSchema = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  datum: z.enum(DATUMS),
});
const LineSchema = z.union([
  z.object({ id: IdSchema.nullish(), q: z.string(), at: AtSchema.nullish() }),
  z.object({
    id: IdSchema.nullish(),
    turns: z.tuple([z.string()], z.string()),
    at: AtSchema.nullish(),
  }),
]);

type QuestionLine =
  | {
      readonly id: string | number | null;
      readonly turns: readonly [string, ...string[]];
      readonly position: Position | null;
    }
  | { readonly id: string | number | null; readonly fault: string };

/** Reads one line of the answer contract: `{"id", "q"}` or `{"id", "turns": [...]}`, with `"at"` where a position comes along. */
export function readQuestionLine(line: string): QuestionLine {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    return { id: null, fault: "不是JSON" };
  }
  const read = LineSchema.safeParse(data);
  if (!read.success) return { id: readId(data), fault: describeFault(data) };
  const { at } = read.data;
  const id = read.data.id ?? null;
  const position = at ? { point: [at.lng, at.lat] as const, datum: at.datum } : null;
  const turns: readonly [string, ...string[]] = "q" in read.data ? [read.data.q] : read.data.turns;
  return { id, turns, position };
}

function describeFault(data: unknown): string {
  const hasId = z.object({ id: IdSchema.nullish() }).safeParse(data).success;
  const isObject = z.looseObject({}).safeParse(data).success;
  const hasAt = z.object({ at: AtSchema.nullish() }).safeParse(data).success;
  if (isObject && hasId && !hasAt) return '"at" 不是 {"lng", "lat", "datum": wgs84|gcj02|bd09}';
  return isObject && !hasId ? '"id" 不是文字或数字' : '没有文字 "q"，也没有文字列表 "turns"';
}

/** An object that is not ours still gets its own id back, so that the asker can match the fault to it. */
function readId(data: unknown): string | number | null {
  const id = z.object({ id: IdSchema }).safeParse(data);
  return id.success ? id.data.id : null;
}
