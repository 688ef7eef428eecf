import { expect, it } from "vitest";
import { splitQuestions } from "#bot/answering/understanding/split-questions.ts";

const asks = (sentence: string): boolean => /吗|多少|哪|谁/u.test(sentence);
const signs = { asks, isWhole: (text: string) => asks(text) && !/^.?找谁|^那/u.test(text) };

it("cuts a message into its questions", () => {
  expect(splitQuestions("托位有多少？食堂在哪里？", signs)).toEqual([
    "托位有多少？",
    "食堂在哪里？",
  ]);
});

it("keeps a story with one question whole, so that the story helps to find the answer", () => {
  const story = "我妈八十了。住六楼没电梯。能装电梯吗？";
  expect(splitQuestions(story, signs)).toEqual([story]);
});

it("cuts before a connecting word too", () => {
  expect(splitQuestions("托位有多少，另外食堂在哪里", signs)).toEqual([
    "托位有多少",
    "另外食堂在哪里",
  ]);
});

it("takes three questions at most", () => {
  expect(splitQuestions("甲乙在哪？丙丁在哪？戊己在哪？庚辛在哪？", signs)).toHaveLength(3);
});

it("cuts between two clauses that are each a question by itself", () => {
  expect(splitQuestions("开店缺钱有贷款吗,新招的人培训有补贴吗", signs)).toEqual([
    "开店缺钱有贷款吗,",
    "新招的人培训有补贴吗",
  ]);
});

it("leaves a clause that names no subject with the one that does", () => {
  expect(splitQuestions("我是外地人,加装电梯有补贴吗,找谁", signs)).toHaveLength(1);
});

it("asks the same of each of two things", () => {
  expect(splitQuestions("养老床位和托位分别要多少", signs)).toEqual([
    "养老床位要多少",
    "托位要多少",
  ]);
  expect(splitQuestions("养老和托育的目标各是多少", signs)).toEqual([
    "养老的目标是多少",
    "托育的目标是多少",
  ]);
});
