import { html } from "hono/html";
import { formatEnd } from "#knowledge/format-day.ts";
import { COUNTED_DAYS, daysLeft } from "#knowledge/record-validity.ts";
import type { ShelvedRecord } from "../library-filter.ts";
import { fill, type LibraryWording } from "../library-wording.ts";
import type { Html } from "./layout.ts";

export interface ShelfContext {
  readonly words: LibraryWording;
  /** ISO date in Shanghai. */
  readonly day: string;
}

/** Records as a list, each with what it gives and until when. */
export function shelfView(records: readonly ShelvedRecord[], context: ShelfContext): Html {
  return html`<ul class="shelf">${records.map((item) => cardView(item, context))}</ul>`;
}

function cardView(item: ShelvedRecord, context: ShelfContext): Html {
  const { record } = item;
  const { words } = context;
  const number = record.documents[0]?.number ?? "";
  const facts = [words.kinds[record.kind], words.scopes[record.scope], number].filter(Boolean);
  return html`<li class="card"><h2><a href="/documents/${record.id}">${record.name}</a></h2>
<p>${record.summary.zh}</p>
<p class="card__facts">${validityBadge(item, context)} ${facts.join(" · ")}</p></li>`;
}

/** Whether a record holds on the day, and until when. */
export function validityBadge(
  { record, validity }: ShelvedRecord,
  { words, day }: ShelfContext,
): Html {
  const { until } = record.validity;
  const left = until ? daysLeft(until, day) : -1;
  const details = [
    ...(until ? [fill(words.until, { until: formatEnd(record.validity, "zh") })] : []),
    ...(left >= 0 && left <= COUNTED_DAYS ? [fill(words.daysLeft, { days: String(left) })] : []),
  ];
  const isGoal = record.validity.kind === "target" && validity === "in-force";
  const held = isGoal ? words.inTarget : words.validities[validity];
  return html`<span class="badge badge--${validity}">${[held, ...details].join("，")}</span>`;
}
