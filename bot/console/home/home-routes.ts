import { Hono } from "hono";
import { html } from "hono/html";
import type { RoomParts } from "../console-parts.ts";
import { formatMoment } from "../frame/format.ts";
import type { Html } from "../frame/html.ts";
import type { StaffEnv } from "../frame/staff.ts";
import { isFailed } from "../insights/group-failures.ts";

const DAY_MS = 86_400_000;

interface Figure {
  readonly label: string;
  readonly value: string;
  readonly path: string;
  readonly note?: string;
}

/** The first page: what waits for somebody. */
export function createHomeRoutes(parts: RoomParts): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.get("/", async (context) => {
    const figures = await collect(parts);
    const content = html`<h1>总览</h1><ul class="cards">${figures.map(figureView)}</ul>`;
    return parts.render(context, { title: "总览", content });
  });
  return routes;
}

function figureView({ label, value, path, note }: Figure): Html {
  return html`<li class="card"><a href="${path}">${label}</a><p class="card__figure">${value}</p>${note ? html`<p class="quiet">${note}</p>` : ""}</li>`;
}

async function collect(parts: RoomParts): Promise<readonly Figure[]> {
  const { tickets, golden, changes, switches, asked, publisher, clock } = parts;
  const now = clock();
  const [waiting, overdue, [run], proposed, on, today, publication] = await Promise.all([
    tickets.count({ states: ["open", "taken"] }),
    tickets.count({ overdueAt: now }),
    golden.runs(1),
    changes.list("proposed"),
    switches.current(),
    asked.list({ since: now - DAY_MS }),
    publisher.publication(),
  ]);
  const failed = today.filter(isFailed);
  return [
    {
      label: "在等的工单",
      value: String(waiting),
      path: "/staff/tickets",
      note: overdue > 0 ? `超时 ${overdue}` : "没有超时",
    },
    {
      label: "待批准的改动",
      value: String(proposed.length),
      path: "/staff/knowledge/changes?state=proposed",
    },
    {
      label: "必答题",
      value: run ? `${run.totals.passed} / ${run.totals.asked}` : "—",
      path: run ? `/staff/golden/runs/${run.id}` : "/staff/golden",
      note: run ? `${formatMoment(run.endedAt)} 运行` : "还没有运行过",
    },
    {
      label: "一天里的提问",
      value: String(today.length),
      path: "/staff/insights",
      note: `没答上或说没用 ${failed.length}`,
    },
    { label: "转为人工的范围", value: String(on.length), path: "/staff/switches" },
    {
      label: "知识",
      value: publication ? `第 ${publication.number} 版` : "原始版",
      path: "/staff/knowledge",
      note: publication ? `${formatMoment(publication.at)} ${publication.by}` : "还没有改动生效",
    },
  ];
}
