import { type Context, Hono } from "hono";
import { z } from "zod";
import { isFromStaff, type Turn } from "#bot/conversation/conversation.ts";
import type { IncomingMessage, Reply } from "#bot/conversation/message.ts";
import { createEarlyQueue } from "./early-queue.ts";
import type { PageWording } from "./page-wording.ts";
import type { RenderPage, RenderProblem, WebChannelParts } from "./parts.ts";
import { fetchWords, showWords } from "./staff-words.ts";
import { streamTurn } from "./stream-turn.ts";
import { homeView } from "./views/home.ts";
import type { TurnContext } from "./views/turn.ts";
import { readVisitor, rememberChoice, rememberConversation } from "./visitor.ts";

/** Degrees as a browser sends them. */
const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(?:\.\d+)?$/u)
    .transform(Number)
    .refine((value) => Math.abs(value) <= most)
    .optional();

const AskSchema = z.object({
  question: z.string(),
  /** Not as the turns of the staff are named. */
  messageId: z
    .string()
    .min(1)
    .max(64)
    .refine((messageId) => !isFromStaff({ messageId })),
  /** Of the browser's position (WGS-84, W3C Geolocation 9.2), when it was shared. */
  longitude: degrees(180),
  latitude: degrees(90),
});
const FeedbackSchema = z.object({ turnId: z.string().min(1).max(64), useful: z.enum(["0", "1"]) });

/** Where the page's switches are sent, and what they switch. */
const CHOICES = new Map([
  ["/size", "large"],
  ["/length", "short"],
] as const);

export interface RouteParts extends WebChannelParts {
  readonly words: PageWording;
  readonly render: RenderPage;
  readonly problem: RenderProblem;
  readonly secure: boolean;
}

/** The routes of the conversation: read it, ask, judge an answer, forget, change the size or the length. */
export function createConversationRoutes(parts: RouteParts): Hono {
  const { store, words, live, render, createId, secure } = parts;
  const { wording } = live.current.knowledge;
  const routes = new Hono();
  routes.get("/", async (context) => {
    const { conversationId, short } = readVisitor(context);
    const isWithStaff = conversationId ? await fetchWords(context, conversationId, parts) : false;
    const turns = conversationId ? await store.load(conversationId) : [];
    const judged = context.req.query("judged") ?? null;
    const turnContext: TurnContext = { words, wording, createId, judged, short };
    return render(context, { name: "home", content: homeView(turns, turnContext, isWithStaff) });
  });
  routes.get("/turns", (context) => showWords(context, parts));
  routes.post("/ask", (context) => ask(context, parts));
  routes.post("/feedback", (context) => judge(context, parts));
  routes.post("/forget", async (context) => {
    const { conversationId } = readVisitor(context);
    if (conversationId) await store.forget(conversationId);
    return context.redirect("/", 303);
  });
  for (const [path, name] of CHOICES) {
    routes.post(path, async (context) => {
      const { [name]: on, back } = await context.req.parseBody();
      rememberChoice(context, { name, on: on === "1" }, { secure });
      return context.redirect(readBack(back), 303);
    });
  }
  for (const path of ["/ask", "/feedback", "/forget", ...CHOICES.keys()]) {
    routes.all(path, (context) => {
      context.header("Allow", "POST");
      return parts.problem(context, "method", 405);
    });
  }
  return routes;
}

/** A path of this page; anything else, another site among it, becomes the first page. */
function readBack(back: unknown): string {
  return typeof back === "string" && /^\/(?![/\\])[^\s\\]*$/u.test(back) ? back : "/";
}

/** With JavaScript the answer is streamed, without it the page is read anew. */
async function ask(context: Context, parts: RouteParts): Promise<Response> {
  const form = AskSchema.safeParse(await context.req.parseBody());
  if (!form.success) return parts.problem(context, "unreadable", 400);
  const { question, messageId, longitude, latitude } = form.data;
  const conversationId = readVisitor(context).conversationId ?? parts.createId();
  const isPlaced = longitude !== undefined && latitude !== undefined;
  const position = isPlaced && ({ point: [longitude, latitude], datum: "wgs84" } as const);
  const message = {
    ...{ conversationId, messageId, text: question },
    ...(position ? { position } : {}),
  };
  if (context.req.header("accept")?.includes("text/event-stream"))
    return stream(context, message, parts);
  const { turnId } = await parts.handle(message);
  await remember(context, conversationId, parts);
  return context.redirect(`/#t-${turnId}`, 303);
}

/** Binds the browser to the conversation; gives whether the staff may write in it. */
async function remember(
  context: Context,
  conversationId: string,
  { staffWords, secure }: RouteParts,
): Promise<boolean> {
  const isWithStaff = (await staffWords?.isOpen(conversationId)) ?? false;
  rememberConversation(context, conversationId, { secure, isWithStaff });
  return isWithStaff;
}

/** The response begins with the first that is told early, or with the answer. */
async function stream(
  context: Context,
  message: IncomingMessage,
  parts: RouteParts,
): Promise<Response> {
  const { words, live, createId, log } = parts;
  const early = createEarlyQueue();
  const replying = parts.handle({ ...message, onEarly: early.push }).finally(early.close);
  // Whoever waits for it hears of a failure.
  replying.catch(() => undefined);
  const first = await early.next();
  if (!first) await replying;
  const isWithStaff = await remember(context, message.conversationId, parts);
  const ended = replying.then((reply) => ({ turn: toTurn(message, reply, parts), isWithStaff }));
  ended.catch(() => undefined);
  const { wording } = live.current.knowledge;
  const { short } = readVisitor(context);
  const turnContext = { words, wording, createId, judged: null, short };
  return streamTurn(context, { question: message.text, ended, first, early, log }, turnContext);
}

function toTurn(
  { messageId, text }: IncomingMessage,
  { turnId, answer, elapsedMs }: Reply,
  { clock }: RouteParts,
): Turn {
  return { id: turnId, messageId, question: text, answer, at: clock(), elapsedMs };
}

async function judge(context: Context, { store, clock, problem }: RouteParts): Promise<Response> {
  const form = FeedbackSchema.safeParse(await context.req.parseBody());
  if (!form.success) return problem(context, "unreadable", 400);
  const { turnId, useful } = form.data;
  const { conversationId } = readVisitor(context);
  const judgement = { useful: useful === "1", at: clock() };
  const known = conversationId !== null && (await store.judge(conversationId, turnId, judgement));
  if (!known) return problem(context, "not-found", 404);
  const quiet = context.req.header("accept")?.includes("application/json") ?? false;
  return quiet ? context.body(null, 204) : context.redirect(`/?judged=${turnId}#t-${turnId}`, 303);
}
