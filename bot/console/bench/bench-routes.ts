import { Hono } from "hono";
import { html } from "hono/html";
import { createDraftTools, type DraftTools } from "#bot/publishing/draft-tools.ts";
import { mayAct } from "../accounts/account.ts";
import type { RoomParts } from "../console-parts.ts";
import type { Html } from "../frame/html.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { type BenchInput, type BenchSide, LIVE, readBenchForm } from "./bench-input.ts";
import { benchView } from "./bench-view.ts";
import { compareBenches } from "./compare-benches.ts";
import { type BenchRun, runBench } from "./run-bench.ts";

const PATH = "/staff/bench";

type FindDraft = ReturnType<typeof createDraftTools>;

/** The page on which questions are tried, once or side by side. */
export function createBenchRoutes(parts: RoomParts): Hono<StaffEnv> {
  const findDraft = createDraftTools(parts);
  const routes = new Hono<StaffEnv>();
  routes.get("/bench", (context) => show(context, findDraft, parts));
  return routes;
}

async function show(
  context: StaffContext,
  findDraft: FindDraft,
  parts: RoomParts,
): Promise<Response> {
  const read = readBenchForm(context.req.query());
  const sides = read.question === "" || read.faults.length > 0 ? [] : sidesOf(read);
  const { role, name } = context.var.staff.account;
  const person = `staff:${name}`;
  const runs: BenchRun[] = [];
  const faults = [...read.faults];
  for (const side of sides) {
    const found = await findTools(side, findDraft, parts);
    if ("tools" in found) runs.push(await runBench(read, side, { ...parts, ...found, person }));
    else faults.push(...found.faults);
  }
  const [first, second] = runs;
  const input: BenchInput = { ...read, faults };
  const content = benchView({
    path: PATH,
    input,
    hasModel: parts.answerWithModel !== undefined,
    changes: (await parts.changes.list())
      .filter(({ state }) => state === "draft" || state === "proposed")
      .map(({ id, number, title }) => ({ id, name: `改动${number} ${title}` })),
    runs: faults.length > 0 ? [] : runs,
    comparison: first && second ? compareBenches(first, second) : null,
    actionsFor: (run) => (mayAct(role, "editor") ? keepView(input, run) : ""),
  });
  return parts.render(context, { title: "试答", content }, faults.length > 0 ? 422 : 200);
}

function sidesOf({ first, second }: BenchInput): readonly BenchSide[] {
  return second ? [first, second] : [first];
}

async function findTools(
  { knowledge }: BenchSide,
  findDraft: FindDraft,
  { changes, live }: RoomParts,
): Promise<DraftTools> {
  if (knowledge === LIVE) return { tools: live.current };
  const change = await changes.find(knowledge);
  return change ? findDraft(change) : { faults: ["没有这项改动，可能已被删除，请另选一项。"] };
}

function keepView({ question, before }: BenchInput, { side }: BenchRun): Html {
  const query = new URLSearchParams({
    question,
    ...(before.length > 0 ? { before: before.join("\n") } : {}),
    ...(side.on === null ? {} : { on: side.on }),
  });
  return html`<p><a class="button" href="/staff/golden/new?${query}">留作必答题</a></p>`;
}
