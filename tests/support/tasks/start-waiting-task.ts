import { runTask } from "#bot/tasks/run-task.ts";
import type { OddOrder } from "./odd-task.ts";

// Starts a task that waits for ever, and prints its process id.

await runTask<OddOrder, { pid: number }, unknown>(
  new URL("./odd-task.ts", import.meta.url),
  { act: "wait" },
  { onTold: ({ pid }) => process.stdout.write(`${pid}\n`) },
);
