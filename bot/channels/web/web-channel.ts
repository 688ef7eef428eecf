import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { isOwnOrigin, securityHeaders } from "#bot/web-security.ts";
import type { Channel } from "../channel.ts";
import { type Asset, loadAssets } from "./assets.ts";
import { createConversationRoutes } from "./conversation-routes.ts";
import { createLibraryRoutes } from "./library-routes.ts";
import { loadLibraryWording } from "./library-wording.ts";
import { loadPageWording } from "./page-wording.ts";
import type { RenderPage, RenderProblem, WebChannelParts } from "./parts.ts";
import { layout } from "./views/layout.ts";
import { problemView } from "./views/problem.ts";
import { readVisitor, takeChoiceAlong } from "./visitor.ts";

const BODY_LIMIT = 64 * 1024;
const YEAR_S = 31_536_000;

/** Creates the web page: the conversation, the library, and what goes wrong. */
export function createWebChannel(parts: WebChannelParts): Channel {
  const words = loadPageWording();
  const libraryWords = loadLibraryWording();
  const assets = loadAssets();
  const secure = parts.publicUrl?.startsWith("https:") ?? false;
  const render: RenderPage = (context, { title, name, content, status = 200 }) => {
    const { large, short } = readVisitor(context);
    const frame = { assets, words, large, short, path: pathBack(context, status) };
    const whole = title ? `${title} · ${words.name}` : words.pageTitle;
    return context.html(layout(frame, { title: whole, content, page: name }), status);
  };
  const problem: RenderProblem = (context, what, status) =>
    render(context, {
      title: words.problems[what].title,
      name: "problem",
      content: problemView(words, what),
      status,
    });

  const app = new Hono();
  app.use(compress());
  app.use(securityHeaders({ secure }));
  app.use(csrf({ origin: (origin, context) => isOwnOrigin(origin, context, parts.publicUrl) }));
  app.use(
    bodyLimit({ maxSize: BODY_LIMIT, onError: (context) => problem(context, "too-large", 413) }),
  );
  app.use(takeChoiceAlong({ secure }));
  for (const asset of Object.values(assets)) serveAsset(app, asset);
  app.get("/healthz", (context) => context.json({ status: "ok" }));
  app.get("/robots.txt", (context) => {
    const { origin } = new URL(parts.publicUrl ?? context.req.url);
    return context.text(`User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.xml\n`);
  });
  app.route("/", createConversationRoutes({ ...parts, words, render, problem, secure }));
  app.route("/", createLibraryRoutes({ ...parts, words, libraryWords, render, problem }));
  app.notFound((context) => problem(context, "not-found", 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status === 403) {
      return problem(context, "foreign", 403);
    }
    parts.log.error({ event: "web.failed", path: context.req.path, err: error });
    return problem(context, "broken", 500);
  });
  return { name: "web", fetch: (request) => app.fetch(request) };
}

/** Where the page's switches lead: to itself, or to the first page where it answers a form or is an error. */
function pathBack({ req }: Context, status: number): string {
  const { pathname, search } = new URL(req.url);
  return req.method === "GET" && status === 200 ? pathname + search : "/";
}

function serveAsset(app: Hono, { path, type, body }: Asset): void {
  app.get(path, (context) => {
    context.header("Cache-Control", `public, max-age=${YEAR_S}, immutable`);
    context.header("Content-Type", type);
    return context.body(body);
  });
}
