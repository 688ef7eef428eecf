import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { type Play, startScriptedModelServer } from "#tests/support/scripted-model-server.ts";

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

it("asks a configured model, and with one that fails writes the quoted answer and a line beside it", async () => {
  const service = await startScriptedModelServer();
  const run = async (play: Play) => {
    const ask = spawn(process.execPath, [MAIN, "ask", "--json", "考出高级技师证能领多少钱"], {
      env: {
        SHENWEN_MODEL_BASE_URL: service.baseUrl,
        SHENWEN_MODEL_API_KEY: "sk-secret",
        SHENWEN_MODEL: `scripted-${play}`,
      },
    });
    const [[code], stdout, stderr] = await Promise.all([
      once(ask, "exit"),
      text(ask.stdout),
      text(ask.stderr),
    ]);
    return { code, answer: JSON.parse(stdout), lines: stderr.trim().split("\n") };
  };
  const written = await run("good");
  expect(written).toMatchObject({ code: 0, lines: [""] });
  expect(written.answer.generated).toEqual({ by: "ai", label: "AI生成" });
  const failed = await run("truncated-json");
  expect(failed.code).toBe(0);
  expect(failed.answer).toMatchObject({ status: "answered" });
  expect(failed.answer).not.toHaveProperty("generated");
  expect(failed.lines).toHaveLength(1);
  expect(failed.lines[0]).toContain('"event":"model.failed"');
  await service.stop();
});
