import { Hono } from "hono";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import { writeCsv } from "#knowledge/sheets/write-table.ts";
import type { RoomParts } from "../console-parts.ts";
import type { StaffEnv } from "../frame/staff.ts";
import { channelName } from "../names.ts";
import { askedTable } from "./asked-table.ts";
import { countByChannel, countByDay } from "./count-by-day.ts";
import { groupFailures, isFailed } from "./group-failures.ts";
import { insightsView } from "./insights-view.ts";
import { createNearestMatters } from "./nearest-matter.ts";

const PATH = "/staff/insights";
const DAY_MS = 86_400_000;
/** Spans to choose from; no longer than questions are kept. */
const SPANS = [7, 30, 90] as const;
const USUAL_SPAN = 30;

/** What people ask, as a page and as a table to take along. */
export function createInsightsRoutes({
  asked,
  live,
  clock,
  render,
  audit,
}: RoomParts): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  const nearest = createNearestMatters();
  const list = (days: string | undefined) => {
    const span = SPANS.find((it) => String(it) === days) ?? USUAL_SPAN;
    return asked.list({ since: clock() - span * DAY_MS });
  };
  routes.get("/insights", async (context) => {
    const days = context.req.query("days");
    const rows = await list(days);
    const tools = live.current;
    const { findMatter } = tools;
    const lost = rows.filter((row) => isFailed(row) && row.matter === null);
    const found = await nearest(
      lost.map(({ question }) => question),
      tools,
    );
    const content = insightsView({
      days: countByDay(rows),
      channels: countByChannel(rows),
      failures: groupFailures(rows, (question) => found.get(question) ?? null),
      spans: SPANS.map((span) => ({
        days: span,
        path: `${PATH}?days=${span}`,
        isChosen: String(span) === (days ?? String(USUAL_SPAN)),
      })),
      exportPath: `${PATH}/asked.csv?${new URLSearchParams(days ? { days } : {})}`,
      nameOf: (id) => findMatter(id)?.name ?? id,
      channelName: channelName,
      benchAddress: (question) => `/staff/bench?${new URLSearchParams({ question })}`,
    });
    return render(context, { title: "大家问什么", content });
  });
  routes.get("/insights/asked.csv", async (context) => {
    const rows = await list(context.req.query("days"));
    const table = writeCsv(askedTable(rows));
    const by = context.var.staff.account.name;
    const detail = `${rows.length}个问题`;
    await audit.add({ by, action: "导出提问", target: "大家问什么", detail, at: clock() });
    const name = `asked-${shanghaiDay(new Date(clock()))}.csv`;
    context.header("Content-Type", "text/csv; charset=utf-8");
    context.header("Content-Disposition", `attachment; filename="${name}"`);
    return context.body(new Uint8Array(table));
  });
  return routes;
}
