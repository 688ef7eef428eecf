import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { RETENTION } from "#bot/conversation/conversation-store.ts";

const CONVERSATION = "shenwen";
const LARGE = "large";
const SHORT = "short";
const DAY_S = 86_400;
/** While the staff may write: longer than the longest holidays. */
const TICKET_DAYS = 30;
const CONVERSATION_ID = /^[\w-]{16,64}$/u;

/** Who reads the page: a conversation at most, and how they want it. */
export interface Visitor {
  /** `null` until the first question: whoever only reads gets no cookie. */
  readonly conversationId: string | null;
  readonly large: boolean;
  /** Answers in their most important statements, the others to be unfolded. */
  readonly short: boolean;
}

export function readVisitor(context: Context): Visitor {
  const id = getCookie(context, CONVERSATION) ?? "";
  return {
    conversationId: CONVERSATION_ID.test(id) ? id : null,
    large: getCookie(context, LARGE) === "1",
    short: getCookie(context, SHORT) === "1",
  };
}

/** Binds the browser to a conversation for as long as the store keeps it, or as the staff may answer in it. */
export function rememberConversation(
  context: Context,
  id: string,
  { secure, isWithStaff }: { secure: boolean; isWithStaff: boolean },
): void {
  setCookie(context, CONVERSATION, id, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure,
    maxAge: isWithStaff ? TICKET_DAYS * DAY_S : RETENTION.hours * 3600,
  });
}

/** Keeps a choice of how the page is to be for a year. */
export function rememberChoice(
  context: Context,
  { name, on }: { name: typeof LARGE | typeof SHORT; on: boolean },
  { secure }: { secure: boolean },
): void {
  setCookie(context, name, on ? "1" : "0", {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure,
    maxAge: 365 * DAY_S,
  });
}

/** A link from a chat where large type was chosen (`?large=1`): keeps the choice here too and opens the address itself. */
export function takeChoiceAlong({ secure }: { secure: boolean }): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method !== "GET" || context.req.query(LARGE) !== "1") return next();
    rememberChoice(context, { name: LARGE, on: true }, { secure });
    const { pathname, searchParams } = new URL(context.req.url);
    searchParams.delete(LARGE);
    const rest = searchParams.size > 0 ? `?${searchParams}` : "";
    return context.redirect(pathname.replace(/^\/{2,}/u, "/") + rest, 303);
  };
}
