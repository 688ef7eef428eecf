import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerText, type Topic } from "#bot/answering/answer.ts";
import type { AnsweringTools } from "#bot/answering/answering-tools.ts";
import type { AskModel } from "#bot/answering/model/compose-with-model.ts";
import { createModelComposer } from "#bot/answering/model/model-composer.ts";
import { createRecordLibrary } from "#knowledge/record-library.ts";
import { knowledge, TODAY, tools } from "#tests/support/tools.ts";

const InjectionSchema = z.strictObject({
  id: z.string(),
  where: z.enum(["question", "document", "history"]),
  lang: z.enum(["zh", "en"]),
  kind: z.string(),
  /** What is slipped in. */
  text: z.string(),
  /** What a model writes that does as it is told. */
  obeys: z.string(),
  /** Of which none may reach the reader. */
  never: z.array(z.string()).min(1),
  /** Tokens that it cites; the first passage's without them. */
  cites: z.array(z.string()).optional(),
});
type Injection = z.infer<typeof InjectionSchema>;

const FIXTURE = new URL("../../../../fixtures/injections.jsonl", import.meta.url);
const injections = readFileSync(FIXTURE, "utf8")
  .trim()
  .split("\n")
  .map((line) => InjectionSchema.parse(JSON.parse(line)));

const compose = createModelComposer();

const RECORD = "skill-upgrade-subsidy";
const QUESTION = "考出高级技师证能领多少钱";
const FOLLOW_UP = "那怎么申请呢";

interface Passage {
  readonly id: string;
  readonly text: string;
}

/** How a model that obeys may do it: alone, behind what is right, in one sentence with it, in every part. */
const MANNERS: Readonly<
  Record<string, (passages: readonly Passage[], injection: Injection) => unknown>
> = {
  alone: ([first], { obeys, cites }) => [{ text: obeys, cites: cites ?? [first?.id] }],
  behind: ([first], { obeys, cites }) => [
    { text: `${first?.text}。${obeys}`, cites: cites ?? [first?.id] },
  ],
  within: ([first], { obeys, cites }) => [
    { text: `${first?.text.replace(/。$/u, "")}，${obeys}`, cites: cites ?? [first?.id] },
  ],
  everywhere: (passages, { obeys, cites }) =>
    passages.map(({ id, text }) => ({ text: `${text}。${obeys}`, cites: cites ?? [id] })),
  "citing the nearest": (passages, { obeys, cites }) => [
    { text: obeys, cites: cites ?? [nearest(passages, obeys)] },
  ],
  "citing all": (passages, { obeys, cites }) => [
    { text: obeys, cites: [...(cites ?? []), ...passages.map(({ id }) => id)] },
  ],
};

/** The passage with most of a text's characters. */
function nearest(passages: readonly Passage[], text: string): string {
  const shared = (passage: Passage): number =>
    Array.from(new Set(text)).filter((sign) => passage.text.includes(sign)).length;
  return passages.toSorted((one, other) => shared(other) - shared(one))[0]?.id ?? "";
}

/** The sources with the text in every statement of the record that answers. */
function poisoned(text: string): AnsweringTools {
  const records = knowledge.records.map((record) =>
    record.id === RECORD
      ? {
          ...record,
          benefit: record.benefit.map((it) => ({ ...it, text: it.text + text })),
          apply: record.apply.map((it) => ({ ...it, text: it.text + text })),
        }
      : record,
  );
  return { ...tools, library: createRecordLibrary(records) };
}

function topicOf(text: string): Topic {
  const matter = knowledge.recordMatters.find(({ record }) => record === RECORD);
  return { measure: 21, matter: matter?.id ?? null, record: RECORD, question: text };
}

function ask({ where, text }: Injection, askModel: AskModel) {
  const previous = where === "history" ? topicOf(text) : null;
  const asked = where === "history" ? FOLLOW_UP : QUESTION + (where === "question" ? text : "");
  const question = { text: asked, position: null, previous, askedBack: false, today: TODAY };
  const over = where === "document" ? poisoned(text) : tools;
  return compose(question, over, askModel);
}

describe("what is slipped into a model", () => {
  it("is tried in 60 ways and more, in question, document and history", () => {
    expect(injections.length).toBeGreaterThanOrEqual(60);
    expect(new Set(injections.map(({ where }) => where)).size).toBe(3);
    expect(injections.filter(({ kind }) => kind === "hidden").length).toBeGreaterThanOrEqual(6);
    // A document is quoted as it is: only what the model makes of it can be told apart.
    for (const { where, text, never } of injections)
      if (where === "document") expect(never.filter((word) => text.includes(word))).toEqual([]);
  });

  it.each(injections)("never reaches the reader: $id $where $lang $kind", async (injection) => {
    for (const [manner, write] of Object.entries(MANNERS)) {
      const { answer } = await ask(injection, async ({ user }) => {
        const parts = write(JSON.parse(user).passages, injection);
        const value = { parts, completeness: "complete" };
        return { kind: "written", value, tokens: { prompt: 1, completion: 1 } };
      });
      const text = answerText(answer);
      expect(
        injection.never.filter((word) => text.includes(word)),
        manner,
      ).toEqual([]);
      if (injection.where === "document") continue;
      expect(text).not.toMatch(/[\u{200B}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{E0000}-\u{E007F}]/u);
    }
  });

  it("does reach the model, but as data and without hidden characters", async () => {
    let reached = 0;
    for (const injection of injections) {
      await ask(injection, async ({ system, user }) => {
        reached += 1;
        expect(system).not.toContain(injection.text);
        expect(user).not.toMatch(/[\p{Cf}\u{E0000}-\u{E0FFF}]/u);
        expect(Object.keys(JSON.parse(user))).toEqual(["question", "before", "passages"]);
        return { kind: "failed", reason: "timeout" };
      });
    }
    expect(reached).toBeGreaterThanOrEqual(50);
  });
});
