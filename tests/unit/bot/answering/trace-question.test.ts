import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { CONFIDENCE } from "#bot/answering/confidence.ts";
import type { Trace } from "#bot/answering/trace.ts";
import { traceQuestion } from "#bot/answering/trace-question.ts";
import { readGold } from "#tests/evals/scorers/score-answers.ts";
import { TODAY, tools } from "#tests/support/tools.ts";

const DATASETS = new URL("../../../evals/datasets/", import.meta.url);

/** Of a set so many questions are enough to see that no step behaves otherwise before somebody's eyes. */
const EVERY = 5;

function trace(text: string, over: Partial<Trace["question"]> = {}): Trace {
  const question = { text, position: null, previous: null, askedBack: false, today: TODAY };
  return traceQuestion({ ...question, ...over }, tools);
}

describe("the answer", () => {
  it.each(["own", "places", "declines", "mixed", "held-out-stories"])(
    "is the one that is given without looking: questions-%s",
    (name) => {
      const text = readFileSync(new URL(`questions-${name}.jsonl`, DATASETS), "utf8");
      for (const { q, turns, at } of readGold(text).filter((_, place) => place % EVERY === 0)) {
        const position = at ? { point: [at.lng, at.lat] as const, datum: at.datum } : null;
        let before: Pick<Trace["question"], "previous" | "askedBack"> = {
          previous: null,
          askedBack: false,
        };
        for (const message of turns ?? [q ?? ""]) {
          const question = { text: message, position, today: TODAY, ...before };
          const answer = answerQuestion(question, tools);
          expect(traceQuestion(question, tools).answer).toEqual(answer);
          before = {
            previous: answer.topic ?? before.previous,
            askedBack: answer.status === "clarification",
          };
        }
      }
    },
  );
});

describe("what is seen of a question for a clause", () => {
  const seen = trace("老房子想裝電梯，找誰？");

  it("is how it was read", () => {
    expect(seen.reading).toEqual({
      written: "老房子想裝電梯，找誰？",
      normalised: "老房子想装电梯，找谁？",
      read: "老房子想装电梯，找谁？",
      tongue: "zh",
    });
    expect(seen.placeQuestion).toBeNull();
    expect([...(seen.understood?.queries[0]?.aspects ?? [])]).toContain("who");
  });

  it("is every matter with its place in the six lists, whose gains make up its score", () => {
    const [search] = seen.pieces[0]?.searches ?? [];
    expect(search?.explanation.lists.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "full lexical",
      "profile lexical",
      "asks lexical",
      "source lexical",
      "topics dense",
      "meaning dense",
    ]);
    const [best] = search?.explanation.matters ?? [];
    expect(best?.matter.id).toBe("lift-retrofit");
    expect(best?.places[0]?.rank).toBe(1);
    const gains = (best?.places ?? []).map((place) => place?.gain ?? 0);
    expect(gains.reduce((sum, gain) => sum + gain)).toBeCloseTo(best?.score ?? 0);
    expect(seen.pieces[0]?.searched.ranked[0]?.score).toBeCloseTo(best?.score ?? 0);
  });

  it("is how sure that is against the threshold, by which signs", () => {
    const judgement = seen.pieces[0]?.judgement;
    expect(judgement).toMatchObject({ by: "estimate", least: CONFIDENCE.least, isSure: true });
    expect(judgement?.by === "estimate" && judgement.signs.coverage).toBeGreaterThan(0.5);
  });

  it("is the evidence, the draft, and each step with its time", () => {
    expect(seen.endedBy).toBe("route");
    expect(seen.evidence?.kind).toBe("findings");
    expect(seen.drafts).toHaveLength(1);
    expect(seen.drafts[0]?.verified.replaced).toEqual([]);
    expect(seen.steps.map(({ step, within }) => [step, within])).toEqual([
      ["place", null],
      ["understand", null],
      ["search", "retrieve"],
      ["rank", "retrieve"],
      ["retrieve", null],
      ["compose", null],
      ["verify", null],
      ["route", null],
    ]);
  });
});

it("shows both searches of a question that begins with who asks, and what each counts", () => {
  const { pieces } = trace("我是开理发店的，有什么贷款可以申请");
  const searches = pieces[0]?.searches ?? [];
  expect(searches).toHaveLength(2);
  expect(searches[0]?.text).toContain("理发店");
  expect(searches[1]?.text).not.toContain("理发店");
  expect(searches.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
});

it("shows the subject outside that a declined question fits", () => {
  const { answer, endedBy, pieces, drafts } = trace("护照到期了怎么换新的");
  expect(["not-found", "out-of-scope"]).toContain(answer.status);
  expect(endedBy).toBe("retrieve");
  expect(pieces[0]?.judgement.isSure).toBe(false);
  expect(tools.knowledge.language.outside.map(({ id }) => id)).toContain(
    pieces[0]?.searched.outside.id,
  );
  expect(drafts).toEqual([]);
});

it("shows what the place reader took, and the draft that it wrote", () => {
  const { endedBy, placeQuestion, drafts, understood } = trace("杨浦区哪里有社区食堂");
  expect(endedBy).toBe("place");
  expect(placeQuestion?.kind?.id).toBe("community-canteen");
  expect(drafts[0]?.verified.parts.length).toBeGreaterThan(0);
  expect(understood).toBeNull();
});

it("shows that a greeting ends with the reading", () => {
  expect(trace("你好").endedBy).toBe("understand");
});

it("shows a message that only points back, with nothing searched for", () => {
  const { answer } = trace("老房子想装电梯");
  const { understood, pieces, evidence } = trace("归哪个局管", { previous: answer.topic });
  expect(understood?.link).toBe("refers");
  expect(pieces).toEqual([]);
  expect(evidence?.kind).toBe("findings");
});
