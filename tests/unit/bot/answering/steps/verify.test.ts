import { describe, expect, it } from "vitest";
import type { AnswerPart } from "#bot/answering/answer.ts";
import type { Draft } from "#bot/answering/draft.ts";
import { verify } from "#bot/answering/steps/verify.ts";
import { traceQuestion } from "#bot/answering/trace-question.ts";
import { TODAY, tools } from "#tests/support/tools.ts";

const question = {
  text: "家政人员培训有没有补贴",
  position: null,
  previous: null,
  askedBack: false,
  today: TODAY,
};

/** The draft of a real answer with statements that nothing bears out behind its own. */
function draftWith(...more: readonly AnswerPart[]): Draft {
  const [traced] = traceQuestion(question, tools).drafts;
  if (!traced) throw new Error("no draft");
  return { ...traced.draft, parts: [...traced.draft.parts, ...more] };
}

const sum: AnswerPart = { kind: "lead", text: "每人补贴99999元。", grounds: ["培训有补贴"] };
const body: AnswerPart = {
  kind: "fact",
  text: "由市民政局和市商务委办理。",
  grounds: ["由市民政局办理"],
};

describe("a draft that says more than its grounds", () => {
  it("leaves what is borne out as it is and replaces nothing", () => {
    const draft = draftWith();
    expect(verify(draft, tools)).toEqual({ ...draft, replaced: [] });
  });

  it("has the statement replaced with the quotation, and says by what it was too much", () => {
    const draft = draftWith(sum);
    const { parts, replaced } = verify(draft, tools);
    expect(parts.some(({ text }) => text.includes("99999"))).toBe(false);
    expect(replaced).toEqual([{ part: sum, unsupported: ["99999"], by: parts.at(-1) }]);
    expect(parts.at(-1)?.text).toContain(draft.citations[0].quote);
  });

  it("has a second such statement left out, and names the body that no ground names", () => {
    const { parts, replaced } = verify(draftWith(sum, body), tools);
    expect(replaced[1]).toEqual({ part: body, unsupported: ["市商务委"], by: null });
    expect(parts).toHaveLength(draftWith().parts.length + 1);
  });
});
