import { html } from "hono/html";
import { formatDay, formatEnd, formatExactDay } from "#knowledge/format-day.ts";
import {
  FIXED_PARTS,
  RECORD_PARTS,
  type RecordPart,
  type Statement,
  type SupportRecord,
} from "#knowledge/support-record.ts";
import { say } from "#knowledge/wording.ts";
import type { ShelvedRecord } from "../library-filter.ts";
import { fill, type LibraryWording } from "../library-wording.ts";
import type { Html } from "./layout.ts";
import { recordAsideView } from "./record-aside.ts";
import { validityBadge } from "./record-card.ts";
import type { RecordPageContext } from "./record-page-context.ts";
import { questionButtons } from "./turn.ts";

/** One record: its parts with their sources, what it carries out, what is open. */
export function recordView(item: ShelvedRecord, context: RecordPageContext): Html {
  const { record } = item;
  const { words } = context;
  const example = record.district ? fill(words.exampleNote, { district: record.district }) : "";
  return html`<article class="document record">
<h1>${record.name}</h1>
<p class="card__facts">${validityBadge(item, context)} ${words.kinds[record.kind]} · ${words.scopes[record.scope]}</p>
<p class="record__summary" id="summary">${record.summary.zh}</p>
${example ? html`<p>${example}</p>` : ""}
${questionButtons([record.name], context.createId)}
${RECORD_PARTS.map((part) => partView(part, record, context))}
${validityView(record, context)}
${recordAsideView(record, context)}
<p><a class="weui-btn weui-btn_default" href="/documents">${words.back}</a></p>
</article>`;
}

function partView(
  part: RecordPart,
  record: SupportRecord,
  context: RecordPageContext,
): Html | string {
  const statements = record[part];
  if (statements.length === 0 && !FIXED_PARTS.includes(part)) return "";
  const ofService = `service.${part}`;
  const isOfService = record.kind === "service" && ofService in context.wording;
  const title = say(context.wording, isOfService ? ofService : `part.${part}`, "zh");
  return html`<section class="record__part" id="${part}"><h2>${title}</h2>
${
  statements.length > 0
    ? html`<ul>${statements.map((statement, place) => statementView(statement, `${part}-${place + 1}`, context))}</ul>`
    : html`<p class="missing">${context.words.missing}</p>`
}</section>`;
}

function statementView(
  { text, locator, verbatim, level, sources, asOf }: Statement,
  id: string,
  { words }: RecordPageContext,
): Html {
  const dated = asOf ? fill(words.asOf, { day: formatDay(asOf, "zh") }) : "";
  return html`<li id="${id}">${text} <small class="statement__source">${[locator, dated].filter(Boolean).join(" · ")} <abbr title="${words.levelsNote}">${level}</abbr> ${sourceLinks(sources, words)}</small>
${verbatim ? html`<blockquote><small>${words.verbatim}</small> ${verbatim}</blockquote>` : ""}</li>`;
}

function validityView({ validity }: SupportRecord, { words }: RecordPageContext): Html {
  const { from, until, basis, sources } = validity;
  const dates = [
    ...(from ? [fill(words.from, { day: formatExactDay(from, "zh") })] : []),
    ...(until ? [fill(words.untilDay, { day: formatEnd(validity, "zh") })] : []),
  ];
  return html`<section class="record__part" id="validity"><h2>${words.validityTitle}</h2>
<p>${dates.join("，")}</p><p>${basis} <small class="statement__source">${sourceLinks(sources, words)}</small></p></section>`;
}

function sourceLinks(keys: readonly string[], { sourcesTitle }: LibraryWording): Html[] {
  return keys.map((key) => {
    const number = key.slice(1);
    return html`<a href="#${key}" aria-label="${sourcesTitle}${number}">${number}</a> `;
  });
}
