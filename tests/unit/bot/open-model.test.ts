import { afterAll, describe, expect, it } from "vitest";
import { createLogger } from "#bot/logger.ts";
import { openModel } from "#bot/open-model.ts";
import { type Play, startScriptedModelServer } from "#tests/support/scripted-model-server.ts";
import { ask, TODAY, tools } from "#tests/support/tools.ts";

const server = await startScriptedModelServer();
afterAll(() => server.stop());

const MONEY = "考出高级技师证能领多少钱";

/** Asks the configured model as the conversation does, and keeps what is logged and counted. */
async function answerThrough(play: Play) {
  const lines: string[] = [];
  const outcomes: unknown[] = [];
  const environment = {
    SHENWEN_MODEL_BASE_URL: server.baseUrl,
    SHENWEN_MODEL_API_KEY: "sk-secret",
    SHENWEN_MODEL: `scripted-${play}`,
    SHENWEN_MODEL_TIMEOUT_MS: play === "slow-stream" ? "1500" : "20000",
  };
  const log = createLogger("debug", { write: (line) => lines.push(line) });
  const onOutcome = (outcome: unknown): unknown => outcomes.push(outcome);
  const model = await openModel({ environment }, { log, onOutcome });
  if (!model) throw new Error("configured, but not opened");
  const question = { text: MONEY, position: null, previous: null, askedBack: false, today: TODAY };
  const answered = await model.answerWithModel(question, tools, { person: "p", deadline: null });
  model.desk.close();
  return { ...answered, lines, outcomes };
}

describe("a configured model", () => {
  it("is none without settings, and a fault with half of them", async () => {
    const log = createLogger("silent");
    expect(await openModel({ environment: {} }, { log })).toBeNull();
    await expect(openModel({ environment: { SHENWEN_MODEL: "m" } }, { log })).rejects.toThrow(
      /SHENWEN_MODEL_BASE_URL/u,
    );
  });

  it("writes answers that say so", async () => {
    const { answer, receipt } = await answerThrough("good");
    expect(answer.byModel).toBe(true);
    expect(receipt).toMatchObject({ isByModel: true, model: "scripted-good", endedBy: "written" });
  });

  it.each([
    ["truncated-json", "malformed"],
    ["slow-stream", "timeout"],
    ["server-error", "server"],
    ["cut-mid-stream", "connection"],
    ["rate-limited", "rate-limited"],
  ] as const)(
    "gives the extractive answer after %s, with one line and one count",
    async (play, reason) => {
      const { answer, receipt, lines, outcomes } = await answerThrough(play);
      expect(answer).toEqual(ask(MONEY));
      expect(receipt).toMatchObject({ isByModel: false, endedBy: reason });
      expect(lines).toHaveLength(1);
      expect(outcomes).toMatchObject([{ kind: "failed", reason }]);
      expect(lines.join("")).not.toMatch(/sk-secret|高级技师/u);
    },
  );
});
