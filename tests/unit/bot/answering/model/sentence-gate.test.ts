import { describe, expect, it } from "vitest";
import { createSentenceVerifier } from "#bot/answering/model/check-sentence.ts";
import { checkWritten, createSentenceChecker } from "#bot/answering/model/check-written.ts";
import { collectNames } from "#bot/answering/model/checked-names.ts";
import { createSentenceGate } from "#bot/answering/model/sentence-gate.ts";
import { createPartReader } from "#bot/answering/model/written-part.ts";
import { tokenPassage } from "#tests/support/token-passage.ts";
import { knowledge } from "#tests/support/tools.ts";

const names = collectNames(knowledge);
const given = [
  tokenPassage("P1", "一次性补贴8000元"),
  tokenPassage("P2", "在登记之日起18个月内申请，过了不能再申请"),
  tokenPassage("P3", "由市人力资源社会保障局负责"),
];
const GOOD = [
  { cites: ["P1"], text: "一次性补贴8000元。" },
  { cites: ["P2"], text: "登记之日起18个月内申请。过了不能再申请！" },
  { cites: ["P3"], text: "由市人力资源社会保障局负责" },
];
const newCheck = () =>
  createSentenceChecker({
    verifier: createSentenceVerifier(names),
    names: [],
  });

/** Lets a text through in pieces of a length, and notes with each sentence how much had come. */
function letThrough(text: string, length: number, tongue: "zh" | "en" = "zh", over = given) {
  const told: { text: string; come: string }[] = [];
  let come = "";
  let isWanted = true;
  const gate = createSentenceGate({ given: over, check: newCheck(), tongue }, (sentence) =>
    told.push({ text: sentence.text, come }),
  );
  for (let at = 0; at < text.length; at += length) {
    const piece = text.slice(at, at + length);
    come += piece;
    isWanted = gate.push(piece) && isWanted;
  }
  return { told, texts: told.map((it) => it.text), checks: gate.checks, isWanted };
}

const json = (parts: readonly object[]): string =>
  JSON.stringify({ parts, completeness: "complete" });

