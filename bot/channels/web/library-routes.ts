import { type Context, Hono } from "hono";
import { recordValidityOn } from "#knowledge/record-library.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import { writeDeadlines } from "./deadlines-calendar.ts";
import { filterRecords, readFilter, type ShelvedRecord } from "./library-filter.ts";
import type { LibraryWording } from "./library-wording.ts";
import type { PageWording } from "./page-wording.ts";
import type { RenderPage, RenderProblem, WebChannelParts } from "./parts.ts";
import { departmentsView, departmentView } from "./views/departments.ts";
import { documentView, readMark } from "./views/document.ts";
import { libraryView } from "./views/library.ts";
import { measuresView, measureView } from "./views/measures.ts";
import { placeListView, placesView } from "./views/places.ts";
import { recordView } from "./views/record.ts";

interface LibraryParts extends WebChannelParts {
  readonly words: PageWording;
  readonly libraryWords: LibraryWording;
  readonly render: RenderPage;
  readonly problem: RenderProblem;
}

const FEED_MAX_AGE_S = 3600;

/** The routes of the library: documents, departments, measures, the calendar and the sitemap. */
export function createLibraryRoutes(parts: LibraryParts): Hono {
  const routes = new Hono();
  routes.get("/documents", (context) => listDocuments(context, parts));
  routes.get("/documents/:id", (context) => showDocument(context, parts));
  routes.get("/departments", (context) => listDepartments(context, parts));
  routes.get("/departments/:name", (context) => showDepartment(context, parts));
  routes.get("/measures", (context) => listMeasures(context, parts));
  routes.get("/measures/:number", (context) => showMeasure(context, parts));
  routes.get("/places", (context) => listPlaces(context, parts));
  routes.get("/places/:id", (context) => showPlaces(context, parts));
  routes.get("/deadlines.ics", (context) => sendDeadlines(context, parts));
  routes.get("/sitemap.xml", (context) => sendSitemap(context, parts));
  return routes;
}

function dayOf({ clock }: LibraryParts): string {
  return shanghaiDay(new Date(clock()));
}

function listDocuments(context: Context, parts: LibraryParts) {
  const { libraryWords: words } = parts;
  const { knowledge, library } = parts.live.current;
  const day = dayOf(parts);
  const filter = readFilter(context.req.query());
  const records = filterRecords(library, filter, day);
  const departments = knowledge.departments
    .map(({ name }) => name)
    .filter((name) => library.ofDepartment(name).length > 0);
  const { plan } = knowledge;
  const content = libraryView({ words, day, plan, filter, records, departments });
  return parts.render(context, { title: words.title, name: "library", content });
}

function showDocument(context: Context, parts: LibraryParts) {
  const { words, libraryWords, createId } = parts;
  const { knowledge, library } = parts.live.current;
  const { plan, wording } = knowledge;
  const id = context.req.param("id") ?? "";
  if (id === plan.facts.id) {
    const content = documentView(plan, words, readMark(id, context.req.query("mark")));
    return parts.render(context, { title: plan.facts.shortTitle, name: "document", content });
  }
  const record = library.find(id);
  if (!record) return parts.problem(context, "not-found", 404);
  const day = dayOf(parts);
  const matters = new Map(knowledge.matters.map((matter) => [matter.id, matter]));
  const page = { words: libraryWords, day, plan, library, wording, createId, matters };
  const content = recordView({ record, validity: recordValidityOn(record, day) }, page);
  return parts.render(context, { title: record.name, name: "document", content });
}

function listDepartments(context: Context, parts: LibraryParts) {
  const { libraryWords: words } = parts;
  const { knowledge, library } = parts.live.current;
  const listed = knowledge.departments.map((department) => ({
    department,
    measures: knowledge.plan.measures.filter((it) => it.responsible.includes(department.name))
      .length,
    records: library.ofDepartment(department.name).length,
  }));
  const content = departmentsView(listed, words);
  return parts.render(context, { title: words.departmentsPage, name: "library", content });
}

