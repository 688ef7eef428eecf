import { describe, expect, it } from "vitest";
import { collectNames } from "#bot/answering/model/checked-names.ts";
import { createSentenceGate } from "#bot/answering/model/sentence-gate.ts";
import { verifyDraft } from "#bot/answering/model/verify-sentences.ts";
import { knowledge } from "#tests/support/tools.ts";

const names = collectNames(knowledge);
const PASSAGES = [
  { id: "a", text: "一次性补贴8000元" },
  { id: "b", text: "在登记之日起18个月内申请，过了不能再申请" },
  { id: "c", text: "由市人力资源社会保障局负责" },
];
const outcomes = (sentences: readonly { text: string; outcome: string }[]): string[] =>
  sentences.map(({ text, outcome }) => `${outcome} ${text}`);

describe("a draft", () => {
  it("is checked sentence by sentence, each against what it cites", () => {
    const draft = verifyDraft(
      [
        { text: "一次性补贴8000元。", cites: ["a"] },
        { text: "登记之日起18个月内申请。过了还能再申请。", cites: ["b"] },
      ],
      PASSAGES,
      names,
    );
    expect(outcomes(draft.sentences)).toEqual([
      "passed 一次性补贴8000元。",
      "passed 登记之日起18个月内申请。",
      "replaced 过了还能再申请。",
    ]);
    expect(draft.sentences[2]?.quote).toBe("b");
    expect(draft.sentences[2]?.why.map(({ kind }) => kind)).toContain("negation");
    expect(draft.isExtractive).toBe(false);
  });

  it("is given up when two sentences fall", () => {
    const parts = [{ text: "补贴9000元。20个月内申请。", cites: ["a", "b"] }];
    expect(verifyDraft(parts, PASSAGES, names).isExtractive).toBe(true);
  });

  it("quotes of several passages the one that a sentence is about", () => {
    const parts = [{ text: "登记之日起20个月内申请。", cites: ["a", "c", "b"] }];
    expect(verifyDraft(parts, PASSAGES, names).sentences[0]?.quote).toBe("b");
  });

  it("is not borne out by a passage that it does not cite, or that is not there", () => {
    const parts = [
      { text: "一次性补贴8000元。", cites: ["b"] },
      { text: "一次性补贴8000元。", cites: ["x"] },
      { text: "以上供参考。", cites: [] },
    ];
    const { sentences } = verifyDraft(parts, PASSAGES, names);
    expect(sentences.map(({ outcome, quote }) => [outcome, quote])).toEqual([
      ["replaced", "b"],
      ["replaced", null],
      ["replaced", null],
    ]);
  });
});

describe("the gate of a text that is being written", () => {
  it("lets out whole sentences only", () => {
    const gate = createSentenceGate(PASSAGES, names);
    gate.startPart(["a", "b"]);
    expect(gate.push("一次性补贴80")).toEqual([]);
    expect(gate.push("00元")).toEqual([]);
    expect(outcomes(gate.push("。登记之日起18个月内"))).toEqual(["passed 一次性补贴8000元。"]);
    expect(outcomes(gate.end())).toEqual(["passed 登记之日起18个月内"]);
  });

  it("takes what is left for a sentence when a part ends", () => {
    const gate = createSentenceGate(PASSAGES, names);
    gate.startPart(["a"]);
    gate.push("一次性补贴8000元");
    expect(outcomes(gate.startPart(["c"]))).toEqual(["passed 一次性补贴8000元"]);
    gate.push("由上海市人力资源和社会保障局负责");
    expect(outcomes(gate.end())).toEqual(["passed 由上海市人力资源和社会保障局负责"]);
  });

  it("shuts with the second sentence that falls", () => {
    const gate = createSentenceGate(PASSAGES, names);
    gate.startPart(["a", "b"]);
    expect(outcomes(gate.push("补贴9000元。"))).toEqual(["replaced 补贴9000元。"]);
    expect(gate.isExtractive).toBe(false);
    expect(gate.push("20个月内申请。一次性补贴8000元。")).toEqual([]);
    expect(gate.isExtractive).toBe(true);
  });
});
