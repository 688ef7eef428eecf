import { html } from "hono/html";
import { formatExactDay } from "#knowledge/format-day.ts";
import { bearsNumber, type SupportRecord } from "#knowledge/support-record.ts";
import { fill, type LibraryWording } from "../library-wording.ts";
import type { Html } from "./layout.ts";
import type { RecordPageContext } from "./record-page-context.ts";

/** What stands around a record's parts: bodies, channels, documents, the chain, sources, what is open. */
export function recordAsideView(record: SupportRecord, context: RecordPageContext): Html {
  const { words } = context;
  return html`${section(words.departmentsTitle, departmentItems(record))}
${section(words.channelsTitle, channelItems(record))}
${section(words.openTitle, openItems(record, words))}
${section(words.documentsTitle, documentItems(record, words))}
${section(words.measuresTitle, measureItems(record, context))}
${section(words.mattersTitle, matterItems(record, context))}
${section(words.recordsTitle, relatedItems(record, context))}
${chainView(record, context)}
${section(words.sourcesTitle, sourceItems(record, words))}
<p class="card__facts">${words.levelsNote}</p>`;
}

function section(title: string, items: readonly Html[]): Html | string {
  if (items.length === 0) return "";
  return html`<section class="record__part"><h2>${title}</h2><ul>${items}</ul></section>`;
}

function departmentItems({ departments }: SupportRecord): Html[] {
  return departments.map(
    ({ name, because }) =>
      html`<li><a href="/departments/${name}">${name}</a>${because ? html` <small>${because}</small>` : ""}</li>`,
  );
}

function channelItems({ channels }: SupportRecord): Html[] {
  return channels.map(({ kind, name, value }) => {
    if (value === null) return html`<li>${name}</li>`;
    const address = kind === "phone" ? `tel:${value}` : value;
    const isLink = kind === "phone" || /^https?:/u.test(value);
    return html`<li>${name}：${isLink ? html`<a href="${address}" rel="noreferrer">${value}</a>` : value}</li>`;
  });
}

function openItems({ open }: SupportRecord, words: LibraryWording): Html[] {
  return open.map(
    ({ point, ask }) => html`<li>${point} <small>${fill(words.openAsk, { ask })}</small></li>`,
  );
}

function documentItems({ documents }: SupportRecord, words: LibraryWording): Html[] {
  return documents.map((document) => {
    const { title, number, issuers, issuedOn } = document;
    const unknown = bearsNumber(document) ? [words.numberUnknown] : [];
    const facts = [
      ...(number ? [number] : unknown),
      issuers.join("、"),
      ...(issuedOn ? [fill(words.issuedOn, { day: formatExactDay(issuedOn, "zh") })] : []),
    ];
    const name = title === null ? "" : `《${title}》`;
    return html`<li>${name} <small>${facts.join(" · ")}</small></li>`;
  });
}

function measureItems({ measures }: SupportRecord, { plan }: RecordPageContext): Html[] {
  return measures.flatMap((number) => {
    const measure = plan.measures[number - 1];
    return measure
      ? [html`<li><a href="/measures/${number}">${measure.locator}${measure.title}</a></li>`]
      : [];
  });
}

function matterItems({ matters: ids }: SupportRecord, { matters }: RecordPageContext): Html[] {
  return ids.flatMap((id) => {
    const matter = matters.get(id);
    return matter ? [html`<li><a href="/measures/${matter.measure}">${matter.name}</a></li>`] : [];
  });
}

/** Records that have something to say on the same matters: the policy of a service, the service of a policy. */
function relatedItems(record: SupportRecord, { library }: RecordPageContext): Html[] {
  return library.records
    .filter((it) => it.id !== record.id && it.matters.some((id) => record.matters.includes(id)))
    .map(({ id, name }) => html`<li><a href="/documents/${id}">${name}</a></li>`);
}

function chainView(record: SupportRecord, { library, words }: RecordPageContext): Html {
  const newer = library.records.filter(({ supersedes }) => supersedes.includes(record.id));
  const found = (ids: readonly string[]): SupportRecord[] =>
    ids.flatMap((id) => library.find(id) ?? []);
  const links = (records: readonly SupportRecord[]): Html[] =>
    records.map(({ id, name }) => html`<li><a href="/documents/${id}">${name}</a></li>`);
  return html`${section(words.newerTitle, links(newer))}
${section(words.insteadTitle, links(found(record.instead)))}
${section(words.supersedesTitle, links(found(record.supersedes)))}`;
}

function sourceItems({ sources }: SupportRecord, words: LibraryWording): Html[] {
  return sources.map(({ key, title, number, publisher, url, level, publishedOn, seenOn }) => {
    const facts = [
      ...(number ? [number] : []),
      fill(words.source, { publisher, level }),
      ...(publishedOn ? [fill(words.publishedOn, { day: formatExactDay(publishedOn, "zh") })] : []),
      fill(words.seenOn, { day: formatExactDay(seenOn, "zh") }),
    ];
    const name = url ? html`<a href="${url}" rel="noreferrer">${title}</a>` : title;
    return html`<li id="${key}">${key.slice(1)}. ${name} <small>${facts.join(" · ")}</small></li>`;
  });
}
