import { expect, it } from "vitest";
import { readCommand } from "#bot/channels/tencent/read-command.ts";
import { sendText, startPlatform } from "#tests/support/wechat-platform.ts";

it("is changed by its name, and kept over a restart", async () => {
  const platform = await startPlatform();
  const question = "考出高级技师证能领多少钱";
  expect(await sendText(platform, question)).toContain("怎么办：");
  expect(await sendText(platform, "简短")).toMatch(/最要紧的几句/u);
  await platform.restart();
  const short = await sendText(platform, question);
  expect(short).toMatch(/到哪天：[\s\S]*回复「完整」看全部/u);
  expect(short).not.toContain("怎么办：");
  expect(await sendText(platform, "「完整」")).toContain("怎么办：");
  expect(await sendText(platform, "大字")).toMatch(/空一行/u);
  expect(await sendText(platform, question)).toMatch(/元。[^\n]*\n\n/u);
  expect(await sendText(platform, "标准模式")).toMatch(/标准模式/u);
  expect(await sendText(platform, question)).not.toMatch(/元。[^\n]*\n\n给多少/u);
});

it("is not what a question with such a word in it asks for", () => {
  for (const text of ["简短说说以旧换新补贴", "长辈助餐点在哪", "大字报", "完整的材料清单"]) {
    expect(readCommand(text)).toBeNull();
  }
});

it("tells what is kept and for how long", async () => {
  const platform = await startPlatform();
  expect(await sendText(platform, "隐私")).toMatch(/24小时[\s\S]*90天[\s\S]*180天[\s\S]*「忘掉」/u);
  expect(await sendText(platform, "privacy")).toMatch(/90 days without who asked/u);
});
