import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { isOwnOrigin, securityHeaders } from "#bot/web-security.ts";
import { createAccountRoutes } from "./accounts/account-routes.ts";
import { createAuditRoutes } from "./audit/audit-routes.ts";
import { createBenchRoutes } from "./bench/bench-routes.ts";
import type { ConsoleParts, RoomParts } from "./console-parts.ts";
import { createDocumentRoutes } from "./documents/document-routes.ts";
import { type ConsoleAsset, loadConsoleAssets } from "./frame/assets.ts";
import { requireOwnForm, requireStaff } from "./frame/guard.ts";
import { createRender } from "./frame/render.ts";
import type { StaffEnv } from "./frame/staff.ts";
import { createGoldenRoutes } from "./golden/golden-routes.ts";
import { createRunRoutes, createRuns } from "./golden/run-routes.ts";
import { createSheetRoutes } from "./golden/sheet-routes.ts";
import { createHomeRoutes } from "./home/home-routes.ts";
import { createInsightsRoutes } from "./insights/insights-routes.ts";
import { createChangeRoutes, createTrials } from "./knowledge/change-routes.ts";
import { createItemRoutes } from "./knowledge/item-routes.ts";
import { createReceiptRoutes } from "./receipts/receipt-routes.ts";
import { createOidcRoutes } from "./sign-in/oidc-routes.ts";
import { createSignInRoutes, createSignOutRoutes } from "./sign-in/sign-in-routes.ts";
import { createSwitchRoutes } from "./switches/switch-routes.ts";
import { createTicketRoutes } from "./tickets/ticket-routes.ts";

/** Where the staff room is. */
export const CONSOLE_PATH = "/staff";
/** Bytes of what colleagues send, files among it. */
const BODY_LIMIT = 21 * 1024 * 1024;
/** And of what is read of somebody who has not signed in: a name, a password and an address. */
const STRANGERS_LIMIT = 64 * 1024;
const YEAR_S = 31_536_000;

/** The staff room as one of the places that requests go to. */
export interface Console {
  readonly name: string;
  fetch(request: Request): Response | Promise<Response>;
  /** Ends what is under way. */
  stop(): Promise<void>;
  /** Every address it answers, so that a test can try the door at each. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}

/** Creates the staff room: before the door the sign-in, behind it everything else. */
export function createConsole(given: ConsoleParts): Console {
  const assets = loadConsoleAssets();
  const { render, problem } = createRender(assets);
  const isSecure = given.publicUrl?.startsWith("https:") ?? false;
  const parts: RoomParts = { ...given, render, problem, isSecure };
  const app = new Hono<StaffEnv>().basePath(CONSOLE_PATH);
  app.use(compress());
  app.use(securityHeaders({ secure: isSecure }));
  app.use(csrf({ origin: (origin, context) => isOwnOrigin(origin, context, given.publicUrl) }));
  const limitBody = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => problem(context, "too-large", 413) });
  for (const asset of Object.values(assets)) serveAsset(app, asset);
  app.use("/sign-in", limitBody(STRANGERS_LIMIT));
  app.route("/", createSignInRoutes(parts));
  if (given.oidc) app.route("/", createOidcRoutes(given.oidc, parts));
  app.use(requireStaff(parts), limitBody(BODY_LIMIT), requireOwnForm(problem));
  const trials = createTrials();
  const runs = createRuns();
  for (const routes of behindTheDoor(parts, { trials, runs })) app.route("/", routes);
  app.notFound((context) => problem(context, "not-found", 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status === 403)
      return problem(context, "foreign", 403);
    given.log.error({ event: "staff.failed", path: context.req.path, err: error });
    return problem(context, "broken", 500);
  });
  return {
    name: "staff",
    fetch: (request) => app.fetch(request),
    routes: app.routes,
    async stop() {
      await Promise.all([runs.close(), trials.close()]);
    },
  };
}

function behindTheDoor(
  parts: RoomParts,
  {
    trials,
    runs,
  }: { trials: ReturnType<typeof createTrials>; runs: ReturnType<typeof createRuns> },
): readonly Hono<StaffEnv>[] {
  return [
    createHomeRoutes(parts),
    createSignOutRoutes(parts),
    createAccountRoutes(parts),
    createBenchRoutes(parts),
    createGoldenRoutes(parts),
    createSheetRoutes(parts),
    createRunRoutes(runs, parts),
    createItemRoutes(parts),
    createDocumentRoutes(parts),
    createChangeRoutes(trials, parts),
    createTicketRoutes(parts),
    createSwitchRoutes(parts),
    createInsightsRoutes(parts),
    createReceiptRoutes(parts),
    createAuditRoutes(parts),
  ];
}

function serveAsset(app: Hono<StaffEnv>, { path, type, body }: ConsoleAsset): void {
  app.get(path.slice(CONSOLE_PATH.length), (context) => {
    context.header("Cache-Control", `public, max-age=${YEAR_S}, immutable`);
    context.header("Content-Type", type);
    return context.body(body);
  });
}
