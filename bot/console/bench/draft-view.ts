import { html } from "hono/html";
import type { AnswerPart } from "#bot/answering/answer.ts";
import type { Replaced } from "#bot/answering/draft.ts";
import type { Trace, TracedDraft, TracedStep } from "#bot/answering/trace.ts";
import type { Html } from "../frame/html.ts";
import { PART_NAMES, STEP_NAMES } from "./names.ts";
import { formatNumber, sectionView, tableView } from "./table-view.ts";

/** What was written, and what the check put in its place. */
export function draftsView({ drafts }: Trace): Html | string {
  if (drafts.length === 0) return "";
  const replaced = drafts.flatMap(({ verified }) => verified.replaced).length;
  const note = replaced > 0 ? `换掉${replaced}句` : "每句都有出处";
  return sectionView({ title: "起草与核对", note, open: replaced > 0 }, drafts.map(draftView));
}

function draftView({ draft, verified }: TracedDraft): Html {
  const rows = draft.parts.map((part) => {
    const fault = verified.replaced.find((it) => it.part === part);
    return [
      PART_NAMES[part.kind],
      html`${part.label ? html`<b>${part.label}：</b>` : ""}${part.text}${groundsView(part)}`,
      fault ? faultView(fault) : "有出处",
    ];
  });
  return tableView("草稿的每一句", ["种类", "草稿", "核对"], rows);
}

function groundsView({ grounds: all }: AnswerPart): Html {
  const grounds = all.filter((ground) => ground !== "");
  return html`<details class="bench__grounds"><summary>出处 ${grounds.length} 条</summary><ul>${grounds.map((ground) => html`<li>${ground}</li>`)}</ul></details>`;
}

function faultView({ unsupported, by }: Replaced): Html {
  return html`<strong class="bench__fault">${by ? "换成原文" : "删去"}</strong>：出处里没有${unsupported.map((it) => `“${it}”`).join("、")}${by ? html`<br><ins>${by.text}</ins>` : ""}`;
}

/** How long each step took. */
export function stepsView({ steps, elapsedMs }: Trace): Html {
  const rows = steps.map(({ step, within, elapsedMs: took }: TracedStep) => [
    `${within ? `${STEP_NAMES[within]} › ` : ""}${STEP_NAMES[step]}`,
    took,
  ]);
  return sectionView(
    { title: "用时", note: `${formatNumber(elapsedMs)} 毫秒` },
    tableView("各步用时", ["步骤", "毫秒"], rows),
  );
}
