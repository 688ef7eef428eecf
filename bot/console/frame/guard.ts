import type { MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { mayAct, type Role } from "../accounts/account.ts";
import { isFormOf, SESSION } from "../accounts/sqlite-session-store.ts";
import type { ConsoleParts } from "../console-parts.ts";
import { FORM_TOKEN } from "./form.ts";
import type { RenderProblem } from "./render.ts";
import type { StaffContext, StaffEnv } from "./staff.ts";

const COOKIE = "staff";

/** Binds the browser to a session. */
export function rememberSession(context: StaffContext, token: string, isSecure: boolean): void {
  setCookie(context, COOKIE, token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/staff",
    secure: isSecure,
    maxAge: SESSION.mostMs / 1_000,
  });
}

export function forgetSession(context: StaffContext): void {
  deleteCookie(context, COOKIE, { path: "/staff" });
}

export function readSessionToken(context: StaffContext): string {
  return getCookie(context, COOKIE) ?? "";
}

interface GuardParts extends Pick<ConsoleParts, "accounts" | "sessions" | "clock"> {
  readonly problem: RenderProblem;
}

/**
 * Lets through only who has signed in with an account that may still enter. Whoever only reads is sent to sign in and
 * back; a form without a session is refused, and nothing of it is read.
 */
export function requireStaff({
  accounts,
  sessions,
  clock,
  problem,
}: GuardParts): MiddlewareHandler<StaffEnv> {
  return async (context, next) => {
    const session = await sessions.find(readSessionToken(context), clock());
    const account = session && (await accounts.find(session.account));
    if (!session || !account?.isActive) return refuse(context, problem);
    context.set("staff", { account, session });
    return next();
  };
}

/** Lets through a form only when it was given out in the session that sends it. */
export function requireOwnForm(problem: RenderProblem): MiddlewareHandler<StaffEnv> {
  return async (context, next) => {
    if (!changesSomething(context)) return next();
    const form = await readForm(context);
    if (!form) return problem(context, "unreadable", 400);
    if (!isFormOf(context.var.staff.session, form[FORM_TOKEN]))
      return problem(context, "stale-form", 403);
    return next();
  };
}

/** The fields of a form, a list where one was sent twice; `null` when what was sent is no whole form. */
export async function readForm(
  context: StaffContext,
): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    return await context.req.parseBody({ all: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Lets through who has at least that role. */
export function requireRole(least: Role, problem: RenderProblem): MiddlewareHandler<StaffEnv> {
  return async (context, next) => {
    if (!mayAct(context.var.staff.account.role, least)) return problem(context, "not-allowed", 403);
    return next();
  };
}

/** The same for everything that changes something; who may only look may look. */
export function requireRoleToChange(
  least: Role,
  problem: RenderProblem,
): MiddlewareHandler<StaffEnv> {
  const guard = requireRole(least, problem);
  return (context, next) => (changesSomething(context) ? guard(context, next) : next());
}

function changesSomething(context: StaffContext): boolean {
  return context.req.method !== "GET" && context.req.method !== "HEAD";
}

function refuse(context: StaffContext, problem: RenderProblem) {
  const { pathname, search } = new URL(context.req.url);
  if (changesSomething(context)) return problem(context, "signed-out", 401);
  const back = new URLSearchParams({ back: pathname + search });
  return context.redirect(`/staff/sign-in?${back}`, 303);
}
