import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A call that was taken or refused. */
export interface Call {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly errcode: number;
}

/** WeChat's and WeCom's interfaces on loopback, as strict as their documents. */
export interface TencentApi {
  readonly root: string;
  /** What was called, tokens apart. */
  readonly calls: Call[];
  /** How many tokens were handed out. */
  tokens(): number;
  /** Ends the token that holds, as another process's request would. */
  endToken(): void;
  /** Answers the next calls of a path with these numbers, 500 for a broken answer, then as usual again. */
  failNext(path: string, ...errcodes: number[]): void;
}

/** Gives what an interface answers beside `errcode: 0`, or its number. */
export type Interface = (body: Record<string, unknown>) => object | number;

const MOST_BYTES = 2_048;
const TOKEN_PATHS = ["/cgi-bin/stable_token", "/cgi-bin/gettoken"];

/** Starts the interfaces; `over` has those that a test needs. */
export async function startTencentApi(over: Record<string, Interface> = {}): Promise<TencentApi> {
  const calls: Call[] = [];
  const failing = new Map<string, number[]>();
  const interfaces = { ...BASE, ...over };
  let tokens = 0;
  let valid = "";
  const answer = (path: string, query: URLSearchParams, body: Record<string, unknown>): object => {
    if (TOKEN_PATHS.includes(path)) {
      const secret = query.get("corpsecret") ?? body["secret"];
      if (typeof secret !== "string") return { errcode: 40_013, errmsg: "invalid appid" };
      tokens += 1;
      valid = `token-${tokens}/+`;
      return { errcode: 0, access_token: valid, expires_in: 7_200 };
    }
    const outcome = query.get("access_token") === valid ? run(path, body) : 42_001;
    const errcode = typeof outcome === "number" ? outcome : 0;
    calls.push({ path, body, errcode });
    return typeof outcome === "number"
      ? { errcode, errmsg: "refused" }
      : { errcode: 0, ...outcome };
  };
  const run = (path: string, body: Record<string, unknown>): object | number =>
    failing.get(path)?.shift() ?? interfaces[path]?.(body) ?? 404;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const told = answer(pathname, searchParams, await readJson(request));
    const isBroken = "errcode" in told && told.errcode === 500;
    response.writeHead(isBroken ? 500 : 200).end(isBroken ? "<html>" : JSON.stringify(told));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    tokens: () => tokens,
    endToken: () => {
      valid = "";
    },
    failNext: (path, ...errcodes) => void failing.set(path, errcodes),
  };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks = await Array.fromAsync(request);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}

const BASE: Record<string, Interface> = {
  "/cgi-bin/message/custom/send": takeText,
  "/cgi-bin/message/send": takeText,
  "/cgi-bin/menu/create": () => ({}),
};

/** 45002: too long; 44004: nothing in it. */
export function takeText(body: Record<string, unknown>): object | number {
  const content = (body["text"] as { content?: string } | undefined)?.content ?? "";
  if (content === "") return 44_004;
  return Buffer.byteLength(content) > MOST_BYTES ? 45_002 : { msgid: "sent" };
}
