import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { EXAMPLES } from "#bot/answering/ending.ts";
import { readSeedText } from "#knowledge/read-seed.ts";
import { readGold } from "#tests/evals/scorers/score-answers.ts";
import { ask, knowledge } from "#tests/support/tools.ts";

const { plan, departments, groupLabels, matters, wording, language, planEnglish } = knowledge;
const names = new Set(departments.map(({ name }) => name));

describe("departments", () => {
  it("are exactly the bodies and labels of the plan's 责任部门 lines", () => {
    const printed = new Set(plan.measures.flatMap(({ responsible }) => responsible));
    const labels = groupLabels.map(({ label }) => label);
    expect(departments).toHaveLength(28);
    expect(new Set([...names, ...labels])).toEqual(printed);
  });

  it("never share an alias", () => {
    const aliases = departments.flatMap((body) => [body.name, body.fullName, ...body.aliases]);
    expect(aliases.filter((alias, place) => aliases.indexOf(alias) !== place)).toEqual([]);
  });

  it("resolve every topic of a group label to a body of the plan", () => {
    const resolved = groupLabels.flatMap(({ topics }) =>
      topics.map(({ department }) => department),
    );
    expect(resolved.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe("matters", () => {
  it("are at least 150", () => {
    expect(matters.length).toBeGreaterThanOrEqual(150);
  });

  it("cover every sentence of all 26 measures", () => {
    const sentences = plan.passages.filter(({ kind }) => kind === "sentence");
    const bare = sentences.filter(
      ({ text, measure }) =>
        !matters.some((matter) => matter.measure === measure && text.includes(matter.anchor)),
    );
    expect(bare.map(({ id, text }) => `${id} ${text}`)).toEqual([]);
  });

  it("name only bodies of their measure's own 责任部门 line, or another source", () => {
    const strangers = matters.filter(
      ({ measure, departments: bodies, source }) =>
        source === null &&
        !bodies.every((name) => plan.measures[measure - 1]?.responsible.includes(name)),
    );
    expect(strangers.map(({ id }) => id)).toEqual([]);
  });

  it("are never routed to a group label", () => {
    const routed = new Set(matters.flatMap((matter) => matter.departments));
    expect([...routed].filter((name) => !names.has(name))).toEqual([]);
  });

  it("lead from their own name to their own measure", () => {
    const lost = matters.filter(({ name, measure }) => ask(name).topic?.measure !== measure);
    expect(lost.map(({ id, name }) => `${id}: ${name}`)).toEqual([]);
  });
});

describe("what the public may see", () => {
  const unconfirmed = departments.flatMap(({ contacts }) =>
    contacts.filter(({ level }) => level === "C").map(({ value }) => value),
  );

  it("has no contact of level C, whatever matter is asked about", () => {
    expect(unconfirmed.length).toBeGreaterThan(0);
    for (const { name } of [...matters, ...knowledge.recordMatters]) {
      const answer = ask(`${name}打什么电话找哪个部门`);
      const shown = answerText(answer) + JSON.stringify(answer.departments);
      for (const number of unconfirmed) expect(shown, name).not.toContain(number);
    }
  });

  it("has emergency numbers with a source only", () => {
    for (const { source, level } of language.guard.crisis) {
      expect(source.length).toBeGreaterThan(3);
      expect(["A", "B"]).toContain(level);
    }
  });

  it("is answered when it follows the bot's own example", () => {
    for (const example of Object.values(EXAMPLES)) {
      expect(ask(example).status, example).toMatch(/answered|partial/u);
    }
  });
});

describe("phrasings", () => {
  it("are no questions of the evaluation sets, which would then measure nothing", () => {
    const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
    const folder = new URL("../../evals/datasets/", import.meta.url);
    const asked = readdirSync(folder)
      .flatMap((file) => readGold(readFileSync(new URL(file, folder), "utf8")))
      .flatMap(({ q, turns }) => turns ?? [q ?? ""])
      .map(bare);
    expect(asked.length).toBeGreaterThan(900);
    const known = new Set(asked);
    const all = [...matters, ...knowledge.recordMatters, ...language.outside];
    const phrasings = all.flatMap(({ asks }) => asks);
    expect(phrasings.filter((phrasing) => known.has(bare(phrasing)))).toEqual([]);
  });
});

describe("suggested next questions", () => {
  it("are answered in full", () => {
    const suggested = new Set(matters.flatMap(({ name }) => ask(name).next));
    expect(suggested.size).toBeGreaterThan(100);
    const silent = [...suggested].filter((question) => ask(question).status !== "answered");
    expect(silent).toEqual([]);
  });

  it("are in the asker's language", () => {
    const { next } = ask("How many elderly care beds are planned?");
    expect(next.length).toBeGreaterThan(0);
    expect(next.join("")).not.toMatch(/\p{Script=Han}/u);
  });
});

describe("wording", () => {
  it("has the same placeholders in Chinese and English, or fewer in one", () => {
    const placeholders = (text: string) => text.match(/\{\w+\}/gu) ?? [];
    for (const [key, { zh, en }] of Object.entries(wording)) {
      expect([key, zh.includes("undefined"), en.includes("undefined")]).toEqual([
        key,
        false,
        false,
      ]);
      expect(placeholders(zh).length + placeholders(en).length, key).toBeLessThan(12);
    }
  });

  it("has no sentence that nothing says", () => {
    const folder = new URL("../../../bot/", import.meta.url);
    const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(new URL(file, folder), "utf8"))
      .join("");
    const isSaid = (key: string) =>
      code.includes(`"${key}"`) || code.includes(`\`${key.split(".")[0]}.\${`);
    expect(Object.keys(wording).filter((key) => !isSaid(key))).toEqual([]);
  });

  it("never promises what the plan's past targets were to bring", () => {
    const chinese = Object.values(wording).map(({ zh }) => zh);
    expect(chinese.filter((text) => /将(?:会|要|在|于|达到|实现|完成)/u.test(text))).toEqual([]);
  });
});

describe("English renderings", () => {
  it("stand for every measure and every target, with the target's own figure", () => {
    expect(Object.keys(planEnglish.measures)).toHaveLength(26);
    for (const { id, quantity } of plan.measures.flatMap(({ targets }) => targets)) {
      const english = planEnglish.targets[id] ?? "";
      expect(english, id).not.toBe("");
      if (quantity !== undefined && quantity > 1) {
        expect(english.replaceAll(",", ""), id).toContain(String(quantity));
      }
    }
  });
});

describe("the plan's silences, on which the answers rely", () => {
  it("names no sum of money, no telephone number and no web address", () => {
    expect(plan.clean.text).not.toMatch(/\d(?:万|亿)?元/u);
    expect(plan.clean.text).not.toMatch(/\d{7,}|电话|https?:|www/u);
  });
});

it("keeps the official text byte for byte", async () => {
  const bytes = new TextEncoder().encode(readSeedText("plan/plan-hufubanfa-2022-23.txt"));
  const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
  expect(readSeedText("README.md")).toContain(digest);
});
