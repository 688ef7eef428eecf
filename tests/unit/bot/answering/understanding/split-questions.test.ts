import { expect, it } from "vitest";
import { splitQuestions } from "#bot/answering/understanding/split-questions.ts";

const asks = (sentence: string): boolean => /吗|多少|哪/u.test(sentence);

it("cuts a message into its questions", () => {
  expect(splitQuestions("托位有多少？食堂在哪里？", asks)).toEqual([
    "托位有多少？",
    "食堂在哪里？",
  ]);
});

it("keeps a story with one question whole, so that the story helps to find the answer", () => {
  const story = "我妈八十了。住六楼没电梯。能装电梯吗？";
  expect(splitQuestions(story, asks)).toEqual([story]);
});

it("cuts before a connecting word too", () => {
  expect(splitQuestions("托位有多少，另外食堂在哪里", asks)).toEqual([
    "托位有多少",
    "另外食堂在哪里",
  ]);
});

it("takes three questions at most", () => {
  expect(splitQuestions("甲乙在哪？丙丁在哪？戊己在哪？庚辛在哪？", asks)).toHaveLength(3);
});
