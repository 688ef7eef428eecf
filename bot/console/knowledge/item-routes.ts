import { Hono } from "hono";
import { html } from "hono/html";
import type { Change } from "#bot/publishing/change.ts";
import { describeForm } from "#knowledge/edits/describe-form.ts";
import { EDIT_KINDS, EditSchema, keyOfEdit } from "#knowledge/edits/edit.ts";
import { fillForm } from "#knowledge/edits/fill-form.ts";
import { type FormFault, findFormFaults } from "#knowledge/edits/find-form-faults.ts";
import { type FormLabels, loadFormLabels } from "#knowledge/edits/form-labels.ts";
import { formKindOf } from "#knowledge/edits/item-schema.ts";
import { findContent, listItems } from "#knowledge/edits/list-items.ts";
import { readForm } from "#knowledge/edits/read-form.ts";
import type { RoomParts } from "../console-parts.ts";
import { requireRoleToChange } from "../frame/guard.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish } from "../frame/table.ts";
import { addToChange, openChangesOf, readIntent } from "./add-to-change.ts";
import { KIND_LABELS } from "./change-words.ts";
import { type Address, editOf, removalOf } from "./edit-of.ts";
import { itemFormView } from "./item-form-view.ts";
import { itemsView } from "./items-view.ts";
import { suggestionsOf } from "./suggestions.ts";

/** The lists of items, and the form of each, which goes into a change. */
export function createItemRoutes(parts: RoomParts): Hono<StaffEnv> {
  const { render, publisher, problem } = parts;
  const labels = loadFormLabels();
  const routes = new Hono<StaffEnv>();
  routes.use("/knowledge/*", requireRoleToChange("editor", problem));
  routes.get("/knowledge", (context) => {
    const query = context.req.query();
    const kind = EDIT_KINDS.find((it) => it === query["kind"]) ?? "record";
    const items = listItems(publisher.texts(), kind);
    const page = { kind, items, table: readTableWish(query), staff: context.var.staff };
    return render(context, { title: "知识", content: itemsView(page) });
  });
  routes.get("/knowledge/item", async (context) => {
    const address = readAddress(context.req.query());
    if (!address) return problem(context, "not-found", 404);
    const change = await parts.changes.find(context.req.query("change") ?? "");
    const edited = change?.edits.find((edit) => keyOfEdit(edit) === keyOfEdit(address));
    const content = edited ? edited.content : findContent(publisher.texts(), address);
    // What was drafted from a document may not be whole yet: what is missing is named at once.
    const form = describeForm(formKindOf(address), labels);
    const faults = edited && content !== null ? findFormFaults(form, content) : [];
    return show(context, address, { content, faults, parts, labels, change });
  });
  routes.post("/knowledge/item", (context) => save(context, { parts, labels }));
  return routes;
}

/** Reads and checks an address: only files that hold items of its kind are one. */
function readAddress(query: Readonly<Record<string, unknown>>): Address | null {
  const kind = EDIT_KINDS.find((it) => it === query["kind"]);
  const file = String(query["file"] ?? "");
  const item = String(query["item"] ?? "");
  const isAddress =
    kind && EditSchema.safeParse({ kind, file, item: item || "new", content: null }).success;
  return kind && (isAddress || item === "") ? { kind, file, item } : null;
}

interface ItemPage {
  readonly content: unknown;
  readonly faults?: readonly FormFault[];
  readonly fault?: string;
  readonly parts: RoomParts;
  readonly labels: FormLabels;
  readonly change: Change | undefined;
}

async function show(
  context: StaffContext,
  address: Address,
  { content, faults = [], fault, parts, labels, change }: ItemPage,
): Promise<Response> {
  const { staff } = context.var;
  const form = describeForm(formKindOf(address), labels);
  const isNew = findContent(parts.publisher.texts(), address) === null;
  const view = itemFormView({
    address,
    staff,
    fields: fillForm(form, { content, faults }),
    suggestions: suggestionsOf(parts.live.current),
    drafts: await openChangesOf(parts),
    change,
    isNew,
    seen: seenOf(address, parts),
    fault: fault ?? (faults.length > 0 ? `有 ${faults.length} 处要改，见下面标红的地方。` : null),
  });
  const title = `${isNew ? "新增" : "修改"}${KIND_LABELS[address.kind]}`;
  return parts.render(
    context,
    { title, content: html`${view}` },
    context.req.method === "POST" ? 422 : 200,
  );
}

/** Hash of an item as it is live; empty of one that stands nowhere. */
function seenOf(address: Address, { publisher }: RoomParts): string {
  const { hashes } = publisher.now([{ ...address, content: null }]);
  return hashes[keyOfEdit(address)] ?? "";
}

const OVERTAKEN =
  "打开这一页以后，这一条已被别的改动改过，还没有保存：请另开一页对照现在的内容，改好再保存。";

async function save(
  context: StaffContext,
  { parts, labels }: { parts: RoomParts; labels: FormLabels },
): Promise<Response> {
  const posted = await context.req.formData();
  // Named apart from the item's own fields, of which a record too has a kind.
  const [kind, file, item] = ["kind", "file", "item"].map((it) => posted.get(`edit.${it}`));
  const address = readAddress({ kind, file, item });
  if (!address) return parts.problem(context, "unreadable", 400);
  const intent = readIntent(posted);
  const change = await parts.changes.find(intent.change);
  const isRemoval = posted.get("remove") === "1";
  const form = describeForm(formKindOf(address), labels);
  const content = isRemoval
    ? findContent(parts.publisher.texts(), address)
    : readForm(form, posted);
  const page = { content, parts, labels, change };
  const faults = isRemoval ? [] : findFormFaults(form, content);
  if (faults.length > 0) return show(context, address, { ...page, faults });
  if (posted.has("edit.seen") && posted.get("edit.seen") !== seenOf(address, parts))
    return show(context, address, { ...page, fault: OVERTAKEN });
  const edit = isRemoval ? null : editOf(address, content, parts);
  if (typeof edit === "string") return show(context, address, { ...page, fault: edit });
  const edits = edit ? [edit] : removalOf(address, parts);
  const outcome = await addToChange(edits, { intent, by: context.var.staff.account.name, parts });
  if (outcome.kind === "refused") return show(context, address, { ...page, fault: outcome.reason });
  return context.redirect(`/staff/knowledge/changes/${outcome.change.id}?done=saved`, 303);
}
