import { Hono } from "hono";
import { html } from "hono/html";
import type { RoomParts } from "../console-parts.ts";
import { fieldView, formView } from "../frame/form.ts";
import { formatMoment } from "../frame/format.ts";
import { forgetSession, rememberSession, requireRole } from "../frame/guard.ts";
import type { Html } from "../frame/html.ts";
import type { Staff, StaffContext, StaffEnv } from "../frame/staff.ts";
import { readTableWish, tableView } from "../frame/table.ts";
import { PASSWORD_LENGTHS, ROLE_LABELS } from "./account.ts";
import { AccountRefusedError } from "./errors.ts";

/** One's own account with the change of its password; for admins all accounts. */
export function createAccountRoutes(parts: RoomParts): Hono<StaffEnv> {
  const { render, problem, accounts } = parts;
  const routes = new Hono<StaffEnv>();
  routes.get("/account", (context) => show(context, null, parts));
  routes.post("/account", (context) => changePassword(context, parts));
  routes.get("/accounts", requireRole("admin", problem), async (context) => {
    const rows = await accounts.list();
    const content = html`<h1>账号</h1>
<p>账号在服务器上用命令管理：<code>npm run staff -- add 姓名 --role editor</code>，另有 <code>role</code>、<code>password</code>、<code>disable</code>、<code>enable</code>、<code>list</code>。</p>
${tableView({
  columns: [
    { key: "name", title: "账号", cell: ({ name }) => name, value: ({ name }) => name },
    {
      key: "role",
      title: "角色",
      cell: ({ role }) => ROLE_LABELS[role],
      value: ({ role }) => role,
    },
    {
      key: "active",
      title: "状态",
      cell: ({ isActive }) => (isActive ? "可登录" : "已停用"),
      value: ({ isActive }) => (isActive ? "可登录" : "已停用"),
    },
    {
      key: "last",
      title: "最近登录",
      cell: ({ lastSignInAt }) => formatMoment(lastSignInAt),
      value: ({ lastSignInAt }) => lastSignInAt,
    },
  ],
  rows,
  wish: readTableWish(context.req.query()),
  path: "/staff/accounts",
  caption: "账号",
  empty: "还没有账号。",
})}`;
    return render(context, { title: "账号", content });
  });
  return routes;
}

function show(
  context: StaffContext,
  fault: string | null,
  { render }: RoomParts,
): Response | Promise<Response> {
  const content = accountView(context.var.staff, fault);
  return render(context, { title: "我的账号", content }, fault === null ? 200 : 422);
}

function accountView({ account, session }: Staff, fault: string | null): Html {
  const { least } = PASSWORD_LENGTHS;
  return html`<h1>我的账号</h1>
<p>${account.name}，角色：${ROLE_LABELS[account.role]}。本次登录：${formatMoment(session.startedAt)}。</p>
<h2>改密码</h2>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ""}
${formView({
  action: "/staff/account",
  session,
  content: html`${fieldView({ name: "password", label: "现在的密码", type: "password", isRequired: true, autocomplete: "current-password" })}
${fieldView({ name: "new-password", label: "新密码", type: "password", isRequired: true, autocomplete: "new-password", help: `至少${least}个字符，长的一句话最好。` })}
${fieldView({ name: "again", label: "新密码再写一遍", type: "password", isRequired: true, autocomplete: "new-password" })}
<button class="primary" type="submit">改密码</button>`,
})}`;
}

async function changePassword(context: StaffContext, parts: RoomParts): Promise<Response> {
  const { accounts, sessions, throttle, audit, clock, isSecure } = parts;
  const form = await context.req.parseBody();
  const [old, fresh, again] = ["password", "new-password", "again"].map((name) =>
    String(form[name] ?? ""),
  );
  const { name } = context.var.staff.account;
  const at = clock();
  if (fresh !== again) return show(context, "两遍新密码不一样。", parts);
  if ((await throttle.waitMs(name, at)) > 0)
    return show(context, "密码错了几次，请过一刻钟再试。", parts);
  if (!(await accounts.check(name, old ?? ""))) {
    await throttle.noteFailure(name, at);
    return show(context, "现在的密码不对。", parts);
  }
  try {
    await accounts.setPassword(name, fresh ?? "");
  } catch (error) {
    if (error instanceof AccountRefusedError) return show(context, error.message, parts);
    throw error;
  }
  await sessions.endAll(name);
  forgetSession(context);
  rememberSession(context, await sessions.start(name, at), isSecure);
  await audit.add({ by: name, action: "改密码", target: name, detail: "", at });
  return context.redirect("/staff/account?done=password", 303);
}
