import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPreviews } from "#bot/channels/previews.ts";
import type { Role } from "#bot/console/accounts/account.ts";
import type { Console } from "#bot/console/console.ts";
import type { ConsoleParts } from "#bot/console/console-parts.ts";
import { openAccounts } from "#bot/console/open-accounts.ts";
import { openConsole } from "#bot/console/open-console.ts";
import { createMemoryConversationStore } from "#bot/conversation/memory-conversation-store.ts";
import type { HandOff } from "#bot/handoff/hand-off.ts";
import { createLogger } from "#bot/logger.ts";
import { openPublishing } from "#bot/publishing/open-publishing.ts";
import { openStaffRoom } from "#bot/staff-room.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { INDEX_FILE, TODAY } from "./tools.ts";

export const PASSWORD = "correct horse battery";
const ORIGIN = "http://127.0.0.1";

/** The staff room over real stores in a folder of its own, and colleagues who use it by its forms. */
export interface StaffRoom {
  readonly console: Console;
  readonly parts: Pick<
    ConsoleParts,
    "accounts" | "audit" | "asked" | "receipts" | "tickets" | "changes" | "publisher" | "switches"
  > & { readonly handOff: HandOff };
  /** Everything the room keeps is in it. */
  readonly folder: string;
  /** Adds an account with PASSWORD. */
  hire(name: string, role: Role): Promise<void>;
  /** Somebody with a browser, not signed in. */
  visit(): StaffVisitor;
  /** A new colleague of a role, signed in. */
  enter(role: Role): Promise<StaffVisitor>;
  close(): Promise<void>;
}

/** Keeps cookies and sends forms as a browser does. */
export interface StaffVisitor {
  get(path: string): Promise<Response>;
  /** Sends anything at all, with the cookie. */
  send(path: string, init: RequestInit): Promise<Response>;
  /** Sends a form with the token of the page it was on, unless `form` has another. */
  post(
    path: string,
    form: Record<string, string> | FormData,
    headers?: Record<string, string>,
  ): Promise<Response>;
  signIn(name: string, password?: string): Promise<Response>;
  /** The token that the session's forms carry. */
  token(): Promise<string>;
  cookie: string;
}

/** Opens the room; `over` are the parts a test needs otherwise. */
export async function openStaffConsole(over: Partial<ConsoleParts> = {}): Promise<StaffRoom> {
  const folder = mkdtempSync(join(tmpdir(), "shenwen-"));
  const database = await openDatabase(join(folder, "staff.db"));
  const importedPlaces = join(folder, "places");
  const indexFile = join(folder, "matters.index");
  copyFileSync(INDEX_FILE, indexFile);
  const log = createLogger("silent");
  const clock = over.clock ?? (() => TODAY.getTime());
  const publishing = await openPublishing({ database, importedPlaces, indexFile, clock, log });
  const common = {
    ...publishing,
    ...(await openAccounts(database)),
    database,
    importedPlaces,
    indexFile,
    clock,
    createId: randomUUID,
    log,
    publicUrl: undefined,
    oidc: null,
    renderPreviews: createPreviews(undefined),
    documentsFolder: join(folder, "documents"),
    ...over,
  };
  const store = createMemoryConversationStore();
  const room = await openStaffRoom({
    ...common,
    store,
    isStaffed: () => true,
    tell: async () => false,
  });
  const parts = { ...common, ...room, asked: room.askedLog };
  const console = await openConsole(parts);
  const hire = async (name: string, role: Role): Promise<void> => {
    await parts.accounts.add({ name, role, password: PASSWORD, at: parts.clock() });
  };
  const visit = (): StaffVisitor => createVisitor(console);
  return {
    console,
    parts,
    folder,
    hire,
    visit,
    async enter(role) {
      const name = `${role}-${randomUUID().slice(0, 8)}`;
      await hire(name, role);
      const visitor = visit();
      await visitor.signIn(name);
      return visitor;
    },
    async close() {
      room.stop();
      await database.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createVisitor({ fetch }: Console): StaffVisitor {
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (visitor.cookie) headers.set("cookie", visitor.cookie);
    const response = await fetch(new Request(ORIGIN + path, { ...init, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      if (pair.startsWith("staff=")) visitor.cookie = pair;
    }
    return response;
  };
  const tokenOf = async (): Promise<string> => {
    const page = await (await send("/staff/account")).text();
    return /name="form-token" value="([^"]*)"/u.exec(page)?.[1] ?? "";
  };
  const visitor: StaffVisitor = {
    cookie: "",
    get: (path) => send(path),
    send,
    token: tokenOf,
    async post(path, form, headers = {}) {
      const body = form instanceof FormData ? form : new URLSearchParams(form);
      if (!body.has("form-token")) body.set("form-token", await tokenOf());
      return send(path, { method: "POST", body, headers: { origin: ORIGIN, ...headers } });
    },
    signIn(name, password = PASSWORD) {
      const body = new URLSearchParams({ name, password });
      return send("/staff/sign-in", { method: "POST", body, headers: { origin: ORIGIN } });
    },
  };
  return visitor;
}
