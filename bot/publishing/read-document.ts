import { z } from "zod";
import { runTask } from "#bot/tasks/run-task.ts";
import { PASSAGE_KINDS } from "#knowledge/documents/document-passage.ts";
import { RECORD_PARTS } from "#knowledge/support-record.ts";

const quoted = <Value extends z.ZodType>(value: Value) =>
  z.object({ value, quote: z.string(), locator: z.string() });
const Text = quoted(z.string()).nullable();

const PassageSchema = z.object({
  kind: z.enum(PASSAGE_KINDS),
  locator: z.string(),
  path: z.array(z.string()).readonly(),
  text: z.string(),
  start: z.number(),
  end: z.number(),
  page: z.number().nullable(),
  cells: z.array(z.string()).readonly(),
  /** To which part of a record it seems to belong. */
  part: z.enum(RECORD_PARTS).nullable(),
});

/** What was read from an uploaded document: its passages, what it says of itself, the tasks that it shares out. */
export const ReadingSchema = z.object({
  kind: z.string(),
  encoding: z.string().nullable(),
  pages: z.number().nullable(),
  /** What staff should look at, in Chinese. */
  notes: z.array(z.string()).readonly(),
  text: z.string(),
  passages: z.array(PassageSchema).readonly(),
  facts: z.object({
    title: Text,
    number: Text,
    issuers: z.array(quoted(z.string())).readonly(),
    issuedOn: Text,
    from: Text,
    until: Text,
  }),
  tasks: z
    .array(
      z.object({
        task: z.string(),
        departments: z.array(z.string()).readonly(),
        deadline: z.string().nullable(),
        locator: z.string(),
      }),
    )
    .readonly(),
});
export type Reading = z.infer<typeof ReadingSchema>;

/** What reading a file comes to; why not in Chinese, with the cure. */
export type ReadEnd =
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "refused"; readonly reason: string };

/** A file that is to be read. */
export interface ReadOrder {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TASK = new URL("./read-task.ts", import.meta.url);
const MEMORY_MB = 1_024;
/** A 13 MB page of HTML takes 25 s; nobody waits longer than this. */
const LIMIT_MS = 60_000;
const LATE = `读了${LIMIT_MS / 1_000}秒还没有读完：请去掉图片和附录，或拆成几个文件再上传。`;
const BROKEN = "这个文件没法读：请用 Word 或浏览器重新另存一份再上传。";

/** Reads a file in a process of its own, which is ended when it takes too long: a file may be made to. */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  limitMs = LIMIT_MS,
): Promise<ReadEnd> {
  const order: ReadOrder = { name, bytes };
  const ports = { limitMs, memoryMb: MEMORY_MB, isConfined: true };
  const end = await runTask<ReadOrder, never, ReadEnd>(TASK, order, ports);
  if (end.kind === "done") return end.result;
  return { kind: "refused", reason: end.kind === "late" ? LATE : BROKEN };
}
