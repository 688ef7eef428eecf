import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { runTask, type TaskPorts } from "#bot/tasks/run-task.ts";
import { makeTemporaryFolder } from "#tests/support/make-temporary-folder.ts";
import type { OddOrder } from "#tests/support/tasks/odd-task.ts";

const TASKS = new URL("../../../support/tasks/", import.meta.url);

function run(order: OddOrder, ports: TaskPorts<{ pid: number }> = {}) {
  return runTask<OddOrder, { pid: number }, unknown>(new URL("odd-task.ts", TASKS), order, ports);
}

/** Processes that this one started and that have not ended. */
function countChildren(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "ProcessWrap").length;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("gives a large result whole", async () => {
  const bytes = new Uint8Array(20e6).fill(21);
  const end = await run({ act: "double", bytes });
  if (end.kind !== "done") throw new Error(end.kind);
  const result = end.result as Uint8Array;
  expect(result.length).toBe(bytes.length);
  expect(result.every((byte) => byte === 42)).toBe(true);
});

it("hands on what the task threw", async () => {
  const fault = { name: "ENOSPC", message: "The disk is full." };
  expect(await run({ act: "throw" })).toEqual({ kind: "threw", fault });
});

it("outlives a task that a fault in native code ends", async () => {
  expect(await run({ act: "crash" })).toEqual({ kind: "died", reason: "SIGTRAP" });
});

it("outlives a task that takes up more than it may", async () => {
  expect(await run({ act: "grow" }, { memoryMb: 50 })).toMatchObject({ kind: "died" });
});

it("tells what keeps a task from starting", async () => {
  const end = await runTask(new URL("no-such-task.ts", TASKS), {});
  expect(end).toEqual({ kind: "died", reason: "exit 1" });
});

it("tells that an order cannot be copied, and leaves no process behind", async () => {
  const before = countChildren();
  const end = await runTask(new URL("odd-task.ts", TASKS), { act: () => undefined });
  expect(end).toEqual({ kind: "died", reason: "NOT_CLONEABLE" });
  await expect.poll(countChildren).toBe(before);
});

it.each<[string, (cancel: AbortController) => TaskPorts<{ pid: number }>]>([
  ["cancelled", ({ signal }) => ({ signal })],
  ["late", () => ({ limitMs: 1500 })],
])("has ended the process of a task that is %s", async (kind, portsOf) => {
  const cancel = new AbortController();
  const pids: number[] = [];
  const onTold = ({ pid }: { pid: number }): void => {
    pids.push(pid);
    if (kind === "cancelled") cancel.abort();
  };
  expect(await run({ act: "wait" }, { ...portsOf(cancel), onTold })).toEqual({ kind });
  expect(pids.map(isRunning)).toEqual([false]);
  expect(await run({ act: "wait" }, { signal: AbortSignal.abort() })).toEqual({
    kind: "cancelled",
  });
});

it("ends with the process that started it, however that ends", async () => {
  const starter = spawn(process.execPath, [new URL("start-waiting-task.ts", TASKS).pathname]);
  const [printed] = await once(starter.stdout, "data");
  const pid = Number(printed);
  expect(isRunning(pid)).toBe(true);
  starter.kill("SIGKILL");
  await expect.poll(() => isRunning(pid)).toBe(false);
});

it("shows a task nothing of the environment", async () => {
  vi.stubEnv("SHENWEN_MODEL_API_KEY", "secret");
  const end = await run({ act: "read-environment" });
  vi.unstubAllEnvs();
  expect(end).toEqual({ kind: "done", result: [] });
});

it("lets a task that only reads write nothing and start nothing", async () => {
  const file = join(makeTemporaryFolder(), "written");
  const end = await run({ act: "write", file }, { isConfined: true });
  expect(end).toMatchObject({ kind: "threw", fault: { name: "ERR_ACCESS_DENIED" } });
  expect(existsSync(file)).toBe(false);
});

it.each([".env.example", ".gitignore"])(
  "lets such a task read nothing of ours but code: %s",
  async (name) => {
    const file = fileURLToPath(new URL(`../../../../${name}`, import.meta.url));
    expect(await run({ act: "read", file })).toMatchObject({ kind: "done" });
    const end = await run({ act: "read", file }, { isConfined: true });
    expect(end).toMatchObject({ kind: "threw", fault: { name: "ERR_ACCESS_DENIED" } });
  },
);
