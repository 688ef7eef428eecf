import { Hono } from "hono";
import { html } from "hono/html";
import type { RoomParts } from "../console-parts.ts";
import { formatMoment } from "../frame/format.ts";
import { requireRole } from "../frame/guard.ts";
import type { StaffEnv } from "../frame/staff.ts";
import { readTableWish, tableView } from "../frame/table.ts";

/** As many as one page looks through; older ones are in the database. */
const SHOWN = 5_000;

/** The page of who did what and when. */
export function createAuditRoutes({ audit, render, problem }: RoomParts): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.get("/audit", requireRole("admin", problem), async (context) => {
    const table = tableView({
      columns: [
        { key: "at", title: "时间", cell: ({ at }) => formatMoment(at), value: ({ at }) => at },
        { key: "by", title: "谁", cell: ({ by }) => by, value: ({ by }) => by },
        {
          key: "action",
          title: "做了什么",
          cell: ({ action }) => action,
          value: ({ action }) => action,
        },
        {
          key: "target",
          title: "对什么",
          cell: ({ target }) => target,
          value: ({ target }) => target,
        },
        {
          key: "detail",
          title: "说明",
          cell: ({ detail }) => detail,
          value: ({ detail }) => detail,
        },
      ],
      rows: await audit.list(SHOWN),
      wish: readTableWish(context.req.query()),
      path: "/staff/audit",
      caption: "操作记录",
      empty: "还没有记录。",
    });
    return render(context, { title: "记录", content: html`<h1>操作记录</h1>${table}` });
  });
  return routes;
}
