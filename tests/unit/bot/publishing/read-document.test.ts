import { expect, it } from "vitest";
import { readDocument } from "#bot/publishing/read-document.ts";

const NOTICE = new TextEncoder().encode("第一条　新开办的社区食堂，给予租金补贴。");

it("reads a file aside into passages", async () => {
  const end = await readDocument("通知.txt", NOTICE);
  expect(end).toMatchObject({ kind: "read", reading: { passages: [{ locator: "第一条" }] } });
});

it("ends the reading of a file that takes too long, and says what to do", async () => {
  const end = await readDocument("通知.txt", NOTICE, 0);
  expect(end).toMatchObject({
    kind: "refused",
    reason: expect.stringMatching(/没有读完：请.*拆成/u),
  });
});
