import { html } from "hono/html";
import { CONFIDENCE_MODEL } from "#bot/answering/confidence.ts";
import { MODEL_SIGNS, toModelSigns } from "#bot/answering/estimate-confidence.ts";
import type { Judgement } from "#bot/answering/searched.ts";
import type { Trace, TracedPiece, TracedSearch } from "#bot/answering/trace.ts";
import type { ExplainedMatter, SearchExplanation } from "#retrieval/explain-lists.ts";
import type { Html } from "../frame/html.ts";
import { LIST_NAMES, SIGN_NAMES } from "./names.ts";
import { factsView, formatNumber, sectionView, tableView } from "./table-view.ts";

const KIND_NAMES = { lexical: "词面", dense: "向量" } as const;
const STATEMENTS = 5;
/** Words by which a subject outside is told. */
const WORDS = 4;

/** What was found for each thing asked, and whether it is sure enough. */
export function searchView({ pieces }: Trace): Html | string {
  if (pieces.length === 0) return "";
  const note = pieces.length > 1 ? `${pieces.length}个问题` : "";
  return sectionView({ title: "检索", note, open: true }, pieces.map(pieceView));
}

function pieceView(piece: TracedPiece): Html {
  const { query, searched, searches, judgement, outside, ranked } = piece;
  const { kind, strength, share } = searched.outside;
  return html`<section class="bench__piece"><h4>${query.text || query.said}</h4>
${judgementView(judgement)}
${factsView([
  ["最像的库外主题", outside?.words.slice(0, WORDS).join("、") ?? null],
  ["它是", outside && (kind === "public-service" ? "别的公共事务" : "与政务无关")],
  ["它的词面强度", outside && `${formatNumber(strength)}（占 ${formatNumber(share)}）`],
  ["事项的采用", ranked ? null : judgement.isSure ? "承接上一轮的主题" : "没有采用"],
])}
${searches.map((search) => matchesView(search, piece))}
${statementsView(piece)}
</section>`;
}

function judgementView(judgement: Judgement): Html {
  const verdict = judgement.isSure ? "够，按资料回答" : "不够，不按检索结果回答";
  if (judgement.by === "strength") {
    const why = judgement.isNamed ? "点名了部门或文件" : "承接上文";
    const { strength, least, outside } = judgement;
    return html`<p class="bench__verdict bench__verdict--${judgement.isSure ? "sure" : "unsure"}">把握${verdict}：${why}，词面强度 ${formatNumber(strength)}，门槛 ${formatNumber(least)}；库外 ${formatNumber(outside)}。</p>`;
  }
  const { estimate, least, signs } = judgement;
  const values = toModelSigns(signs);
  const rows = MODEL_SIGNS.map((name, place) => [
    SIGN_NAMES[name],
    signs[name],
    CONFIDENCE_MODEL[name] * (values[place] ?? 0),
  ]);
  return html`<p class="bench__verdict bench__verdict--${judgement.isSure ? "sure" : "unsure"}">把握${verdict}：${formatNumber(estimate)}，门槛 ${formatNumber(least)}。
<meter min="0" max="1" value="${estimate.toFixed(3)}" low="${least}">${formatNumber(estimate)}</meter></p>
${sectionView({ title: "把握从哪里来" }, tableView("把握的依据", ["信号", "数值", "加分"], [...rows, ["常数", "", CONFIDENCE_MODEL.constant]]))}`;
}

/** The best matters of one search with their rank and score in each list. */
function matchesView({ text, weight, explanation }: TracedSearch, { ranked }: TracedPiece): Html {
  const places = new Map(ranked?.map(({ matter }, place) => [matter.id, place + 1]));
  const share = weight < 1 ? `，占 ${Math.round(100 * weight)}%` : "";
  const head = ["事项", "总分", "采用名次", ...explanation.lists.map(headOf)];
  const rows = explanation.matters.map((found) => [
    html`${found.matter.name}<br><small>${found.matter.id}</small>`,
    found.score,
    places.get(found.matter.id) ?? "—",
    ...found.places.map(placeView),
  ]);
  return tableView(`按“${text}”查到的事项${share}`, head, rows);
}

function headOf({ name, kind }: SearchExplanation["lists"][number]): string {
  return `${LIST_NAMES[name]}（${KIND_NAMES[kind]}）`;
}

function placeView(place: ExplainedMatter["places"][number]): Html | string {
  if (!place) return "—";
  return html`<b>第${place.rank}</b><br><small>${formatNumber(place.score)}，+${formatNumber(place.gain)}</small>`;
}

function statementsView({ searched }: TracedPiece): Html | string {
  const best = searched.statements.slice(0, STATEMENTS);
  if (best.length === 0) return "";
  const rows = best.map(({ record, anchor, score }) => [record, anchor, score]);
  return sectionView(
    { title: "最像的政策条文" },
    tableView("政策和服务里的句子", ["记录", "位置", "得分"], rows),
  );
}
