import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";

const MAIN = new URL("../../../bot/main.ts", import.meta.url).pathname;

it("ends quietly when the reader of its answers has seen enough", async () => {
  const ask = spawn(process.execPath, [MAIN, "ask", "--jsonl"]);
  const said: Buffer[] = [];
  ask.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  ask.stdin.on("error", () => undefined);
  ask.stdin.end(`${JSON.stringify({ id: 1, q: "加装电梯找谁" })}\n`.repeat(500));
  await once(ask.stdout, "data");
  ask.stdout.destroy();
  const [code] = await once(ask, "exit");
  expect([code, Buffer.concat(said).toString()]).toEqual([0, ""]);
});
