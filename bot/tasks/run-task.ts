import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TaskFault, TaskMessage } from "./task-message.ts";

/** How a task is followed and ended before its time. */
export interface TaskPorts<Told> {
  readonly onTold?: (told: Told) => void;
  readonly signal?: AbortSignal | undefined;
  /** After which the task is given up. */
  readonly limitMs?: number | undefined;
  /** What its objects may take up, in MB; a task that needs more dies. */
  readonly memoryMb?: number;
  /**
   * Whether it may read our code and nothing else: no settings, no data, no other file, no process, no addon. For work on
   * strangers' files. The network stays open to it; there is nothing that it could tell.
   */
  readonly isConfined?: boolean;
}

/** What a task comes to. */
export type TaskEnd<Result> =
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "threw"; readonly fault: TaskFault }
  | { readonly kind: "cancelled" }
  | { readonly kind: "late" }
  /** Its process could not be started, given its order, or ended without a result; the reason is a code or a signal. */
  | { readonly kind: "died"; readonly reason: string };

/**
 * Runs a file that calls `serveTask` in a process of its own. Never rejects: whatever goes wrong is what the task comes
 * to. When this resolves, the process has ended.
 *
 * @param order copied, as the result is, by structured clone
 */
export async function runTask<Order extends object, Told, Result>(
  file: URL,
  order: Order,
  ports: TaskPorts<Told> = {},
): Promise<TaskEnd<Result>> {
  if (ports.signal?.aborted) return { kind: "cancelled" };
  const child = start(file, ports);
  const ended = whenEnded(child);
  const end = isSent(child, order)
    ? await firstEnd<Told, Result>(child, ended, ports)
    : ({ kind: "died", reason: "NOT_CLONEABLE" } as const);
  child.kill("SIGKILL");
  await ended;
  return end;
}

/** What code is made of; beside it lie the settings and, where nothing else is said, the data. */
const CODE = ["bot", "knowledge", "retrieval", "seeds", "node_modules", "package.json"];

/** Paths that a task may read; a file of its own beside it too. */
function readableTo(file: URL): string[] {
  const code = CODE.map((name) => new URL(`../../${name}`, import.meta.url));
  return [...code, new URL(".", file)].map((url) => fileURLToPath(url));
}

/** Not so where an order cannot be cloned; that a process is gone is told by its end. */
function isSent(child: ChildProcess, order: object): boolean {
  try {
    child.send(order, () => undefined);
    return true;
  } catch {
    return false;
  }
}

function start(
  file: URL,
  { memoryMb, isConfined }: Pick<TaskPorts<never>, "memoryMb" | "isConfined">,
): ChildProcess {
  return fork(file, {
    serialization: "advanced",
    execArgv: [
      ...(memoryMb === undefined ? [] : [`--max-old-space-size=${memoryMb}`]),
      ...(isConfined
        ? ["--permission", ...readableTo(file).map((path) => `--allow-fs-read=${path}`)]
        : []),
    ],
    // It is given no key and no address.
    env: {},
    // Results go by the channel; what a dying process says may quote what it was working on.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Gives the reason once the process has ended and all that it sent has been read. */
async function whenEnded(child: ChildProcess): Promise<string> {
  const exit = Promise.withResolvers<string>();
  const silence = Promise.withResolvers<void>();
  child.once("error", (error: NodeJS.ErrnoException) => {
    exit.resolve(error.code ?? error.name);
    if (child.pid === undefined) silence.resolve();
  });
  child.once("exit", (code, signal) => exit.resolve(signal ?? `exit ${code}`));
  child.once("disconnect", silence.resolve);
  const [reason] = await Promise.all([exit.promise, silence.promise]);
  return reason;
}

function firstEnd<Told, Result>(
  child: ChildProcess,
  ended: Promise<string>,
  { onTold, signal, limitMs }: TaskPorts<Told>,
): Promise<TaskEnd<Result>> {
  const { promise, resolve } = Promise.withResolvers<TaskEnd<Result>>();
  const cancel = (): void => resolve({ kind: "cancelled" });
  const timer =
    limitMs === undefined ? undefined : setTimeout(() => resolve({ kind: "late" }), limitMs);
  signal?.addEventListener("abort", cancel, { once: true });
  child.on("message", (message) => {
    const sent = message as TaskMessage<Told, Result>;
    if (sent.kind === "told") onTold?.(sent.told);
    else resolve(sent);
  });
  void ended.then((reason) => resolve({ kind: "died", reason }));
  return promise.finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  });
}
