import { execFile } from "node:child_process";
import { afterAll, expect, it } from "vitest";
import { startScriptedModelServer } from "#tests/support/scripted-model-server.ts";

const server = await startScriptedModelServer();
afterAll(() => server.stop());

const KEY = { SHENWEN_MODEL_API_KEY: "sk-secret" };

function runEval(environment: Readonly<Record<string, string>>, flag = "--model") {
  return new Promise<{ code: unknown; output: string }>((resolve) => {
    const args = ["tests/evals/run-evals.ts", flag, "questions-own"];
    execFile(process.execPath, args, { env: environment }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

it.each([
  ["by its name", { SHENWEN_MODEL: "scripted-good" }],
  ["by what its service says it serves", { SHENWEN_MODEL: "gpt-4.1" }],
])(
  "prints no accuracy of the scripted model, known %s",
  async (_, name) => {
    const { code, output } = await runEval({
      ...KEY,
      ...name,
      SHENWEN_MODEL_BASE_URL: server.baseUrl,
    });
    expect(code).toBe(2);
    expect(output).toContain("is a scripted model");
    expect(output).not.toContain("%");
  },
  60_000,
);

it("says what is missing where no model is configured", async () => {
  const { code, output } = await runEval({});
  expect(code).toBe(2);
  expect(output).toContain("SHENWEN_MODEL_BASE_URL");
}, 60_000);

it.each([
  ["of the scripted embedding service", { SHENWEN_EMBEDDING_MODEL: "scripted" }, "is a scripted"],
  ["where no embedding service is configured", {}, "No embedding service"],
])(
  "prints no figures %s",
  async (_, name, reason) => {
    const { code, output } = await runEval(name, "--embeddings");
    expect(code).toBe(2);
    expect(output).toContain(reason);
    expect(output).not.toContain("%");
  },
  60_000,
);
