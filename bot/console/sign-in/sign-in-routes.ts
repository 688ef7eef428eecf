import { Hono } from "hono";
import { createKeyedQueue } from "#bot/conversation/keyed-queue.ts";
import type { RoomParts } from "../console-parts.ts";
import { forgetSession, readForm, readSessionToken, rememberSession } from "../frame/guard.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { signInView } from "./sign-in-view.ts";

/** Passwords are looked at one by one: each costs 32 MiB and a tenth of a second. */
const ATTEMPTS = "attempts";

/** The routes before the door: the form of the name and the password. */
export function createSignInRoutes(parts: RoomParts): Hono<StaffEnv> {
  const inTurn = createKeyedQueue();
  const routes = new Hono<StaffEnv>();
  routes.get("/sign-in", (context) => {
    const back = readBack(context.req.query("back"));
    return show(context, { back, fault: FAULTS[context.req.query("fault") ?? ""] ?? null }, parts);
  });
  routes.post("/sign-in", async (context) => {
    const form = (await readForm(context)) ?? {};
    return inTurn(ATTEMPTS, () => signIn(context, form, parts));
  });
  return routes;
}

/** What another way to sign in came to. */
const FAULTS: Readonly<Record<string, string>> = {
  oidc: "统一身份登录没有成功，请重试，或用账号和密码登录。",
  "no-account": "统一身份认证通过了，但这里没有对应的账号。请管理员用 npm run staff -- add 添加。",
};

async function show(
  context: StaffContext,
  { back, fault, name = "" }: { back: string; fault: string | null; name?: string },
  { render, accounts, oidc }: RoomParts,
  status: 200 | 400 | 401 | 429 = 200,
): Promise<Response> {
  const isEmpty = (await accounts.list()).length === 0;
  const content = signInView({ back, fault, name, isEmpty, hasOidc: oidc !== null });
  return render(context, { title: "登录", content }, status);
}

async function signIn(
  context: StaffContext,
  form: Readonly<Record<string, unknown>>,
  parts: RoomParts,
): Promise<Response> {
  const { accounts, throttle, clock, log } = parts;
  const name = textOf(form["name"]);
  const password = textOf(form["password"]);
  const back = readBack(textOf(form["back"]));
  if (!name || !password)
    return show(context, { back, name, fault: "请填账号和密码。" }, parts, 400);
  const waitMs = await throttle.waitMs(name, clock());
  if (waitMs > 0) {
    context.header("Retry-After", String(Math.ceil(waitMs / 1_000)));
    const fault = `密码错了几次，请${Math.ceil(waitMs / 60_000)}分钟后再试。忘了密码请管理员重设。`;
    return show(context, { back, name, fault }, parts, 429);
  }
  const account = await accounts.check(name, password);
  if (!account) {
    await throttle.noteFailure(name, clock());
    log.warn({ event: "staff.sign-in-failed" });
    return show(context, { back, name, fault: "账号或密码不对。" }, parts, 401);
  }
  await throttle.forget(name);
  return enter(context, { name: account.name, back, how: "密码" }, parts);
}

/** Begins a session in place of one that may be there, and goes where the colleague wanted to go. */
export async function enter(
  context: StaffContext,
  { name, back, how }: { name: string; back: string; how: string },
  { accounts, sessions, audit, clock, isSecure }: RoomParts,
): Promise<Response> {
  const at = clock();
  await sessions.end(readSessionToken(context));
  rememberSession(context, await sessions.start(name, at), isSecure);
  await accounts.noteSignIn(name, at);
  await audit.add({ by: name, action: "登录", target: name, detail: how, at });
  return context.redirect(back, 303);
}

/** The way out, for who is in. */
export function createSignOutRoutes({ sessions, audit, clock }: RoomParts): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.post("/sign-out", async (context) => {
    const { name } = context.var.staff.account;
    await sessions.end(readSessionToken(context));
    forgetSession(context);
    await audit.add({ by: name, action: "退出", target: name, detail: "", at: clock() });
    return context.redirect("/staff/sign-in?done=signed-out", 303);
  });
  return routes;
}

/** A path of the staff room; anything else becomes its first page. */
export function readBack(back: string | undefined): string {
  return back !== undefined && /^\/staff(?:[/?][^\s\\]*)?$/u.test(back) ? back : "/staff";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
