import { describe, expect, it } from "vitest";
import { createThoughtSkipper } from "#bot/answering/model/skip-thoughts.ts";

function skipIn(text: string, length: number): string {
  const skip = createThoughtSkipper();
  let behind = "";
  for (let at = 0; at < text.length; at += length) behind += skip(text.slice(at, at + length));
  return behind;
}

describe.each([1, 2, 3, 7, 500])(
  "what stands behind a model's thoughts, in pieces of %i",
  (length) => {
    it.each([
      ["without any", '{"a":1}', '{"a":1}'],
      ["with some", ' \n<think>{"b":2}</think>\n好的：{"a":1}', '好的：{"a":1}'],
      ["with empty ones", "<think></think>{}", "{}"],
      ["with marks that are none", "<think>a < b </thin </think>{}", "{}"],
      ["with an opening that is none", "<thing>{}", "<thing>{}"],
      ["with an opening further on", '{"a":"<think>"}', '{"a":"<think>"}'],
      ["with others behind them", "<think>a</think> <think>b</think>{}", ""],
      ["that go on", "<think>{}", ""],
      ["that have hardly begun", "<thi", ""],
    ])("%s", (_, text, behind) => {
      expect(skipIn(text, length)).toBe(behind);
    });
  },
);