function showDepartment(context: Context, parts: LibraryParts) {
  const { libraryWords: words } = parts;
  const { knowledge, library } = parts.live.current;
  const name = context.req.param("name");
  const department = knowledge.departments.find((it) => it.name === name);
  if (!department) return parts.problem(context, "not-found", 404);
  const records = shelve(library.ofDepartment(department.name), parts);
  const page = { words, day: dayOf(parts), plan: knowledge.plan, records };
  const content = departmentView(department, page);
  return parts.render(context, { title: department.name, name: "library", content });
}

function listMeasures(context: Context, parts: LibraryParts) {
  const { libraryWords: words } = parts;
  const { knowledge, library } = parts.live.current;
  const countOf = (number: number): number => library.ofMeasure(number).length;
  const content = measuresView(knowledge.plan, countOf, words);
  return parts.render(context, { title: words.measuresPage, name: "library", content });
}

function showMeasure(context: Context, parts: LibraryParts) {
  const { libraryWords: words } = parts;
  const { knowledge, library } = parts.live.current;
  const { plan, departments } = knowledge;
  const measure = plan.measures.find(
    ({ number }) => String(number) === context.req.param("number"),
  );
  if (!measure) return parts.problem(context, "not-found", 404);
  const records = shelve(library.ofMeasure(measure.number), parts);
  const bodies = new Set(departments.map(({ name }) => name));
  const content = measureView(measure, { words, day: dayOf(parts), plan, records, bodies });
  const title = `${measure.locator}${measure.title}`;
  return parts.render(context, { title, name: "library", content });
}

function listPlaces(context: Context, parts: LibraryParts) {
  const { lists, kinds } = parts.live.current.knowledge.places;
  const content = placesView(lists, { ...parts, kinds: kinds.kinds });
  return parts.render(context, { title: parts.libraryWords.placesPage, name: "library", content });
}

function showPlaces(context: Context, parts: LibraryParts) {
  const { lists, kinds } = parts.live.current.knowledge.places;
  const list = lists.find(({ id }) => id === context.req.param("id"));
  if (!list) return parts.problem(context, "not-found", 404);
  const content = placeListView(list, { ...parts, kinds: kinds.kinds });
  return parts.render(context, { title: list.name, name: "library", content });
}

function sendDeadlines(context: Context, parts: LibraryParts) {
  const records = filterRecords(
    parts.live.current.library,
    readFilter(context.req.query()),
    dayOf(parts),
  );
  const origin = originOf(context, parts);
  const feed = writeDeadlines(records, { words: parts.libraryWords, origin });
  // A calendar without an event is none (RFC 5545, 3.6).
  if (feed === null) return parts.problem(context, "not-found", 404);
  context.header("Content-Type", "text/calendar; charset=utf-8");
  context.header("Content-Disposition", 'inline; filename="deadlines.ics"');
  // Without a public address the feed has the visitor's own, and is nobody else's.
  const scope = parts.publicUrl === undefined ? "private" : "public";
  context.header("Cache-Control", `${scope}, max-age=${FEED_MAX_AGE_S}`);
  return context.body(feed);
}

function sendSitemap(context: Context, parts: LibraryParts) {
  const { knowledge, library } = parts.live.current;
  const { plan, departments } = knowledge;
  const paths = [
    "/",
    "/documents",
    "/departments",
    "/measures",
    "/places",
    ...knowledge.places.lists.map(({ id }) => `/places/${id}`),
    `/documents/${plan.facts.id}`,
    ...library.records.map(({ id }) => `/documents/${id}`),
    ...departments.map(({ name }) => `/departments/${encodeURIComponent(name)}`),
    ...plan.measures.map(({ number }) => `/measures/${number}`),
  ];
  const origin = originOf(context, parts).replaceAll("&", "&amp;");
  const entries = paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join("\n");
  context.header("Content-Type", "application/xml; charset=utf-8");
  return context.body(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}\n</urlset>\n`,
  );
}

function originOf(context: Context, { publicUrl }: LibraryParts): string {
  return new URL(publicUrl ?? context.req.url).origin;
}

function shelve(records: readonly ShelvedRecord["record"][], parts: LibraryParts): ShelvedRecord[] {
  const wanted = new Set(records);
  return filterRecords(parts.live.current.library, {}, dayOf(parts)).filter(({ record }) =>
    wanted.has(record),
  );
}
