import { html } from "hono/html";
import { FIGURES, figuresOf } from "#bot/golden/check-golden.ts";
import type { GoldenFilter } from "#bot/golden/golden-filter.ts";
import { tagsOf } from "#bot/golden/golden-filter.ts";
import type { GoldenQuestion } from "#bot/golden/golden-question.ts";
import type { GoldenRun, KeptResult } from "#bot/golden/golden-run.ts";
import { mayAct } from "../accounts/account.ts";
import { choiceView, formView, type Option } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";
import { type TableWish, tableView } from "../frame/table.ts";
import { FIGURE_LABELS } from "./golden-words.ts";

export interface GoldenList {
  readonly staff: Staff;
  readonly questions: readonly GoldenQuestion[];
  /** Of the newest run, by question. */
  readonly results: ReadonlyMap<string, KeptResult>;
  readonly lastRun: GoldenRun | undefined;
  readonly filter: GoldenFilter;
  readonly table: TableWish;
  /** All tags that there are. */
  readonly tags: readonly string[];
  /** How many questions could be taken over to begin with; 0 where there are some already. */
  readonly offered: number;
}

const PATH = "/staff/golden";

/** The golden questions, with how each was answered last, and what can be done with them. */
export function goldenListView(page: GoldenList): Html {
  const { questions, table, lastRun } = page;
  return html`<h1>必答题</h1>
<p class="quiet">必须一直答对的问题。知识每次改动前都会用它们试一遍。</p>
${lastRun ? lastRunView(lastRun) : ""}
${mayAct(page.staff.account.role, "editor") ? deedsView(page) : ""}
<p class="row"><a href="${PATH}/runs">历次运行</a> <a href="${PATH}/sheet.xlsx">导出 Excel</a> <a href="${PATH}/sheet.csv">导出 CSV</a></p>
${tableView({
  columns: [
    {
      key: "question",
      title: "问题",
      cell: ({ id, question }) => html`<a href="${PATH}/questions/${id}">${question}</a>`,
      value: ({ question, before }) => [question, ...before].join(" "),
    },
    {
      key: "expects",
      title: "查什么",
      cell: (it) => expectsLabel(it),
      value: (it) => expectsLabel(it),
    },
    {
      key: "result",
      title: "上次",
      cell: (it) => resultView(it, page),
      value: (it) => resultOf(it, page),
    },
    { key: "note", title: "备注", cell: ({ note }) => note, value: ({ note }) => note },
    { key: "by", title: "谁", cell: ({ by }) => by, value: ({ by }) => by },
    { key: "at", title: "时间", cell: ({ at }) => formatMoment(at), value: ({ at }) => at },
  ],
  rows: questions,
  wish: table,
  path: PATH,
  caption: "必答题",
  empty: "还没有必答题。在试答里遇到重要的好回答，点“留作必答题”；也可以导入表格。",
  filters: filtersView(page),
})}`;
}

function expectsLabel({ expects }: GoldenQuestion): string {
  return figuresOf(expects)
    .map((figure) => FIGURE_LABELS[figure])
    .join("、");
}

function resultOf({ id }: GoldenQuestion, { results }: GoldenList): string {
  const result = results.get(id);
  if (!result) return "没有运行过";
  return result.misses.length === 0 ? "答对" : "答错";
}

function resultView(question: GoldenQuestion, page: GoldenList): Html {
  const told = resultOf(question, page);
  const manner = { 答对: "tag_good", 答错: "tag_bad" }[told] ?? "";
  return html`<span class="tag ${manner}">${told}</span>`;
}

function lastRunView({ id, endedAt, totals, version }: GoldenRun): Html {
  const { asked, passed } = totals;
  return html`<p>上次运行 <a href="${PATH}/runs/${id}">${formatMoment(endedAt)}</a>：${String(passed)} / ${String(asked)} 答对（知识${version}）。</p>`;
}

function deedsView({ staff, filter, questions, offered }: GoldenList): Html {
  const { session } = staff;
  const kept = Object.entries(filter).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}">`,
  );
  return html`<div class="row">
${formView({ action: `${PATH}/runs`, session, className: "deed", content: html`${kept}<button class="primary" type="submit"${questions.length === 0 ? html` disabled` : ""}>运行这 ${String(questions.length)} 题</button>` })}
<a class="button" href="${PATH}/new">新建</a>
<a class="button" href="${PATH}/import">导入表格</a>
${offered > 0 ? formView({ action: `${PATH}/offered`, session, className: "deed", content: html`<button type="submit">先用自带的 ${String(offered)} 题</button>` }) : ""}</div>`;
}

function filtersView({ filter, tags }: GoldenList): Html {
  const any: Option = ["", "全部"];
  return html`${choiceView({ name: "figure", label: "查什么", chosen: filter.figure ?? "", options: [any, ...FIGURES.map((it): Option => [it, FIGURE_LABELS[it]])] })}
${tags.length > 0 ? choiceView({ name: "tag", label: "标签", chosen: filter.tag ?? "", options: [any, ...tags.map((it): Option => [it, `#${it}`])] }) : ""}`;
}

/** All tags of the questions, each once. */
export function allTags(questions: readonly GoldenQuestion[]): readonly string[] {
  return [...new Set(questions.flatMap(tagsOf))].sort((a, b) => a.localeCompare(b, "zh"));
}
