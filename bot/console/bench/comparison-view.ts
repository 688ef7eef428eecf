import { html } from "hono/html";
import type { Citation } from "#bot/answering/answer.ts";
import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import { formatEnd } from "#knowledge/format-day.ts";
import { diffView } from "../frame/diff-view.ts";
import type { Html } from "../frame/html.ts";
import { VALIDITY_NAMES } from "../names.ts";
import type { Comparison, MatterStanding, Standing } from "./compare-benches.ts";
import { formatNumber, sectionView, tableView } from "./table-view.ts";

const ABSENT = "—";
const HEAD = ["第一次", "第二次", ""];

/** Two runs side by side, what differs marked. */
export function comparisonView(comparison: Comparison): Html {
  const { isSame, status, text, matters, departments, citations, elapsedMs } = comparison;
  const statuses = `${STATUS_WORDS[status.first]} → ${STATUS_WORDS[status.second]}`;
  const times = `${formatNumber(elapsedMs.first)} → ${formatNumber(elapsedMs.second)} 毫秒`;
  return html`<section class="bench__comparison"><h2>两次比较</h2>
<p class="bench__verdict bench__verdict--${isSame ? "sure" : "changed"}">${isSame ? "两次的答复一样。" : "两次的答复不一样。"}${status.isChanged ? ` 结果：${statuses}。` : ""} <span class="bench__note">用时 ${times}</span></p>
<h3>答复</h3><p class="bench__answer">${diffView(text)}</p>
<p class="bench__note"><del>划掉的</del>只在第一次，<ins>加底色的</ins>只在第二次。</p>
${standingsView("引用和时效", citations, holdsOf)}
${standingsView("部门", departments, (place) => `第${place}`)}
${sectionView({ title: "事项", note: noteOf(matters) }, standingsView("事项的名次和得分", matters, standingOf))}
</section>`;
}

function noteOf(standings: readonly Standing<unknown>[]): string {
  const changed = standings.filter(({ isChanged }) => isChanged).length;
  return changed > 0 ? `${changed}处不同` : "没有不同";
}

function standingsView<Value>(
  title: string,
  standings: readonly Standing<Value>[],
  show: (value: Value) => string,
): Html | string {
  if (standings.length === 0) return "";
  const cell = (value: Value | null): string => (value === null ? ABSENT : show(value));
  const rows = standings.map(({ name, first, second, isChanged }) => [
    name,
    cell(first),
    isChanged ? html`<mark>${cell(second)}</mark>` : cell(second),
    isChanged ? changeOf(first, second) : "",
  ]);
  return tableView(title, [title, ...HEAD], rows);
}

function changeOf(first: unknown, second: unknown): string {
  if (first === null) return "新增";
  return second === null ? "没有了" : "变了";
}

function standingOf({ rank, score }: MatterStanding): string {
  return `第${rank}（${formatNumber(score)}）`;
}

function holdsOf({ validity, validUntil, untilPrecision = "day" }: Citation): string {
  const until = formatEnd({ until: validUntil, untilPrecision }, "zh");
  return until ? `${VALIDITY_NAMES[validity]}（到${until}）` : VALIDITY_NAMES[validity];
}
