import { Worker } from "node:worker_threads";
import { z } from "zod";
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

/** A 13 MB page of HTML takes 25 s; nobody waits longer than this. */
const LIMIT_MS = 60_000;
const LATE = `读了${LIMIT_MS / 1_000}秒还没有读完：请去掉图片和附录，或拆成几个文件再上传。`;
const BROKEN = "这个文件没法读：请用 Word 或浏览器重新另存一份再上传。";

/** Reads a file in a thread of its own, which is ended when it takes too long: a file may be made to. */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
  limitMs = LIMIT_MS,
): Promise<ReadEnd> {
  const { promise, resolve } = Promise.withResolvers<ReadEnd>();
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), {
    workerData: { name, bytes },
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  const timer = setTimeout(() => resolve({ kind: "refused", reason: LATE }), limitMs);
  worker.once("message", resolve);
  worker.once("error", () => resolve({ kind: "refused", reason: BROKEN }));
  worker.once("exit", () => resolve({ kind: "refused", reason: BROKEN }));
  const end = await promise;
  clearTimeout(timer);
  await worker.terminate();
  return end;
}
