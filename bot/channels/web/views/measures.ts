import { html } from "hono/html";
import { describeTarget } from "#knowledge/describe-target.ts";
import type { Measure, Plan } from "#knowledge/plan.ts";
import type { ShelvedRecord } from "../library-filter.ts";
import { fill, type LibraryWording } from "../library-wording.ts";
import type { Html } from "./layout.ts";
import { type ShelfContext, shelfView } from "./record-card.ts";

/** All measures of the plan, each with its first body and how many records carry it out. */
export function measuresView(
  { sections }: Plan,
  countOf: (measure: number) => number,
  words: LibraryWording,
): Html {
  return html`<article class="document"><h1>${words.measuresPage}</h1><p>${words.measuresIntro}</p>
${sections.map(
  ({ title, measures }) =>
    html`<section><h2>${title}</h2><ul class="shelf">${measures.map((measure) => listedView(measure, countOf(measure.number), words))}</ul></section>`,
)}</article>`;
}

function listedView(
  { number, locator, title, responsible }: Measure,
  count: number,
  words: LibraryWording,
): Html {
  const facts = [
    responsible.join("、"),
    ...(count > 0 ? [fill(words.measureRecords, { count: String(count) })] : []),
  ];
  return html`<li class="card"><h2><a href="/measures/${number}">${locator}${title}</a></h2><p class="card__facts">${facts.join(" · ")}</p></li>`;
}

/** One measure: its words, its bodies, its targets, what carries it out. */
export function measureView(
  measure: Measure,
  {
    plan,
    records,
    ...context
  }: ShelfContext & {
    readonly plan: Plan;
    readonly records: readonly ShelvedRecord[];
    /** Names of the bodies that have a page. */
    readonly bodies: ReadonlySet<string>;
  },
): Html {
  const { words } = context;
  const { locator, title, passages, targets, responsible } = measure;
  const sentences = passages.filter(({ kind }) => kind === "sentence").map(({ text }) => text);
  const statements = [...new Set(targets.map(describeTarget))];
  return html`<article class="document"><h1>${locator}${title}</h1>
<blockquote>${sentences.join("")}</blockquote>
<p><a href="/documents/${plan.facts.id}#${locator}">${words.readInPlan}</a></p>
${statements.length > 0 ? html`<section><h2>${words.targetsTitle}</h2><ul class="lines">${statements.map((text) => html`<li>${text}</li>`)}</ul></section>` : ""}
<section><h2>${words.departmentsTitle}</h2><ul class="lines">${responsible.map((name) => bodyView(name, context.bodies))}</ul></section>
<section><h2>${words.recordsTitle}</h2>${records.length > 0 ? shelfView(records, context) : html`<p class="empty">${words.noRecords}</p>`}</section>
<p><a class="weui-btn weui-btn_default" href="/measures">${words.measuresPage}</a></p></article>`;
}

/** Group labels (各区政府) have no page of their own. */
function bodyView(name: string, bodies: ReadonlySet<string>): Html {
  return bodies.has(name)
    ? html`<li><a href="/departments/${name}">${name}</a></li>`
    : html`<li>${name}</li>`;
}
