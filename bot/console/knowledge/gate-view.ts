import { html } from "hono/html";
import type { Changed, Changes, GateResult } from "#bot/golden/gate-result.ts";
import { diffView } from "../frame/diff-view.ts";
import type { Html } from "../frame/html.ts";
import { outcomeLabels } from "../golden/golden-words.ts";
import { missView } from "../golden/result-view.ts";

type NameOf = (id: string) => string;

/** What a change does to golden questions and to what people asked: what breaks first. */
export function gateView({ golden, asked, startedAt, endedAt }: GateResult, nameOf: NameOf): Html {
  const seconds = ((endedAt - startedAt) / 1_000).toFixed(1);
  const { total, passedLive, passedDraft, breaks, mends, changes } = golden;
  return html`<ul class="cards cards_small">
<li class="card">必答题答对<p class="card__figure">${String(passedLive)} → ${String(passedDraft)}</p><p class="quiet">共 ${String(total)} 题</p></li>
<li class="card">会答错的<p class="card__figure">${String(breaks.count)}</p></li>
<li class="card">会变的真实提问<p class="card__figure">${String(asked.changes.count)}</p><p class="quiet">近90天 ${String(asked.total)} 个不同的问题${asked.leftOut > 0 ? `，更早的 ${asked.leftOut} 个没有试` : ""}</p></li>
</ul>
<p class="quiet">用时 ${seconds} 秒。</p>
${groupView("会答错的必答题", breaks, nameOf, true)}
${groupView("会答对的必答题", mends, nameOf)}
${groupView("回答会变、对错不变的必答题", changes, nameOf)}
${groupView("回答会变的真实提问", asked.changes, nameOf)}
${asked.reworded > 0 ? html`<p class="quiet">另有 ${String(asked.reworded)} 个真实提问只是换了说法。</p>` : ""}`;
}

function groupView(
  title: string,
  { count, listed }: Changes,
  nameOf: NameOf,
  isOpen = false,
): Html {
  if (count === 0) return html`<p>${title}：没有。</p>`;
  return html`<details${isOpen ? html` open` : ""}><summary>${title}：${String(count)}</summary>
${listed.map((item) => changedView(item, nameOf))}
${listed.length < count ? html`<p class="quiet">只列出 ${String(listed.length)} 个。</p>` : ""}</details>`;
}

function changedView({ question, live, draft, text, misses }: Changed, nameOf: NameOf): Html {
  const before = new Map(outcomeLabels(live, nameOf));
  const differing = outcomeLabels(draft, nameOf).filter(
    ([name, value]) => before.get(name) !== value,
  );
  return html`<article class="card result"><h3>${question}</h3>
${misses.length > 0 ? html`<ul>${misses.map((miss) => html`<li>${missView(miss, nameOf)}</li>`)}</ul>` : ""}
${differing.length > 0 ? html`<ul>${differing.map(([name, value]) => html`<li>${name}：<del>${before.get(name)}</del> <ins>${value}</ins></li>`)}</ul>` : ""}
${diffView(text)}</article>`;
}
