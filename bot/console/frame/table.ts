import { html } from "hono/html";
import type { Html } from "./html.ts";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** What is shown. */
  readonly cell: (row: Row) => Html | string;
  /** What rows are sorted and searched by; a column without it is neither. */
  readonly value?: (row: Row) => string | number | null;
  /** Figures stand on the right. */
  readonly isNumber?: boolean;
}

/** How a table is wanted, from the address: `?sort=at&order=desc&find=补贴&page=2`. */
export interface TableWish {
  readonly sort: string | null;
  readonly isDescending: boolean;
  readonly find: string;
  readonly page: number;
  /** What else stands in the address and is to stay. */
  readonly others: Readonly<Record<string, string>>;
}

export interface TableParts<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly wish: TableWish;
  /** Of the page. */
  readonly path: string;
  readonly caption: string;
  readonly empty: string;
  readonly perPage?: number;
  /** Fields of a filter, to stand beside the search. */
  readonly filters?: Html;
}

const PER_PAGE = 50;
const OWN = new Set(["sort", "order", "find", "page", "done"]);

/** Reads what the address says of a table; what is not understood is as if it were not there. */
export function readTableWish(query: Readonly<Record<string, string>>): TableWish {
  const page = Number(query["page"]);
  return {
    sort: query["sort"] ?? null,
    isDescending: query["order"] === "desc",
    find: (query["find"] ?? "").trim().slice(0, 100),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    others: Object.fromEntries(Object.entries(query).filter(([name]) => !OWN.has(name))),
  };
}

/** A table that is sorted by its heads, searched by a field and turned by pages: all by addresses, without JavaScript. */
export function tableView<Row>(parts: TableParts<Row>): Html {
  const { columns, wish, caption, empty, perPage = PER_PAGE } = parts;
  const rows = arrange(parts);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const page = Math.min(wish.page, pages);
  const shown = rows.slice((page - 1) * perPage, page * perPage);
  return html`${findView(parts)}
<p class="table__count">${String(rows.length)} 条${rows.length === parts.rows.length ? "" : `（共 ${parts.rows.length} 条）`}</p>
${
  shown.length === 0
    ? html`<p class="empty">${parts.rows.length === 0 ? empty : "没有符合的。换一个词，或清空筛选。"}</p>`
    : html`<div class="table__frame"><table class="table"><caption class="sr-only">${caption}</caption>
<thead><tr>${columns.map((column) => headView(column, parts))}</tr></thead>
<tbody>${shown.map(
        (row) =>
          html`<tr>${columns.map(
            (column) =>
              html`<td data-title="${column.title}"${column.isNumber ? html` class="number"` : ""}>${column.cell(row)}</td>`,
          )}</tr>`,
      )}</tbody></table></div>`
}
${pages > 1 ? pagesView(page, pages, parts) : ""}`;
}

function arrange<Row>({ columns, rows, wish }: TableParts<Row>): readonly Row[] {
  const words = wish.find.toLowerCase().split(/\s+/u).filter(Boolean);
  const found =
    words.length === 0
      ? rows
      : rows.filter((row) => {
          const text = columns
            .map(({ value }) => String(value?.(row) ?? ""))
            .join(" ")
            .toLowerCase();
          return words.every((word) => text.includes(word));
        });
  const by = columns.find(({ key }) => key === wish.sort)?.value;
  if (!by) return found;
  const sign = wish.isDescending ? -1 : 1;
  return [...found].sort((a, b) => sign * compare(by(a), by(b)));
}

/** Nothing comes last in either order's own sense: it is the smallest. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a).localeCompare(String(b), "zh");
}

function findView<Row>({ wish, path, filters }: TableParts<Row>): Html {
  const kept = filters ? {} : wish.others;
  return html`<form method="get" action="${path}" class="find">${Object.entries(kept).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${filters ?? ""}<label class="find__field"><span class="sr-only">查找</span><input type="search" name="find" value="${wish.find}" placeholder="查找"></label>
<button type="submit">筛选</button>${wish.find || Object.values(wish.others).some(Boolean) ? html` <a href="${path}">清空</a>` : ""}</form>`;
}

function headView<Row>(
  { key, title, value, isNumber }: Column<Row>,
  { wish, path }: TableParts<Row>,
): Html {
  if (!value) return html`<th scope="col">${title}</th>`;
  const isSorted = wish.sort === key;
  const order = isSorted && !wish.isDescending ? "desc" : "asc";
  const address = addressOf(path, wish, { sort: key, order });
  const sorted = wish.isDescending ? "descending" : "ascending";
  return html`<th scope="col"${isNumber ? html` class="number"` : ""}${isSorted ? html` aria-sort="${sorted}"` : ""}><a href="${address}">${title}</a></th>`;
}

function pagesView<Row>(page: number, pages: number, { wish, path }: TableParts<Row>): Html {
  const { sort, isDescending } = wish;
  const to = (number: number): string =>
    addressOf(path, wish, {
      ...(sort === null ? {} : { sort, order: isDescending ? "desc" : "asc" }),
      page: String(number),
    });
  return html`<nav class="pages" aria-label="翻页">${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">上一页</a>` : ""}
<span>第 ${String(page)} 页，共 ${String(pages)} 页</span>
${page < pages ? html`<a href="${to(page + 1)}" rel="next">下一页</a>` : ""}</nav>`;
}

function addressOf(
  path: string,
  { others, find }: TableWish,
  own: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams({ ...others, ...(find ? { find } : {}), ...own });
  return query.size > 0 ? `${path}?${query}` : path;
}
