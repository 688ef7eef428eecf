import { html } from "hono/html";
import { type Department, publicContacts, publicToday } from "#knowledge/department.ts";
import type { Measure, Plan } from "#knowledge/plan.ts";
import type { ShelvedRecord } from "../library-filter.ts";
import { fill, type LibraryWording } from "../library-wording.ts";
import type { Html } from "./layout.ts";
import { type ShelfContext, shelfView } from "./record-card.ts";

/** A body with how much it has to do. */
export interface ListedDepartment {
  readonly department: Department;
  readonly measures: number;
  readonly records: number;
}

/** All bodies of the plan. */
export function departmentsView(
  departments: readonly ListedDepartment[],
  words: LibraryWording,
): Html {
  return html`<article class="document"><h1>${words.departmentsPage}</h1><p>${words.departmentsIntro}</p>
<ul class="shelf">${departments.map((item) => listedView(item, words))}</ul></article>`;
}

function listedView(
  { department, measures, records }: ListedDepartment,
  words: LibraryWording,
): Html {
  const counts = { measures: String(measures), records: String(records) };
  return html`<li class="card"><h2><a href="/departments/${department.name}">${department.name}</a></h2>
${todayView(department, words)}<p class="card__facts">${fill(words.departmentCounts, counts)}</p></li>`;
}

/** One body: its name today, how to reach it, what it answers for. */
export function departmentView(
  department: Department,
  {
    plan,
    records,
    ...context
  }: ShelfContext & { readonly plan: Plan; readonly records: readonly ShelvedRecord[] },
): Html {
  const { words } = context;
  const named = plan.measures.filter(({ responsible }) => responsible.includes(department.name));
  const leads = named.filter(({ responsible }) => responsible[0] === department.name);
  const supports = named.filter((measure) => !leads.includes(measure));
  const contacts = publicContacts(department).map(contactView);
  return html`<article class="document"><h1>${department.name}</h1><p>${department.fullName}</p>
${todayView(department, words)}
${contacts.length > 0 ? html`<section><h2>${words.contactsTitle}</h2><ul>${contacts}</ul></section>` : ""}
${measureList(words.leadsTitle, leads)}${measureList(words.supportsTitle, supports)}
<section><h2>${words.recordsTitle}</h2>${records.length > 0 ? shelfView(records, context) : html`<p class="empty">${words.noRecords}</p>`}</section>
<p><a class="weui-btn weui-btn_default" href="/departments">${words.departmentsPage}</a></p></article>`;
}

function todayView(department: Department, words: LibraryWording): Html | string {
  const today = publicToday(department);
  if (!today) return "";
  const text = today.change === "renamed" ? words.today : words.moved;
  return html`<p>${fill(text, { today: today.name })}</p>`;
}

function contactView({ kind, value, covers }: ReturnType<typeof publicContacts>[number]): Html {
  const address = kind === "phone" ? `tel:${value}` : value;
  return html`<li><a href="${address}" rel="noreferrer">${value}</a> <small>${covers}</small></li>`;
}

function measureList(title: string, measures: readonly Measure[]): Html | string {
  if (measures.length === 0) return "";
  return html`<section><h2>${title}</h2><ul class="lines">${measures.map(
    ({ number, locator, title: name }) =>
      html`<li><a href="/measures/${number}">${locator}${name}</a></li>`,
  )}</ul></section>`;
}
