import { Hono } from "hono";
import { html } from "hono/html";
import { compareWithPass, type GoldenRun, type KeptResult } from "#bot/golden/golden-run.ts";
import { type GoldenRunEnd, runGolden } from "#bot/golden/golden-runner.ts";
import type { GoldenChange } from "#bot/golden/golden-store.ts";
import type { RoomParts } from "../console-parts.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import { createJobs, type Job, type Jobs } from "../frame/jobs.ts";
import { progressView } from "../frame/progress.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish } from "../frame/table.ts";
import { knowledgeNow, publishedBetween } from "../knowledge/knowledge-now.ts";
import { readGoldenFilter } from "./golden-routes.ts";
import { runChartsView } from "./run-charts-view.ts";
import { runsView, runView } from "./run-views.ts";

const PATH = "/staff/golden/runs";
const AGAIN_S = 1;

/** The runs that are under way or have ended of late. */
export function createRuns(): Jobs<GoldenRunEnd> {
  return createJobs<GoldenRunEnd>((error) => ({
    kind: "failed",
    reason: error instanceof Error ? error.name : "Error",
  }));
}

/** The runs of golden questions: begun by a form, watched, and kept. */
export function createRunRoutes(jobs: Jobs<GoldenRunEnd>, parts: RoomParts): Hono<StaffEnv> {
  const { golden, render, problem } = parts;
  const routes = new Hono<StaffEnv>();
  routes.get("/golden/runs", async (context) => {
    const runs = await golden.runs();
    const charts = runChartsView(runs);
    const content = runsView(runs, readTableWish(context.req.query()), charts);
    return render(context, { title: "历次运行", content });
  });
  routes.post("/golden/runs", (context) => begin(context, jobs, parts));
  routes.get("/golden/runs/:id", (context) => show(context, jobs, parts));
  routes.post("/golden/runs/:id/cancel", (context) => {
    const job = jobs.find(context.req.param("id"));
    if (!job) return problem(context, "not-found", 404);
    job.cancel();
    return context.redirect(`${PATH}/${job.id}`, 303);
  });
  return routes;
}

async function begin(
  context: StaffContext,
  jobs: Jobs<GoldenRunEnd>,
  parts: RoomParts,
): Promise<Response> {
  const { golden, audit, clock, createId } = parts;
  const filter = readGoldenFilter(await context.req.parseBody());
  const by = context.var.staff.account.name;
  const id = createId();
  const knowledge = await knowledgeNow(parts);
  const ports = { store: golden, knowledge, clock };
  const job = jobs.start({ id, subject: "golden", by, at: clock() }, (own) =>
    runGolden({ id, by, filter }, ports, own),
  );
  // Only one runs at a time: who comes second watches the first.
  if (!job) return context.redirect(`${PATH}/${jobs.current()?.id ?? ""}`, 303);
  await audit.add({
    by,
    action: "运行必答题",
    target: id,
    detail: JSON.stringify(filter),
    at: clock(),
  });
  return context.redirect(`${PATH}/${id}`, 303);
}

async function show(
  context: StaffContext,
  jobs: Jobs<GoldenRunEnd>,
  parts: RoomParts,
): Promise<Response> {
  const { golden, render, problem } = parts;
  const id = context.req.param("id") ?? "";
  const job = jobs.find(id);
  if (job && job.result?.kind !== "kept") return showJob(context, job, parts);
  const run = (await golden.runs()).find((it) => it.id === id);
  const results = await golden.results(id);
  if (!run || !results) return problem(context, "not-found", 404);
  const content = await finishedView(run, results, parts);
  return render(context, { title: "运行结果", content });
}

function showJob(context: StaffContext, job: Job<GoldenRunEnd>, { render }: RoomParts) {
  const { result } = job;
  const back = html`<p><a href="/staff/golden">← 必答题</a></p><h1>运行必答题</h1>`;
  if (result === undefined || result.kind === "kept") {
    const cancel = `${PATH}/${job.id}/cancel`;
    const content = html`${back}${progressView(job, { staff: context.var.staff, cancel })}`;
    return render(context, { title: "正在运行", content, again: AGAIN_S });
  }
  return render(context, { title: "没有运行完", content: html`${back}${endView(result)}` });
}

/** Why a run gave nothing, and what can be done. */
export function endView(end: Exclude<GoldenRunEnd, { kind: "kept" }>): Html {
  const told: Readonly<Record<typeof end.kind, string>> = {
    empty: "没有符合筛选的必答题。换一个筛选再运行。",
    cancelled: "已停止，没有保存结果。",
    late: "时间太长，已停止。少选一些题再运行。",
    failed: "没有运行成功，请再试一次；再出错请把时间告诉维护人员。",
    faulty: "知识里有错，没法运行：",
  };
  return html`<p class="fault" role="alert">${told[end.kind]}</p>
${end.kind === "faulty" ? html`<ul>${end.faults.map((fault) => html`<li>${fault}</li>`)}</ul>` : ""}`;
}

async function finishedView(
  run: GoldenRun,
  results: readonly KeptResult[],
  parts: RoomParts,
): Promise<Html> {
  const { golden, live } = parts;
  const { library, findMatter } = live.current;
  const nameOf = (id: string): string => library.find(id)?.name ?? findMatter(id)?.name ?? id;
  const failed = results.filter(({ misses }) => misses.length > 0);
  const passes = new Map(
    await Promise.all(
      failed.map(async ({ id }) => [id, await golden.lastPass(id, run.startedAt)] as const),
    ),
  );
  const earliest = Math.min(
    run.startedAt,
    ...[...passes.values()].flatMap((pass) => pass?.at ?? []),
  );
  const published = await publishedBetween(earliest, run.startedAt, parts);
  const histories = new Map(
    await Promise.all(failed.map(async ({ id }) => [id, await golden.history(id)] as const)),
  );
  return runView(run, results, (result) => {
    const then = passes.get(result.id);
    const now = { at: run.startedAt, version: run.version, outcome: result.outcome };
    return {
      nameOf,
      since: then ? compareWithPass(then, now) : undefined,
      published: then
        ? happenedSince(then.at, run, { published, history: histories.get(result.id) ?? [] })
        : [],
    };
  });
}

/** What went live since a question last passed, and who asked for something else in it. */
function happenedSince(
  since: number,
  { startedAt }: GoldenRun,
  {
    published,
    history,
  }: {
    readonly published: readonly { readonly at: number; readonly title: string }[];
    readonly history: readonly GoldenChange[];
  },
): readonly string[] {
  const rewritten = history
    .filter(({ kind, at }) => kind === "changed" && at > since && at <= startedAt)
    .map(({ by, at }) => `${by}在${formatMoment(at)}改过这道题的要求`);
  return [...published.filter(({ at }) => at > since).map(({ title }) => title), ...rewritten];
}
