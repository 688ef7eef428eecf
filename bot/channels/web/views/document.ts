import { html } from "hono/html";
import { describeTarget } from "#knowledge/describe-target.ts";
import { formatDay } from "#knowledge/format-day.ts";
import type { Passage } from "#knowledge/passage.ts";
import type { Measure, Plan, Section } from "#knowledge/plan.ts";
import type { PageWording } from "../page-wording.ts";
import type { Html } from "./layout.ts";

/** A stretch of a passage to mark. */
export interface Mark {
  readonly passageId: string;
  readonly start: number;
  readonly end: number;
}

const MARK = /^(\d{1,2}\.\d{1,2}):(\d{1,5})-(\d{1,5})$/u;

/** Reads `14.2:5-30`: passage 2 of measure 14, characters 5 to 30 (exclusive). */
export function readMark(documentId: string, text: string | undefined): Mark | undefined {
  const match = MARK.exec(text ?? "");
  if (!match) return undefined;
  const [, passage, start, end] = match;
  return { passageId: `${documentId}/${passage}`, start: Number(start), end: Number(end) };
}

/** The plan as printed, each measure under its own address, with the marked words. */
export function documentView(plan: Plan, words: PageWording, mark: Mark | undefined): Html {
  const { facts } = plan;
  return html`<article class="document">
<h1>${facts.title}</h1>
<p class="document__facts">${facts.documentNumber} · ${facts.issuer} · ${formatDay(facts.forwardedOn, "zh")}</p>
${frontView(plan, mark)}
<nav class="contents" id="contents" aria-labelledby="contents-title"><h2 id="contents-title">${words.contents}</h2><p>${words.sectionsIntro}</p>
${plan.sections.map(contentsView)}</nav>
${plan.sections.map((section) => sectionView(section, words, mark))}
<p><a class="weui-btn weui-btn_default" href="/">${words.backToAsk}</a></p>
</article>`;
}

function frontView(plan: Plan, mark: Mark | undefined): Html {
  const front = plan.passages
    .filter(({ kind }) => kind === "front-matter")
    .toSorted((a, b) => a.start - b.start);
  return html`<section id="${plan.facts.documentNumber}">${front.map((passage) => html`<p>${passageView(passage, mark)}</p>`)}</section>`;
}

function contentsView({ title, measures }: Section): Html {
  return html`<h3>${title}</h3><ol>${measures.map(({ locator, title: name }) => html`<li><a href="#${locator}">${locator}${name}</a></li>`)}</ol>`;
}

function sectionView(
  { title, measures }: Section,
  words: PageWording,
  mark: Mark | undefined,
): Html {
  return html`<section><h2>${title}</h2>${measures.map((measure) => measureView(measure, words, mark))}</section>`;
}

function measureView(measure: Measure, words: PageWording, mark: Mark | undefined): Html {
  const { locator, title, passages, targets } = measure;
  const body = passages.filter(({ kind }) => kind !== "title");
  const statements = [...new Set(targets.map(describeTarget))];
  return html`<article class="measure" id="${locator}"><h3>${locator}${title}</h3>
<p>${body.map((passage) => passageView(passage, mark))}</p>
${statements.length > 0 ? html`<aside><h4>${words.targetsTitle}</h4><ul>${statements.map((text) => html`<li>${text}</li>`)}</ul></aside>` : ""}
<p class="measure__top"><a href="#contents">${words.top}</a></p></article>`;
}

function passageView({ id, kind, text }: Passage, mark: Mark | undefined): Html {
  const shown =
    mark?.passageId === id && mark.start < mark.end && mark.end <= text.length
      ? html`${text.slice(0, mark.start)}<mark id="mark">${text.slice(mark.start, mark.end)}</mark>${text.slice(mark.end)}`
      : text;
  return kind === "responsible"
    ? html`<span class="measure__responsible">${shown}</span>`
    : html`<span>${shown}</span>`;
}