describe("the gate of what a model writes", () => {
  it.each([1, 2, 3, 7, 50, 5000])(
    "lets through what the answer will say, whole sentences only, in pieces of %i",
    (length) => {
      const { told, texts } = letThrough(json(GOOD), length);
      const read = createPartReader(given);
      const written = GOOD.flatMap((part) => read(part) ?? []);
      const { parts } = checkWritten(written, newCheck(), "zh");
      expect(texts.join("")).toBe(parts.map(({ part }) => part.text).join(""));
      expect(texts).toHaveLength(4);
      for (const { text, come } of told) expect(come).toContain(text);
    },
  );

  it("holds a part back until it is known what it rests on", () => {
    const late = GOOD.map(({ cites, text }) => ({ text, cites }));
    const { told, texts } = letThrough(json(late), 3);
    expect(texts).toEqual(letThrough(json(GOOD), 3).texts);
    for (const { text, come } of told)
      expect(come.indexOf("cites", come.indexOf(text))).toBeGreaterThan(0);
  });

  it("lets nothing through without a passage that was given", () => {
    const parts = [
      { cites: ["P9"], text: "一次性补贴8000元。" },
      { cites: [], text: "一次性补贴8000元。" },
    ];
    expect(letThrough(json(parts), 4).texts).toEqual([]);
  });

  it("says nothing twice: what the quotation has, or a quotation of what was said", () => {
    const before = [{ cites: ["P1"], text: "一次性补贴8000元。能领98765元。" }];
    expect(letThrough(json(before), 4).texts).toEqual(["一次性补贴8000元。"]);
    const behind = [{ cites: ["P1"], text: "能领98765元。一次性补贴8000元。" }];
    expect(letThrough(json(behind), 4).texts).toEqual(["一次性补贴8000元。"]);
  });

  it("says what is alike and of another figure", () => {
    const over = [
      tokenPassage("P1", "新设床位每张补贴8000元，由区民政局发放"),
      tokenPassage("P2", "新设床位每张补贴5000元，由区民政局发放"),
    ];
    const parts = [
      { cites: ["P1", "P2"], text: "每张补贴98765元。新设床位每张补贴5000元，由区民政局发放。" },
    ];
    expect(letThrough(json(parts), 4, "zh", over).texts).toEqual([
      "新设床位每张补贴8000元，由区民政局发放。",
      "新设床位每张补贴5000元，由区民政局发放。",
    ]);
  });

  it("counts a denial that no passage has, however short, and an exception said as if it were none", () => {
    const exclusion = tokenPassage("P1", "下列人员不予补贴：在编人员、公务员");
    const over = [{ ...exclusion, cites: ["/documents/x#exclusions-0"] }];
    for (const text of ["在编人员、公务员。", "停办。"]) {
      const { texts, checks } = letThrough(json([{ cites: ["P1"], text }]), 4, "zh", over);
      expect(texts).toEqual(["下列人员不予补贴：在编人员、公务员。"]);
      expect(checks[0]?.kinds).not.toEqual([]);
    }
  });

  it("leaves out a word of agreement that no passage has, and trusts the model as before", () => {
    const parts = [
      { cites: ["P1"], text: "有。一次性补贴8000元。" },
      { cites: ["P2"], text: "支持。登记之日起18个月内申请。" },
      { cites: ["P3"], text: "是的。" },
    ];
    const { texts, checks } = letThrough(json(parts), 4);
    expect(texts).toEqual(["一次性补贴8000元。", "登记之日起18个月内申请。"]);
    expect(checks.every(({ kinds }) => kinds.length === 0)).toBe(true);
  });

  it("lets the quotation through in the place of the first sentence that fails", () => {
    const parts = [{ cites: ["P2"], text: "过了还能再申请。登记之日起18个月内申请。" }];
    const { texts, isWanted } = letThrough(json(parts), 4);
    expect(texts).toEqual(["在登记之日起18个月内申请，过了不能再申请。"]);
    expect(isWanted).toBe(true);
  });

  it("shuts with the second, and wants no more", () => {
    const parts = [{ cites: ["P1"], text: "补贴9000元。补贴7000元。一次性补贴8000元。" }];
    const { texts, isWanted, checks } = letThrough(json(parts), 4);
    expect(texts).toEqual(["一次性补贴8000元。"]);
    expect(isWanted).toBe(false);
    expect(checks).toHaveLength(2);
  });

  it("reads JSON that thoughts and words stand around", () => {
    const thoughts = `<think>{"parts":[{"cites":["P1"],"text":"一次性补贴8000元。"}]}</think>好的：\n`;
    const { texts } = letThrough(`${thoughts}\`\`\`json\n${json(GOOD)}\n\`\`\`\n{`, 5);
    expect(texts).toEqual(letThrough(json(GOOD), 5).texts);
  });

  it("reads on neither in a part that is too long nor behind the eighth", () => {
    const long = {
      cites: ["P1"],
      text: `一次性补贴8000元。一次性${" ".repeat(3_000)}补贴8000元。`,
    };
    expect(letThrough(json([long]), 50).texts).toEqual(["一次性补贴8000元。"]);
    const many = Array.from({ length: 20 }, () => GOOD[0] ?? {});
    expect(letThrough(json(many), 50).texts).toHaveLength(8);
  });

  it("tells no more of what is no JSON", () => {
    const broken = json(GOOD).replace(`},{"cites":["P2"]`, `}!{"cites":["P2"]`);
    expect(letThrough(broken, 6).texts).toEqual(["一次性补贴8000元。"]);
    expect(letThrough(`[${json(GOOD)}]`, 6).texts.length).toBeLessThanOrEqual(4);
  });

  it("does not break a sign that comes in two pieces", () => {
    const parts = [{ cites: ["P1"], text: "一次性补贴8000元😀。" }];
    expect(letThrough(json(parts), 1).texts).toEqual(["一次性补贴8000元😀。"]);
  });

  it("knows the ends of English sentences from the dots in them", () => {
    const english = [
      tokenPassage("P1", "One-off subsidy of 8,000.50 yuan. Apply within 18 months."),
    ];
    const parts = [
      { cites: ["P1"], text: "One-off subsidy of 8,000.50 yuan. Apply within 18 months." },
    ];
    expect(letThrough(json(parts), 1, "en", english).texts).toEqual([
      "One-off subsidy of 8,000.50 yuan.",
      "Apply within 18 months.",
    ]);
  });
});
