import { html } from "hono/html";
import { answerText } from "#bot/answering/answer.ts";
import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import { formatExactDay } from "#knowledge/format-day.ts";
import type { Html } from "../frame/html.ts";
import { factsView, receiptRows } from "../receipts/receipt-view.ts";
import { type BenchInput, LIVE } from "./bench-input.ts";
import type { Comparison } from "./compare-benches.ts";
import { comparisonView } from "./comparison-view.ts";
import { draftsView, stepsView } from "./draft-view.ts";
import { departmentsView, evidenceView } from "./evidence-view.ts";
import { benchFormView, type KnowledgeChoice } from "./form-view.ts";
import { previewsView } from "./preview-view.ts";
import { placeView, readingView } from "./reading-view.ts";
import type { BenchRun } from "./run-bench.ts";
import { searchView } from "./search-view.ts";

export interface BenchModel {
  /** Of the page, to which the form is sent. */
  readonly path: string;
  readonly input: BenchInput;
  /** Changes that can be tried before they are live. */
  readonly changes: readonly KnowledgeChoice[];
  /** Whether a language model is configured. */
  readonly hasModel?: boolean;
  /** None before the first question, two side by side. */
  readonly runs: readonly BenchRun[];
  /** `null` unless there are two. */
  readonly comparison: Comparison | null;
  /** What can be done with an answer, such as keeping it as a golden question. */
  actionsFor?(run: BenchRun): Html | string;
}

/** The page on which a question is tried and every step of its answer seen. */
export function benchView(model: BenchModel): Html {
  const { path, input, changes, runs, comparison, hasModel = false } = model;
  const { faults } = input;
  return html`<section class="bench"><h1>试答</h1>
${faults.length > 0 ? html`<ul class="bench__faults" role="alert">${faults.map((fault) => html`<li>${fault}</li>`)}</ul>` : ""}
${benchFormView(path, input, { changes, hasModel })}
${comparison ? comparisonView(comparison) : ""}
<div class="bench__runs${runs.length > 1 ? " bench__runs--two" : ""}">${runs.map((run, place) => runView(run, place, model))}</div>
</section>`;
}

function runView(run: BenchRun, place: number, { input, changes, runs, actionsFor }: BenchModel) {
  const { trace, before, previews, answer, receipt } = run;
  const name = runs.length > 1 ? (["第一次", "第二次"][place] ?? "") : "答复";
  return html`<section class="bench__run"><h2>${name} <small>${describeSide(run, changes)}</small></h2>
${beforeView(before)}
<p class="bench__status bench__status--${answer.status}">${STATUS_WORDS[answer.status]}</p>
${answer.byModel ? html`<p class="bench__generated">AI生成</p>` : ""}
<p class="bench__answer" lang="${answer.tongue === "en" ? "en" : "zh-CN"}">${answerText(answer)}</p>
${receipt ? factsView(receiptRows(receipt)) : ""}
${actionsFor?.(run) ?? ""}
${readingView(trace)}
${placeView(trace)}
${searchView(trace)}
${evidenceView(trace)}
${draftsView(trace)}
${departmentsView(trace)}
${stepsView(trace)}
${previewsView(previews, input.channel)}
</section>`;
}

function describeSide(
  { side, day, receipt }: BenchRun,
  changes: readonly KnowledgeChoice[],
): string {
  const draft = changes.find(({ id }) => id === side.knowledge)?.name ?? side.knowledge;
  const knowledge = side.knowledge === LIVE ? "现行知识" : `草稿：${draft}`;
  const model = receipt ? "，问大模型" : "";
  return `按${formatExactDay(day, "zh")}，${knowledge}${model}`;
}

function beforeView(before: BenchRun["before"]): Html | string {
  if (before.length === 0) return "";
  return html`<ol class="bench__before">${before.map(({ question, answer }) => html`<li><b>${question}</b><br>${STATUS_WORDS[answer.status]}：${answer.parts[0]?.text ?? ""}</li>`)}</ol>`;
}
