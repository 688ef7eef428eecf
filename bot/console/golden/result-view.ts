import { html } from "hono/html";
import type { Miss } from "#bot/golden/check-golden.ts";
import type { KeptResult, SincePass } from "#bot/golden/golden-run.ts";
import { diffView } from "../frame/diff-view.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import { FIGURE_LABELS, outcomeLabels, valueLabel } from "./golden-words.ts";

export interface ResultParts {
  readonly nameOf: (id: string) => string;
  /** What is otherwise since the question last passed; absent where it never did, or passes. */
  readonly since: SincePass | undefined;
  /** Changes that went live between then and now. */
  readonly published: readonly string[];
}

/** What a question missed, and what is otherwise since it last passed. */
export function resultView(result: KeptResult, { nameOf, since, published }: ResultParts): Html {
  const { id, question, misses, outcome } = result;
  return html`<article class="card result"><h3><a href="/staff/golden/questions/${id}">${question}</a></h3>
${misses.length === 0 ? html`<p><span class="tag tag_good">答对</span></p>` : html`<ul>${misses.map((miss) => html`<li>${missView(miss, nameOf)}</li>`)}</ul>`}
${since ? sinceView(since, published, nameOf) : html`<details><summary>回答</summary><p class="lines">${outcome.text}</p></details>`}
</article>`;
}

/** An expectation that was not met, in words. */
export function missView({ figure, wanted, got }: Miss, nameOf: (id: string) => string): Html {
  const label = FIGURE_LABELS[figure];
  if (figure === "facts") return html`<strong>${label}</strong>：没有“${wanted}”`;
  if (figure === "absent") return html`<strong>${label}</strong>：出现了“${wanted}”（…${got}…）`;
  return html`<strong>${label}</strong>：要${valueLabel(figure, wanted, nameOf)}，是${valueLabel(figure, got, nameOf)}`;
}

function sinceView(
  { before: then, now, text }: SincePass,
  published: readonly string[],
  nameOf: (id: string) => string,
): Html {
  const before = new Map(outcomeLabels(then.outcome, nameOf));
  const changed = outcomeLabels(now.outcome, nameOf).filter(
    ([name, value]) => before.get(name) !== value,
  );
  return html`<details open><summary>上次答对以来变了什么（${formatMoment(then.at)}，知识${then.version}）</summary>
${changed.length > 0 ? html`<ul>${changed.map(([name, value]) => html`<li>${name}：<del>${before.get(name)}</del> <ins>${value}</ins></li>`)}</ul>` : ""}
${published.length > 0 ? html`<p>其间：${published.join("；")}</p>` : ""}
${diffView(text)}</details>`;
}
