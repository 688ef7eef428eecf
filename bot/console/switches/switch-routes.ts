import { Hono } from "hono";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";
import type { SwitchScope, SwitchTurn } from "#bot/handoff/switch-store.ts";
import type { RoomParts } from "../console-parts.ts";
import { requireRoleToChange } from "../frame/guard.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish } from "../frame/table.ts";
import { channelName } from "../names.ts";
import { SWITCHED_CHANNELS } from "./switched-channels.ts";
import { type SwitchPage, switchesView } from "./switches-view.ts";

const LONGEST_REASON = 200;

/** The switches that leave everything, a channel or a policy to the staff. */
export function createSwitchRoutes(parts: RoomParts): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.use("/switches", requireRoleToChange("editor", parts.problem));
  routes.get("/switches", (context) => show(context, null, parts));
  routes.post("/switches", (context) => turn(context, parts));
  return routes;
}

async function show(
  context: StaffContext,
  fault: string | null,
  parts: RoomParts,
): Promise<Response> {
  const { switches, live, render } = parts;
  const page: SwitchPage = {
    staff: context.var.staff,
    current: await switches.current(),
    history: await switches.history(),
    labelOf: (scope) => labelOf(scope, parts),
    records: live.current.library.records,
    table: readTableWish(context.req.query()),
    fault,
  };
  return render(
    context,
    { title: "开关", content: switchesView(page) },
    fault === null ? 200 : 422,
  );
}

async function turn(context: StaffContext, parts: RoomParts): Promise<Response> {
  const { switches, audit, clock } = parts;
  const form = await context.req.parseBody();
  const wanted = String(form["scope"] ?? "");
  // What is on can be turned off, whether or not its channel or policy is still there.
  const on = (await switches.current()).find((it) => it.scope === wanted);
  const scope = on?.scope ?? readScope(wanted, parts);
  const reason = maskPersonal(String(form["reason"] ?? "").trim());
  if (!scope) return show(context, "没有选对要转人工的范围：请从列表里选。", parts);
  if (reason === "" || reason.length > LONGEST_REASON)
    return show(context, `请写明原因，${LONGEST_REASON}个字以内：同事和记录里看得到。`, parts);
  const by = context.var.staff.account.name;
  const change: SwitchTurn = { scope, isOn: form["on"] === "1", reason, by, at: clock() };
  await switches.turn(change);
  const action = change.isOn ? "转为人工" : "恢复机器人";
  const target = labelOf(scope, parts);
  await audit.add({ by, action, target, detail: reason, at: change.at });
  return context.redirect("/staff/switches?done=saved", 303);
}

function readScope(text: string, { live }: RoomParts): SwitchScope | null {
  if (text === "bot") return text;
  const channel = SWITCHED_CHANNELS.find((name) => text === `channel:${name}`);
  if (channel !== undefined) return `channel:${channel}`;
  const id = text.startsWith("record:") ? text.slice("record:".length) : "";
  return id !== "" && live.current.library.find(id) ? `record:${id}` : null;
}

function labelOf(scope: SwitchScope, { live }: RoomParts): string {
  if (scope === "bot") return "整个机器人";
  const [kind, id = ""] = scope.split(/:(.*)/su);
  return kind === "channel" ? channelName(id) : (live.current.library.find(id)?.name ?? id);
}
