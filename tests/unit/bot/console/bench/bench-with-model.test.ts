import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerWithModel, AskedBy } from "#bot/answering/model/receipt.ts";
import { createLogger } from "#bot/logger.ts";
import { openModel } from "#bot/open-model.ts";
import { startScriptedModelServer } from "#tests/support/scripted-model-server.ts";
import { openStaffConsole, type StaffRoom } from "#tests/support/staff-room.ts";

const QUESTION = "考出高级技师证能领多少钱";

describe("the bench of a bot with a language model", () => {
  const asked: AskedBy[] = [];
  let room: StaffRoom;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const service = await startScriptedModelServer();
    const environment = {
      SHENWEN_MODEL_BASE_URL: service.baseUrl,
      SHENWEN_MODEL_API_KEY: "sk-secret",
      SHENWEN_MODEL: "scripted-invented-amount",
    };
    const model = await openModel({ environment }, { log: createLogger("silent") });
    const answerWithModel: AnswerWithModel = async (question, tools, who) => {
      asked.push(who);
      if (!model) throw new Error("configured, but not opened");
      return model.answerWithModel(question, tools, who);
    };
    room = await openStaffConsole({ answerWithModel });
    stop = () => service.stop();
  });
  afterAll(async () => {
    await room?.close();
    await stop?.();
  });

  const read = async (query: Record<string, string>): Promise<string> => {
    const visitor = await room.enter("editor");
    return (await visitor.get(`/staff/bench?${new URLSearchParams(query)}`)).text();
  };

  it("asks it only where that was chosen, and on the colleague's account", async () => {
    const page = await read({ question: QUESTION });
    expect(page).toContain('<select name="model">');
    expect(page).not.toContain("未配置模型");
    expect(page).not.toContain("AI生成");
    expect(asked).toEqual([]);
    await read({ question: QUESTION, model: "1" });
    expect(asked).toEqual([{ person: expect.stringMatching(/^staff:editor-/u), deadline: null }]);
  });

  it("shows both answers, which one is the model's, and what the checks kept back", async () => {
    const page = await read({ question: QUESTION, compare: "1", model2: "1" });
    const [, without = "", by = ""] = page.split('class="bench__run"');
    expect(without).not.toContain("AI生成");
    expect(without).not.toContain("核对</dt>");
    expect(by).toContain('<p class="bench__generated">AI生成</p>');
    expect(by).toContain("由大模型执笔，逐句核对后发出");
    expect(by).toMatch(/句，1 句原文不支持，没有照发：[^<]*数字/u);
    expect(by).toContain("scripted-invented-amount");
    expect(page).not.toContain("98765");
    expect(page).toContain("两次的答复不一样");
  });
});
