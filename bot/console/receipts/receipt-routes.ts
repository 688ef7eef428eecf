import { Hono } from "hono";
import type { RoomParts } from "../console-parts.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { noReceiptView, RECEIPTS_PATH, receiptView } from "./receipt-view.ts";

/** The page of each receipt, and the way to it by the answer's id. */
export function createReceiptRoutes(parts: RoomParts): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.get("/receipts", (context) => {
    const id = context.req.query("id")?.trim() ?? "";
    if (id === "") return context.redirect("/staff/insights", 303);
    return context.redirect(`${RECEIPTS_PATH}/${encodeURIComponent(id)}`, 303);
  });
  routes.get("/receipts/:turnId", (context) => show(context, parts));
  return routes;
}

async function show(context: StaffContext, parts: RoomParts) {
  const { receipts, asked, publisher, render } = parts;
  const turnId = context.req.param("turnId") ?? "";
  const receipt = await receipts.find(turnId);
  if (!receipt)
    return render(context, { title: "没有这份凭据", content: noReceiptView(turnId) }, 404);
  const [question = null] = await asked.find([turnId]);
  const liveVersion = publisher.version().slice(0, receipt.knowledgeVersion.length);
  const content = receiptView({ receipt, asked: question, liveVersion });
  return render(context, { title: "答复凭据", content });
}
