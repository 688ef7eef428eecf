import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { GoldenFilterSchema } from "#bot/golden/golden-filter.ts";
import {
  type GoldenDraft,
  GoldenDraftSchema,
  type GoldenFault,
  type GoldenQuestion,
  parseGoldenDraft,
} from "#bot/golden/golden-question.ts";
import { loadSampleGolden } from "#bot/golden/load-sample-golden.ts";
import type { RoomParts } from "../console-parts.ts";
import { formView } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import { requireRoleToChange } from "../frame/guard.ts";
import type { Html } from "../frame/html.ts";
import { readLines } from "../frame/read-lines.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish } from "../frame/table.ts";
import { goldenFormView } from "./golden-form-view.ts";
import { allTags, goldenListView } from "./golden-list-view.ts";
import { proposeGolden } from "./propose-golden.ts";
import { EMPTY_DRAFT, readGoldenForm } from "./read-golden-form.ts";

const PATH = "/staff/golden";

/** The list of golden questions, and the page of each. */
export function createGoldenRoutes(parts: RoomParts): Hono<StaffEnv> {
  const { golden, audit, clock, problem } = parts;
  const routes = new Hono<StaffEnv>();
  routes.use("/golden", requireRoleToChange("editor", problem));
  routes.use("/golden/*", requireRoleToChange("editor", problem));
  routes.get("/golden", (context) => list(context, parts));
  routes.get("/golden/new", (context) => {
    const { question = "", before = "", on = "" } = context.req.query();
    const asked = { question, before: readLines(before), on: readDay(on) };
    const draft = question.trim() === "" ? EMPTY_DRAFT : proposeGolden(asked, parts);
    return showForm(context, { draft, parts });
  });
  routes.post("/golden/questions", (context) => save(context, parts));
  routes.get("/golden/questions/:id", async (context) => {
    const known = await golden.find(context.req.param("id"));
    return known
      ? showForm(context, { draft: known, known, parts })
      : problem(context, "not-found", 404);
  });
  routes.post("/golden/questions/:id", async (context) => {
    const known = await golden.find(context.req.param("id"));
    return known ? save(context, parts, known) : problem(context, "not-found", 404);
  });
  routes.post("/golden/questions/:id/remove", async (context) => {
    const id = context.req.param("id");
    const by = context.var.staff.account.name;
    if ((await golden.remove([id], { by, at: clock() })) === 0)
      return problem(context, "not-found", 404);
    await audit.add({ by, action: "删除必答题", target: id, detail: "", at: clock() });
    return context.redirect(`${PATH}?done=removed`, 303);
  });
  return routes;
}

/** A day of an address; what is none is as if it were not there. */
function readDay(text: string): string | null {
  return GoldenDraftSchema.shape.on.catch(null).parse(text);
}

/** Reads which questions are meant from the query of an address or a form. */
export function readGoldenFilter(query: Readonly<Record<string, unknown>>) {
  const named = Object.keys(GoldenFilterSchema.shape);
  const given = named.flatMap((name) => {
    const value = query[name];
    if (typeof value !== "string" || value === "") return [];
    return [[name, name === "measure" ? Number(value) : value]];
  });
  return GoldenFilterSchema.catch({}).parse(Object.fromEntries(given));
}

async function list(context: StaffContext, { golden, render }: RoomParts): Promise<Response> {
  const query = context.req.query();
  const filter = readGoldenFilter(query);
  const [all, questions, [lastRun]] = await Promise.all([
    golden.list(),
    golden.list(filter),
    golden.runs(1),
  ]);
  const results = lastRun ? ((await golden.results(lastRun.id)) ?? []) : [];
  const content = goldenListView({
    staff: context.var.staff,
    questions,
    results: new Map(results.map((result) => [result.id, result])),
    lastRun,
    filter,
    table: readTableWish(query),
    tags: allTags(all),
    offered: all.length === 0 ? loadSampleGolden().length : 0,
  });
  return render(context, { title: "必答题", content });
}

interface FormPage {
  readonly draft: GoldenDraft;
  readonly faults?: readonly GoldenFault[];
  readonly known?: GoldenQuestion;
  readonly parts: RoomParts;
}

/** The form, empty, with a question that is kept, or with what was wrong. */
export async function showForm(
  context: Context<StaffEnv>,
  { draft, faults = [], known, parts }: FormPage,
): Promise<Response> {
  const { live, render } = parts;
  const { staff } = context.var;
  const action = known ? `${PATH}/questions/${known.id}` : `${PATH}/questions`;
  const form = { action, staff, draft, faults, knowledge: live.current.knowledge, label: "保存" };
  const content = html`<p><a href="${PATH}">← 必答题</a></p><h1>${known ? "必答题" : "新的必答题"}</h1>
${goldenFormView(form)}${known ? await historyView(known, context, parts) : ""}`;
  const title = known ? "必答题" : "新的必答题";
  return render(context, { title, content }, faults.length > 0 ? 422 : 200);
}

const KINDS = { added: "新建", changed: "修改", removed: "删除" } as const;

async function historyView(
  { id, question }: GoldenQuestion,
  context: StaffContext,
  { golden }: RoomParts,
): Promise<Html> {
  const history = await golden.history(id);
  const bench = new URLSearchParams({ question });
  return html`<div class="row"><a class="button" href="/staff/bench?${bench}">试答</a>${formView({
    action: `${PATH}/questions/${id}/remove`,
    session: context.var.staff.session,
    className: "deed",
    confirm: "确定删除这道必答题？",
    content: html`<button class="danger" type="submit">删除</button>`,
  })}</div>
<h2>历史</h2><ul>${history.map(({ kind, by, at }) => html`<li>${KINDS[kind]} ${by} ${formatMoment(at)}</li>`)}</ul>`;
}

async function save(
  context: StaffContext,
  parts: RoomParts,
  known?: GoldenQuestion,
): Promise<Response> {
  const { golden, audit, clock } = parts;
  const given = readGoldenForm(await context.req.parseBody(), known?.id);
  const { draft, faults } = parseGoldenDraft(given);
  const page = { parts, faults, ...(known ? { known } : {}) };
  // What was typed is shown again as it was typed: the form's own fields have it, checked or not.
  if (!draft) return showForm(context, { ...page, draft: given as unknown as GoldenDraft });
  const by = context.var.staff.account.name;
  const { questions, added } = await golden.save([draft], { by, at: clock() });
  const [saved] = questions;
  const action = added > 0 ? "新建必答题" : "修改必答题";
  await audit.add({ by, action, target: saved?.id ?? "", detail: "", at: clock() });
  return context.redirect(`${PATH}/questions/${saved?.id}?done=saved`, 303);
}
