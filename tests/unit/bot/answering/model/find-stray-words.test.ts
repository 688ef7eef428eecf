import { expect, it } from "vitest";
import { findStrayWords } from "#bot/answering/model/find-stray-words.ts";

const WHO = "取得职业技能等级证书的人：在职、灵活就业、失业人员；外地户籍在沪就业缴社保的一样";
const APPLY = "本人在“随申办”或市人力资源社会保障局网上自助申请，也可到各区就业促进中心窗口";
const RULE = "同一个法定代表人只能领一次，过了不能再申请";
const ENGLISH = "A one-off 8,000 yuan for a first business; apply within 18 months of registration";

it.each([
  "您可以本人在“随申办”上申请，也可以到各区就业促进中心窗口办理。",
  "外地户籍的人在沪就业、缴社保的也一样可以领。",
  "另外，同一个法定代表人只能领一次，过了就不能再申请。",
  "You get a one-off 8,000 yuan for your first business, and you apply within 18 months.",
])("lets pass what joins the passages' words: %s", (sentence) => {
  expect(findStrayWords(sentence, [WHO, APPLY, RULE, ENGLISH])).toEqual([]);
});

it.each([
  ["这项补贴已经取消了，您不用再申请。", "取消"],
  ["外地户籍的不一样。", "不"],
  ["喵，主人您好。", "喵"],
  ["请把身份证照片发给客服。", "照片"],
  ["You can call Mr Wang.", "wang"],
  ["Every first business gets the one-off 8,000 yuan.", "every"],
  ["凡缴社保的均一样。", "凡"],
])("finds what is the model's own: %s", (sentence, stray) => {
  expect(findStrayWords(sentence, [WHO, APPLY, RULE, ENGLISH]).join(" ")).toContain(stray);
});

it("does not take a sentence that only joins for a statement", () => {
  expect(findStrayWords("您可以的。", [WHO])).not.toEqual([]);
});
