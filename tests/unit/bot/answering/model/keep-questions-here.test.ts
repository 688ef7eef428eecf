import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { startScriptedModelServer } from "#tests/support/scripted-model-server.ts";

const MAIN = new URL("../../../../../bot/main.ts", import.meta.url).pathname;
const QUESTION = "考出高级技师证能领多少钱";

/** A service to which the libraries report, and what it is sent. */
async function openReporting() {
  const sent: string[] = [];
  const server = createServer((request, response) => {
    sent.push(request.url ?? "");
    request.resume().on("end", () => response.end("{}"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { sent, url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

it("sends no question to whom the environment would have it reported, and prints none", async () => {
  const [service, reporting] = await Promise.all([startScriptedModelServer(), openReporting()]);
  const ask = spawn(process.execPath, [MAIN, "ask", "--json", QUESTION], {
    env: {
      SHENWEN_MODEL_BASE_URL: service.baseUrl,
      SHENWEN_MODEL_API_KEY: "sk-secret",
      SHENWEN_MODEL: "scripted-good",
      LANGSMITH_TRACING: "true",
      LANGSMITH_TRACING_V2: "true",
      LANGCHAIN_TRACING_V2: "true",
      LANGSMITH_ENDPOINT: reporting.url,
      LANGCHAIN_ENDPOINT: reporting.url,
      LANGSMITH_API_KEY: "ls-key",
      LANGCHAIN_API_KEY: "ls-key",
      LANGCHAIN_CALLBACKS_BACKGROUND: "false",
      LANGCHAIN_VERBOSE: "true",
    },
  });
  const [stdout, stderr] = await Promise.all([
    text(ask.stdout),
    text(ask.stderr),
    once(ask, "exit"),
  ]);
  expect(reporting.sent).toEqual([]);
  expect(JSON.parse(stdout).generated).toEqual({ by: "ai", label: "AI生成" });
  expect(stderr).toBe("");
  reporting.stop();
  await service.stop();
});
