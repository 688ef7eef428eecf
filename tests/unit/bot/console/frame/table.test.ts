import { html } from "hono/html";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type Column, readTableWish, tableView } from "#bot/console/frame/table.ts";

interface Row {
  readonly name: string;
  readonly count: number | null;
}

const ROWS: readonly Row[] = [
  { name: "早餐工程 静安", count: 9 },
  { name: "社区食堂 Jing'an", count: null },
  { name: "加装电梯 静安", count: 10 },
  { name: "<b>养老</b> 静安", count: -1 },
];
const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: "名称", cell: ({ name }) => name, value: ({ name }) => name },
  {
    key: "count",
    title: "次数",
    cell: ({ count }) => html`<i>${String(count)}</i>`,
    value: ({ count }) => count,
    isNumber: true,
  },
  { key: "deed", title: "操作", cell: () => "改" },
];

async function show(query: Readonly<Record<string, string>>, rows = ROWS, perPage = 50) {
  const page = await tableView({
    columns: COLUMNS,
    rows,
    wish: readTableWish(query),
    path: "/staff/x",
    caption: "表",
    empty: "还没有。",
    perPage,
  });
  const { document } = parseHTML(`<html><body>${page}</body></html>`);
  const texts = (selector: string): string[] =>
    [...document.querySelectorAll(selector)].map((it) => it.textContent ?? "");
  const link = (selector: string): Record<string, string> => {
    const address = document.querySelector(selector)?.getAttribute("href") ?? "";
    return Object.fromEntries(new URL(address, "http://x").searchParams);
  };
  return {
    document,
    texts,
    link,
    counts: texts("td:nth-child(2)"),
    names: texts("td:first-child"),
  };
}

describe("the order of a table", () => {
  it("is that of the rows until somebody asks for another, or for a column that has none", async () => {
    for (const sort of ["", "nothing", "deed", "__proto__", "constructor"])
      expect((await show(sort ? { sort } : {})).counts).toEqual(["9", "null", "10", "-1"]);
  });

  it("goes by numbers as numbers, both ways, what is not there as the smallest", async () => {
    const up = await show({ sort: "count" });
    expect(up.counts).toEqual(["null", "-1", "9", "10"]);
    expect((await show({ sort: "count", order: "desc" })).counts).toEqual([
      "10",
      "9",
      "-1",
      "null",
    ]);
    expect((await show({ sort: "count", order: "sideways" })).counts).toEqual(up.counts);
  });

  it("goes by texts as Chinese is ordered", async () => {
    const { names } = await show({ sort: "name" });
    const [first, second, third] = names.filter((name) => !name.startsWith("<"));
    expect([first, second, third].map((name) => name?.slice(0, 2))).toEqual([
      "加装",
      "社区",
      "早餐",
    ]);
  });

  it("is marked at its head, whose link turns it round", async () => {
    const up = await show({ sort: "count", find: "静安", state: "open", page: "3" });
    expect(up.document.querySelector("th[aria-sort]")?.getAttribute("aria-sort")).toBe("ascending");
    const rest = { find: "静安", state: "open" };
    expect(up.link("th:nth-child(2) a")).toEqual({ ...rest, sort: "count", order: "desc" });
    expect(up.link("th:nth-child(1) a")).toEqual({ ...rest, sort: "name", order: "asc" });
    const down = await show({ sort: "count", order: "desc" });
    expect(down.link("th:nth-child(2) a")).toEqual({ sort: "count", order: "asc" });
    expect(down.document.querySelector("th:nth-child(3) a")).toBeNull();
  });
});

describe("the search of a table", () => {
  it("finds rows that have every word in any column, in capitals or not", async () => {
    expect((await show({ find: " 静安  加装 " })).names).toEqual(["加装电梯 静安"]);
    expect((await show({ find: "静安\u300010" })).names).toEqual(["加装电梯 静安"]);
    expect((await show({ find: "jing'AN" })).names).toEqual(["社区食堂 Jing'an"]);
    expect((await show({ find: "   " })).names).toHaveLength(4);
  });

  it("says how many of how many it found, and of none that there are none", async () => {
    const found = await show({ find: "静安" });
    expect(found.texts(".table__count")).toEqual(["3 条（共 4 条）"]);
    expect((await show({ find: "没有" })).texts(".empty")[0]).toContain("没有符合的");
    expect((await show({}, [])).texts(".empty")).toEqual(["还没有。"]);
  });

  it("takes no more of an address than a person types", () => {
    expect(readTableWish({ find: "长".repeat(5_000) }).find).toHaveLength(100);
  });
});

describe("the pages of a table", () => {
  const many = Array.from({ length: 25 }, (_, at) => ({ name: `第${at}行`, count: at }));

  it.each([
    ["1", "0"],
    ["3", "20"],
    ["99", "20"],
    ["0", "0"],
    ["-1", "0"],
    ["1.5", "0"],
    ["1e9", "20"],
    ["两", "0"],
    ["NaN", "0"],
    ["", "0"],
  ])("page %j begins with row %s", async (page, first) => {
    expect((await show({ page }, many, 10)).counts[0]).toBe(first);
  });

  it("are turned with order, search and filter kept", async () => {
    const query = {
      page: "2",
      sort: "count",
      order: "desc",
      find: "第",
      state: "open",
      done: "saved",
    };
    const { link, texts, counts } = await show(query, many, 10);
    const kept = { sort: "count", order: "desc", find: "第", state: "open" };
    expect(counts[0]).toBe("14");
    expect(link("a[rel=prev]")).toEqual({ ...kept, page: "1" });
    expect(link("a[rel=next]")).toEqual({ ...kept, page: "3" });
    expect(texts(".pages span")).toEqual(["第 2 页，共 3 页"]);
    expect((await show({ page: "3" }, many, 10)).document.querySelector("a[rel=next]")).toBeNull();
    expect((await show({}, many.slice(0, 10), 10)).document.querySelector(".pages")).toBeNull();
  });
});

it("shows what rows and addresses hold as text", async () => {
  const { document, names } = await show({ find: "养老", x: '"><script>' });
  expect(names).toEqual(["<b>养老</b> 静安"]);
  expect(document.querySelector("b, script")).toBeNull();
  expect(document.querySelector('input[name="x"]')?.getAttribute("value")).toBe('"><script>');
});
