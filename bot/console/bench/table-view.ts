import { html } from "hono/html";
import type { Html } from "../frame/html.ts";

/** In characters; longer cells need a wider column, or a phone sets them one word a line. */
const SHORT_CELL = 60;

type Cell = Html | string | number;

/** A table that scrolls by itself where it is wider than the screen; its first column stays in sight. */
export function tableView(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return html`<div class="bench__scroll" role="region" aria-label="${caption}" tabindex="0"><table class="bench__table">
<caption>${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cellView)}</tr>`)}</tbody>
</table></div>`;
}

function cellView(cell: Cell, place: number): Html {
  if (place === 0) return html`<th scope="row">${cell}</th>`;
  if (typeof cell === "number") return html`<td class="bench__number">${formatNumber(cell)}</td>`;
  const isLong = String(cell).length > SHORT_CELL;
  return html`<td${isLong ? html` class="bench__long"` : ""}>${cell}</td>`;
}

/** Scores to three places, whole numbers as they are. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}

/** Facts by name; those without a value are left out. */
export function factsView(facts: readonly (readonly [name: string, value: Cell | null])[]): Html {
  const told = facts.filter(([, value]) => value !== null && value !== "");
  return html`<dl class="bench__facts">${told.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A part of a run that can be folded. */
export function sectionView(
  { title, note, open = false }: { title: string; note?: string; open?: boolean },
  content: Html | string | readonly (Html | string)[],
): Html {
  const hint = note ? html` <span class="bench__note">${note}</span>` : "";
  return html`<details class="bench__section"${open ? html` open` : ""}><summary>${title}${hint}</summary>
<div class="bench__body">${content}</div></details>`;
}
