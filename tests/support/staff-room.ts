import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "#bot/console/accounts/account.ts";
import { type Console, createConsole } from "#bot/console/console.ts";
import type { ConsoleParts } from "#bot/console/console-parts.ts";
import { openAccounts } from "#bot/console/open-accounts.ts";
import { createLogger } from "#bot/logger.ts";
import { openDatabase } from "#bot/storage/open-database.ts";
import { live, TODAY } from "./tools.ts";

export const PASSWORD = "correct horse battery";
const ORIGIN = "http://127.0.0.1";

/** The staff room over real stores in a folder of its own, and colleagues who use it by its forms. */
export interface StaffRoom {
  readonly console: Console;
  readonly parts: ConsoleParts;
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
  /** Sends a form with the token of the page it was on, unless `form` has another. */
  post(
    path: string,
    form: Record<string, string> | FormData,
    headers?: Record<string, string>,
  ): Promise<Response>;
  signIn(name: string, password?: string): Promise<Response>;
  cookie: string;
}

/** Opens the room; `over` are the parts a test needs otherwise. */
export async function openStaffRoom(over: Partial<ConsoleParts> = {}): Promise<StaffRoom> {
  const folder = mkdtempSync(join(tmpdir(), "shenwen-"));
  const database = await openDatabase(join(folder, "staff.db"));
  const parts: ConsoleParts = {
    live,
    ...(await openAccounts(database)),
    clock: () => TODAY.getTime(),
    createId: randomUUID,
    log: createLogger("silent"),
    publicUrl: undefined,
    oidc: null,
    ...over,
  };
  const console = createConsole(parts);
  const hire = async (name: string, role: Role): Promise<void> => {
    await parts.accounts.add({ name, role, password: PASSWORD, at: parts.clock() });
  };
  const visit = (): StaffVisitor => createVisitor(console);
  return {
    console,
    parts,
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
