import { html } from "hono/html";
import type { Plan } from "#knowledge/plan.ts";
import { type LibraryFilter, type ShelvedRecord, toQuery } from "../library-filter.ts";
import { fill, type LibraryWording } from "../library-wording.ts";
import type { Html } from "./layout.ts";
import { type ShelfContext, shelfView } from "./record-card.ts";

interface LibraryPage extends ShelfContext {
  readonly plan: Plan;
  readonly filter: LibraryFilter;
  readonly records: readonly ShelvedRecord[];
  /** Names of the bodies that can be chosen. */
  readonly departments: readonly string[];
}

/** The list of the plan and all records, with its filter. */
export function libraryView(page: LibraryPage): Html {
  const { words, plan, filter, records } = page;
  const query = toQuery(filter);
  return html`<article class="document">
<h1>${words.title}</h1>
<p>${words.intro}</p>
<p class="links"><a href="/measures">${words.measuresPage}</a> <a href="/departments">${words.departmentsPage}</a> <a href="/deadlines.ics${query}">${words.calendar}</a></p>
${filterView(page)}
<p role="status">${fill(words.count, { count: String(records.length) })}</p>
${query ? "" : planView(plan, words)}
${records.length > 0 ? shelfView(records, page) : html`<p class="empty">${words.empty}</p>`}
</article>`;
}

function planView({ facts }: Plan, words: LibraryWording): Html {
  return html`<ul class="shelf"><li class="card"><h2><a href="/documents/${facts.id}">${facts.shortTitle}</a></h2>
<p>${facts.title}</p>
<p class="card__facts">${words.kinds.plan} · ${facts.documentNumber}</p></li></ul>`;
}

function filterView({ words, filter, departments, plan }: LibraryPage): Html {
  const measures = plan.measures.map(
    ({ number, locator, title }): Option => [String(number), `${locator}${title}`],
  );
  const isOpen = toQuery(filter) === "" ? "" : html` open`;
  return html`<details class="filter"${isOpen}><summary>${words.filterTitle}</summary><form method="get" action="/documents">
${selectView("kind", words.filterKind, { words, chosen: filter.kind, options: entriesOf(words.kinds).filter(([value]) => value !== "plan") })}
${selectView("audience", words.filterAudience, { words, chosen: filter.audience, options: entriesOf(words.audiences) })}
${selectView("validity", words.filterValidity, { words, chosen: filter.validity, options: entriesOf(words.validities) })}
${selectView("department", words.filterDepartment, { words, chosen: filter.department, options: departments.map((name): Option => [name, name]) })}
${selectView("measure", words.filterMeasure, { words, chosen: filter.measure, options: measures })}
<p class="filter__buttons"><button class="weui-btn weui-btn_mini weui-btn_primary" type="submit">${words.filterApply}</button> <a href="/documents">${words.filterReset}</a></p>
</form></details>`;
}

type Option = readonly [value: string, label: string];

function entriesOf(table: Readonly<Record<string, string>>): Option[] {
  return Object.entries(table);
}

function selectView(
  name: string,
  label: string,
  {
    words,
    chosen,
    options,
  }: { words: LibraryWording; chosen: string | number | undefined; options: readonly Option[] },
): Html {
  return html`<label class="filter__field">${label}
<select name="${name}"><option value="">${words.filterAll}</option>${options.map(
    ([value, text]) =>
      html`<option value="${value}"${value === String(chosen) ? html` selected` : ""}>${text}</option>`,
  )}</select></label>`;
}
