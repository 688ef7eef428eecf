import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { chat } from "#bot/channels/terminal/chat.ts";
import { renderReply } from "#bot/channels/terminal/render-reply.ts";
import { createLogger } from "#bot/logger.ts";
import { openModel } from "#bot/open-model.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { type Play, startScriptedModelServer } from "#tests/support/scripted-model-server.ts";
import { ask, createHandler, knowledge, tools } from "#tests/support/tools.ts";

const service = await startScriptedModelServer();
afterAll(() => service.stop());

const MONEY = "考出高级技师证能领多少钱";
const REPLACED = "（上面先显示的几句没有写完，或没有通过核对，请以下面的回答为准。）";

/** What stands in the terminal after a question. */
async function talk(play: Play | null, question = MONEY): Promise<string> {
  const environment = play
    ? {
        SHENWEN_MODEL_BASE_URL: service.baseUrl,
        SHENWEN_MODEL_API_KEY: "sk-secret",
        SHENWEN_MODEL: `scripted-${play}`,
      }
    : {};
  const model = await openModel({ environment }, { log: createLogger("silent") });
  const handle = createHandler(model ? { answerWithModel: model.answerWithModel } : {});
  const output = captureOutput();
  const parts = { handle, tools, output: output.stream, createId: randomUUID };
  await chat(Readable.from([`${question}\n`]), parts);
  return output.text();
}

const quoted = (question: string): string =>
  renderReply({ turnId: "", answer: ask(question), elapsedMs: 0 }, knowledge.wording);

describe("a conversation in the terminal", () => {
  it("has the answer of the sources as ever without a model", async () => {
    const text = await talk(null);
    expect(text).toContain(`> \n${quoted(MONEY)}\n\n> `);
    expect(text).not.toContain("AI");
  });

  it("shows what a model wrote once, under the label, with its sources and all that stays", async () => {
    const text = await talk("good");
    expect(text).toMatch(
      /> \n「AI生成」\n职业技能提升补贴：高级技师（一级）证书：3500元。 \[1\]\n/u,
    );
    expect(text.match(/高级技师（一级）证书：3500元/gu)).toHaveLength(1);
    expect(text).not.toContain(REPLACED);
    const [, below = ""] = quoted(MONEY).split("\n\n出处：");
    expect(text).toContain(`\n\n出处：${below}\n\n> `);
    for (const part of ask(MONEY).parts.filter(({ kind }) => kind === "validity"))
      expect(text.split(part.text)).toHaveLength(2);
  });

  it("begins with what stands before all that is written", async () => {
    const question = "老房子加装电梯找谁";
    const [first = ""] = quoted(question).split("\n");
    const text = await talk("good", question);
    expect(text.indexOf(first)).toBeLessThan(text.indexOf("「AI生成」"));
    expect(text.split(first)).toHaveLength(2);
  });

  it.each(["prompt-leak", "cut-mid-stream", "truncated-json"] as const)(
    "says in a line that what was shown is replaced after %s",
    async (play) => {
      const text = await talk(play);
      const [shown = "", replaced] = text.split(`\n${REPLACED}\n`);
      expect(shown).toContain("「AI生成」");
      expect(shown).not.toMatch(/JSON|规则/u);
      expect(replaced).toBe(`${quoted(MONEY)}\n\n> `);
    },
  );
});
