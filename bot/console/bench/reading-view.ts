import { html } from "hono/html";
import type { Trace } from "#bot/answering/trace.ts";
import type { Query, Understood } from "#bot/answering/understood.ts";
import { diffText } from "#knowledge/diff-text.ts";
import { diffView } from "../frame/diff-view.ts";
import type { Html } from "../frame/html.ts";
import { ASPECT_NAMES, ENDINGS } from "./names.ts";
import { factsView, sectionView, tableView } from "./table-view.ts";

const LINKS = { refers: "指代上一轮的主题", varies: "换一点再问上一轮的主题" } as const;

/** How the message was read: what was changed in it, what is asked, what it goes on from. */
export function readingView(trace: Trace): Html {
  const { reading, understood, endedBy, question } = trace;
  const { written, normalised, read, tongue } = reading;
  return sectionView({ title: "理解", note: ENDINGS[endedBy], open: true }, [
    factsView([
      ["原文", written],
      ["规范化", normalised === written ? "没有改动" : diffView(diffText(written, normalised))],
      ["读作", read === normalised ? "没有改动" : diffView(diffText(normalised, read))],
      ["语言", tongue === "zh" ? "中文" : "英文"],
      ["上一轮主题", question.previous?.question ?? null],
      ["上一轮反问过", question.askedBack ? "是" : null],
      ...(understood ? understoodFacts(understood) : []),
    ]),
    understood ? piecesView(understood.queries) : "",
  ]);
}

function understoodFacts({
  link,
  measureNamed,
  departmentNamed,
  district,
  crisis,
  isStory,
}: Understood): [string, string | null][] {
  return [
    ["与上文", link && LINKS[link]],
    ["点名的条款", measureNamed === null ? null : `第${measureNamed}条`],
    ["点名的部门", departmentNamed],
    ["区", district],
    ["紧急情况", crisis?.words[0] ?? null],
    ["长信", isStory ? "是，问句以外的话不算数" : null],
  ];
}

function piecesView(queries: readonly Query[]): Html {
  const rows = queries.map(({ said, aspects, years, district }, place) => [
    place + 1,
    said || "（只指代上文）",
    [...aspects].map((aspect) => ASPECT_NAMES[aspect]).join("、") || "—",
    [...years.map((year) => `${year}年`), district ?? ""].filter((it) => it !== "").join("、"),
  ]);
  return tableView("问了几件事", ["序", "问题", "想知道", "年份、区"], rows);
}

/** What the place reader took from it, where it asks for a place. */
export function placeView({ placeQuestion, endedBy }: Trace): Html | string {
  if (!placeQuestion) return "";
  const { kind, also, area, asksDetails } = placeQuestion;
  const areas = area?.areas.map(({ district, town }) => `${district}${town ?? ""}`).join("、");
  const note = endedBy === "place" ? "由它答复" : "它没有答复";
  return sectionView({ title: "地点", note }, [
    html`${factsView([
      ["找什么", kind?.name ?? null],
      ["还找什么", also?.name ?? null],
      ["在哪里", areas ?? null],
      ["问时间或价格", asksDetails ? "是" : null],
    ])}`,
  ]);
}
