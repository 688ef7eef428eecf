import { readFileSync, writeFileSync } from "node:fs";
import { env } from "node:process";
import { serveTask } from "#bot/tasks/serve-task.ts";

/** What the task is to do, for tests of what becomes of tasks. */
export type OddOrder =
  | { readonly act: "double"; readonly bytes: Uint8Array }
  | { readonly act: "throw" | "crash" | "grow" | "wait" | "read-environment" }
  | { readonly act: "write" | "read"; readonly file: string };

serveTask<OddOrder, { readonly pid: number }, unknown>((order, tell) => {
  tell({ pid: process.pid });
  switch (order.act) {
    case "double":
      return order.bytes.map((byte) => byte * 2);
    case "throw":
      throw Object.assign(new Error("The disk is full."), { code: "ENOSPC" });
    case "crash":
      process.kill(process.pid, "SIGTRAP");
      return new Promise(() => undefined);
    case "grow":
      for (const kept: string[][] = []; ; ) kept.push(Array.from({ length: 1e6 }, String));
    case "wait":
      return new Promise(() => undefined);
    case "read-environment":
      return Object.keys(env);
    case "read":
      return readFileSync(order.file, "utf8");
    case "write":
      writeFileSync(order.file, "");
      return "written";
  }
});
