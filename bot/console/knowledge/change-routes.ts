import { Hono } from "hono";
import { html } from "hono/html";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import { GateResultSchema } from "#bot/golden/gate-result.ts";
import { CHANGE_STATES, type Change, type Outcome } from "#bot/publishing/change.ts";
import { keyOfEdit } from "#knowledge/edits/edit.ts";
import { type FormLabels, loadFormLabels } from "#knowledge/edits/form-labels.ts";
import type { RoomParts } from "../console-parts.ts";
import type { Html } from "../frame/html.ts";
import { createJobs, type Jobs } from "../frame/jobs.ts";
import { progressView } from "../frame/progress.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish } from "../frame/table.ts";
import { endView } from "../golden/run-routes.ts";
import { type ChangePage, changeView } from "./change-view.ts";
import { changesView } from "./changes-view.ts";
import { describeChange } from "./describe-change.ts";
import { withQuestions } from "./gate-questions.ts";
import { type TryEnd, tryChange } from "./run-gate.ts";

const PATH = "/staff/knowledge/changes";
const AGAIN_S = 1;

type Form = (name: string) => string;
/** What can be done with a change by a form of its page, and how the audit calls it. */
const DEEDS: Readonly<
  Record<
    string,
    {
      label: string;
      work: (change: Change, by: string, ports: RoomParts & { form: Form }) => Promise<Outcome>;
    }
  >
> = {
  text: {
    label: "改动的标题和理由",
    work: ({ id, edits }, by, { changeDesk, form }) =>
      changeDesk.rewrite(
        id,
        { title: form("title").slice(0, 80), reason: form("reason").slice(0, 2_000), edits },
        by,
      ),
  },
  drop: {
    label: "从改动里去掉一条",
    work: ({ id, title, reason, edits }, by, { changeDesk, form }) => {
      const left = edits.filter((edit) => keyOfEdit(edit) !== form("key"));
      return changeDesk.rewrite(id, { title, reason, edits: left }, by);
    },
  },
  rebase: {
    label: "对照后接着改",
    work: ({ id }, by, { changeDesk }) => changeDesk.rebase(id, by),
  },
  propose: { label: "提交改动", work: ({ id }, by, { changeDesk }) => changeDesk.propose(id, by) },
  "take-back": { label: "收回改动", work: ({ id }, _, { changeDesk }) => changeDesk.takeBack(id) },
  reject: {
    label: "退回改动",
    work: ({ id }, by, { changeDesk, form }) => changeDesk.reject(id, by, form("reason")),
  },
  approve: {
    label: "批准改动",
    work: ({ id }, by, { publisher, clock }) =>
      publisher.approve(id, { by, at: clock(), reason: "" }),
  },
  "roll-back": {
    label: "撤回改动",
    work: async ({ id }, by, { publisher, clock, form }) => {
      const reason = form("reason").trim();
      if (!reason) return { kind: "refused", reason: "请写明撤回的理由。" };
      return publisher.rollBack(id, { by, at: clock(), reason });
    },
  },
};

/** The trials of changes that are under way or have ended of late. */
export function createTrials(): Jobs<TryEnd> {
  return createJobs<TryEnd>((error) => ({
    kind: "failed",
    reason: error instanceof Error ? error.name : "Error",
    side: "draft",
  }));
}

/** The list of changes, the page of each, and the steps from draft to live and back. */
export function createChangeRoutes(trials: Jobs<TryEnd>, parts: RoomParts): Hono<StaffEnv> {
  const { changes, publisher, render, problem } = parts;
  const own: Own = { parts, trials, labels: loadFormLabels() };
  const routes = new Hono<StaffEnv>();
  routes.get("/knowledge/changes", async (context) => {
    const query = context.req.query();
    const state = CHANGE_STATES.find((it) => it === query["state"]);
    const page = {
      changes: await changes.list(state),
      state: state ?? "",
      table: readTableWish(query),
      leftOut: publisher.leftOut(),
    };
    return render(context, { title: "改动", content: changesView(page) });
  });
  routes.get("/knowledge/changes/:id", (context) => show(context, null, own));
  routes.post("/knowledge/changes/:id/try", (context) => tryIt(context, own));
  routes.post("/knowledge/changes/:id/cancel", async (context) => {
    const id = context.req.param("id");
    const job = trials.newest(id);
    if (!job) return problem(context, "not-found", 404);
    job.cancel();
    return context.redirect(`${PATH}/${id}`, 303);
  });
  routes.post("/knowledge/changes/:id/:deed", (context) => act(context, own));
  return routes;
}

interface Own {
  readonly parts: RoomParts;
  readonly trials: Jobs<TryEnd>;
  readonly labels: FormLabels;
}

async function show(
  context: StaffContext,
  refused: ChangePage["refused"],
  { parts, trials, labels }: Own,
): Promise<Response> {
  const change = await parts.changes.find(context.req.param("id") ?? "");
  if (!change) return parts.problem(context, "not-found", 404);
  const { staff } = context.var;
  const job = trials.newest(change.id);
  const isTrying = job !== undefined && job.result === undefined;
  const gate = GateResultSchema.safeParse(change.gate?.result);
  const content = changeView({
    ...(await describeChange(change, { isTrying, labels }, parts)),
    change,
    staff,
    refused,
    isTrying,
    gate: gate.success && !isTrying ? await withQuestions(gate.data, parts) : null,
    trial: isTrying
      ? progressView(job, { staff, cancel: `${PATH}/${change.id}/cancel` })
      : tellEnd(job?.result),
  });
  const page = { title: `改动${change.number}`, content, ...(isTrying ? { again: AGAIN_S } : {}) };
  return parts.render(context, page, refused === null ? 200 : 409);
}

function tellEnd(end: TryEnd | undefined): Html | null {
  if (!end || end.kind === "kept") return null;
  if (end.kind === "refused") return html`<p class="fault" role="alert">${end.reason}</p>`;
  return endView(end);
}

async function tryIt(context: StaffContext, own: Own): Promise<Response> {
  const { parts, trials } = own;
  const { changes, clock, createId, audit, problem } = parts;
  const change = await changes.find(context.req.param("id") ?? "");
  if (!change) return problem(context, "not-found", 404);
  const by = context.var.staff.account.name;
  const job = trials.start({ id: createId(), subject: change.id, by, at: clock() }, (ports) =>
    tryChange(change, parts, ports),
  );
  if (!job && trials.current()?.subject !== change.id) {
    const reason = "另一项改动正在试运行，等它完了再试。";
    return show(context, { reason }, own);
  }
  await audit.add({
    by,
    action: "试运行改动",
    target: `改动${change.number}`,
    detail: "",
    at: clock(),
  });
  return context.redirect(`${PATH}/${change.id}`, 303);
}

async function act(context: StaffContext, own: Own): Promise<Response> {
  const { parts } = own;
  const { changes, audit, clock, problem } = parts;
  const deed = DEEDS[context.req.param("deed") ?? ""];
  const change = await changes.find(context.req.param("id") ?? "");
  if (!deed || !change) return problem(context, "not-found", 404);
  const body = await context.req.parseBody();
  const form: Form = (name) => maskPersonal(String(body[name] ?? ""));
  const by = context.var.staff.account.name;
  const outcome = await deed.work(change, by, { ...parts, form });
  if (outcome.kind === "refused") return show(context, outcome, own);
  const detail = form("reason").slice(0, 200);
  await audit.add({ by, action: deed.label, target: `改动${change.number}`, detail, at: clock() });
  return context.redirect(`${PATH}/${change.id}`, 303);
}
