import { Hono } from "hono";
import { html } from "hono/html";
import { createKeyedQueue, type KeyedQueue } from "#bot/conversation/keyed-queue.ts";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import { type Reading, ReadingSchema, readDocument } from "#bot/publishing/read-document.ts";
import { toBaseName } from "#knowledge/documents/base-name.ts";
import { compareDocuments } from "#knowledge/documents/compare-documents.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import type { RoomParts } from "../console-parts.ts";
import type { Html } from "../frame/html.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish } from "../frame/table.ts";
import { addToChange, openChangesOf, readIntent } from "../knowledge/add-to-change.ts";
import { comparisonView } from "./comparison-view.ts";
import { documentView } from "./document-view.ts";
import { documentsView } from "./documents-view.ts";
import { draftFrom } from "./read-draft-form.ts";

const PATH = "/staff/knowledge/documents";
/** Documents are read one by one: each may take a core and 1 GB. */
const READING = "reading";

/** Uploaded documents: read into passages, compared with the version before, made into records. */
export function createDocumentRoutes(parts: RoomParts): Hono<StaffEnv> {
  const { documents, audit, clock, problem } = parts;
  const inTurn = createKeyedQueue();
  const routes = new Hono<StaffEnv>();
  routes.get("/knowledge/documents", (context) => list(context, null, parts));
  routes.post("/knowledge/documents", (context) => upload(context, inTurn, parts));
  routes.get("/knowledge/documents/:id", (context) => show(context, null, parts));
  routes.get("/knowledge/documents/:id/compare", (context) => compare(context, parts));
  routes.post("/knowledge/documents/:id/draft", (context) => draft(context, parts));
  routes.post("/knowledge/documents/:id/remove", async (context) => {
    const id = context.req.param("id");
    const found = await documents.find(id);
    if (!found || !(await documents.remove(id))) return problem(context, "not-found", 404);
    const by = context.var.staff.account.name;
    await audit.add({
      by,
      action: "删除文件",
      target: found.document.name,
      detail: "",
      at: clock(),
    });
    return context.redirect(`${PATH}?done=removed`, 303);
  });
  return routes;
}

async function list(
  context: StaffContext,
  fault: string | null,
  { documents, render }: RoomParts,
): Promise<Response> {
  const page = {
    documents: await documents.list(),
    table: readTableWish(context.req.query()),
    staff: context.var.staff,
    fault,
  };
  return render(context, { title: "上传的文件", content: documentsView(page) }, fault ? 422 : 200);
}

async function upload(
  context: StaffContext,
  inTurn: KeyedQueue,
  parts: RoomParts,
): Promise<Response> {
  const { documents, audit, clock, createId } = parts;
  const { file } = await context.req.parseBody();
  if (!(file instanceof File) || file.size === 0) return list(context, "没有选文件。", parts);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fileName = maskPersonal(toBaseName(file.name));
  const end = await inTurn(READING, () => readDocument(fileName, bytes));
  if (end.kind === "refused") return list(context, `“${fileName}”${end.reason}`, parts);
  const { reading } = end;
  const by = context.var.staff.account.name;
  const outcome = await documents.add({
    id: createId(),
    name: fileName,
    kind: reading.kind,
    title: reading.facts.title?.value ?? null,
    number: reading.facts.number?.value ?? null,
    by,
    at: clock(),
    bytes,
    parsed: reading,
  });
  if (outcome.kind === "refused") return list(context, outcome.reason, parts);
  const { id, name } = outcome.document;
  await audit.add({ by, action: "上传文件", target: name, detail: "", at: clock() });
  return context.redirect(`${PATH}/${id}`, 303);
}

async function show(
  context: StaffContext,
  fault: string | null,
  parts: RoomParts,
): Promise<Response> {
  const { documents, live, render, problem } = parts;
  const id = context.req.param("id") ?? "";
  const found = await documents.find(id);
  const reading = ReadingSchema.safeParse(found?.parsed);
  if (!found || !reading.success) return problem(context, "not-found", 404);
  const versions = await documents.versionsOf(id);
  const others = (await documents.list()).filter((it) => it.id !== id);
  const content = documentView({
    document: found.document,
    reading: reading.data,
    versions,
    others,
    staff: context.var.staff,
    drafts: await openChangesOf(parts),
    knowledge: live.current.knowledge,
    fault,
  });
  return render(
    context,
    { title: found.document.title ?? found.document.name, content },
    fault ? 422 : 200,
  );
}

async function findReading(id: string, { documents }: RoomParts): Promise<Reading | null> {
  const reading = ReadingSchema.safeParse((await documents.find(id))?.parsed);
  return reading.success ? reading.data : null;
}

async function compare(context: StaffContext, parts: RoomParts): Promise<Response> {
  const id = context.req.param("id") ?? "";
  const [after, before] = [
    await findReading(id, parts),
    await findReading(context.req.query("with") ?? "", parts),
  ];
  if (!after || !before) return parts.problem(context, "not-found", 404);
  const changes = compareDocuments(before, after);
  const back: Html = html`<p><a href="${PATH}/${id}">← 文件</a></p>`;
  const content = html`${back}${comparisonView(changes, { before, after })}`;
  return parts.render(context, { title: "逐条对比", content });
}

async function draft(context: StaffContext, parts: RoomParts): Promise<Response> {
  const reading = await findReading(context.req.param("id") ?? "", parts);
  if (!reading) return parts.problem(context, "not-found", 404);
  const posted = await context.req.formData();
  const drafted = draftFrom(posted, reading, parts, shanghaiDay(new Date(parts.clock())));
  if ("fault" in drafted) return show(context, drafted.fault, parts);
  const by = context.var.staff.account.name;
  const outcome = await addToChange(drafted.edits, { intent: readIntent(posted), by, parts });
  if (outcome.kind === "refused") return show(context, outcome.reason, parts);
  const [record] = drafted.edits;
  const { kind = "", file = "", item = "" } = record ?? {};
  const address = new URLSearchParams({ kind, file, item, change: outcome.change.id });
  return context.redirect(`/staff/knowledge/item?${address}`, 303);
}
