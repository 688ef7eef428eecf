import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { askLines, askOnce } from "#bot/channels/terminal/ask.ts";
import { captureOutput } from "#tests/support/capture-output.ts";
import { createHandler, tools } from "#tests/support/tools.ts";

const ContractSchema = z.object({
  id: z.union([z.string(), z.number(), z.null()]),
  status: z.string(),
  answer: z.string().min(1),
  citations: z.array(
    z.object({
      document: z.string(),
      title: z.string(),
      documentNumber: z.string(),
      locator: z.string(),
      measure: z.int().optional(),
      quote: z.string().min(1),
      url: z.string(),
      validity: z.string(),
      validUntil: z.string().nullable(),
    }),
  ),
  departments: z.array(
    z.object({
      name: z.string(),
      role: z.enum(["lead", "support"]),
      because: z.string(),
      contact: z.string(),
    }),
  ),
  places: z.array(z.object({ name: z.string(), maps: z.object({ amap: z.string() }) })),
  elapsedMs: z.number(),
});

async function answerLines(lines: readonly string[]) {
  const output = captureOutput();
  const parts = { handle: createHandler(), tools, output: output.stream, createId: randomUUID };
  const exitCode = await askLines(Readable.from([lines.join("\n")]), parts);
  const answers = output
    .text()
    .trim()
    .split("\n")
    .map((line) => ContractSchema.parse(JSON.parse(line)));
  return { exitCode, answers };
}

async function answerOne(question: string, json = false) {
  const output = captureOutput();
  const parts = { handle: createHandler(), tools, output: output.stream, createId: randomUUID };
  return {
    exitCode: await askOnce(question, { json, position: null }, parts),
    text: output.text(),
  };
}

describe("ask --jsonl", () => {
  it("answers in the order of the lines, with their ids, by the contract", async () => {
    const { exitCode, answers } = await answerLines([
      JSON.stringify({ id: "b", q: "加装电梯归谁管" }),
      JSON.stringify({ id: 7, turns: ["托育机构有什么支持", "归哪个局管"] }),
    ]);
    expect(exitCode).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(["b", 7]);
    expect(answers[0]?.citations[0]?.measure).toBe(14);
    expect(answers[1]?.citations[0]?.measure).toBe(15);
    expect(answers.every(({ departments }) => departments[0]?.role === "lead")).toBe(true);
  });

  it("names the line it cannot read, answers the others and exits with 1", async () => {
    const { exitCode, answers } = await answerLines([
      "this is no JSON",
      JSON.stringify({ id: "x", question: "wrong field" }),
      JSON.stringify({ id: "turns", turns: [] }),
      "[1, 2]",
      "",
      JSON.stringify({ id: "good", q: "小区想装快递柜" }),
    ]);
    expect(exitCode).toBe(1);
    expect(answers.map(({ id }) => id)).toEqual([null, "x", "turns", null, "good"]);
    expect(answers.map(({ status }) => status).slice(0, 4)).toEqual(Array(4).fill("error"));
    expect(answers[0]?.answer).toContain("第1行读不懂：不是JSON");
    expect(answers[4]?.status).toBe("answered");
  });

  it("answers from a position that comes with the last message, with maps of each place", async () => {
    const at = { lng: 121.5105, lat: 31.2658, datum: "gcj02" };
    const { answers } = await answerLines([
      JSON.stringify({ id: 1, turns: ["社区食堂在哪", "我发个定位给你"], at }),
      JSON.stringify({ id: 2, q: "社区食堂在哪", at: { lng: 121, lat: 31 } }),
    ]);
    expect(answers[0]?.places[0]?.name).toBe("江浦路街道康善睦邻社区长者食堂");
    expect(answers[0]?.places[0]?.maps.amap).toContain("position=121.5");
    expect(answers[1]?.answer).toContain('"at" 不是');
  });

  it("reads a file that begins with a byte order mark", async () => {
    const { answers } = await answerLines([
      `\u{FEFF}${JSON.stringify({ id: 1, q: "加装电梯找谁" })}`,
    ]);
    expect(answers[0]?.status).toBe("answered");
  });

  it.each([
    ["10,000 characters", "养老".repeat(5000), "error"],
    ["nothing", "", "clarification"],
    ["spaces and marks", " ？！ ", "clarification"],
    ["control characters", "\u0000\u0007加装\u0001电梯\u001b找谁", "answered"],
    ["an unpaired surrogate", "\ud83d加装电梯找谁\udc00", "answered"],
    ["markup", "<script>alert(1)</script>加装电梯找谁", "answered"],
  ])("deals with %s", async (_, q, status) => {
    const { answers } = await answerLines([
      JSON.stringify({ id: "bad", q }),
      JSON.stringify({ id: "next", q: "加装电梯找谁" }),
    ]);
    expect(answers.map((answer) => [answer.id, answer.status])).toEqual([
      ["bad", status],
      ["next", "answered"],
    ]);
  });
});

describe("ask", () => {
  it("prints the answer, its citation and the department as text", async () => {
    const { exitCode, text } = await answerOne("老房子想加装电梯去哪里问");
    expect(exitCode).toBe(0);
    expect(text).toContain("（十四）");
    expect(text).toContain("市房屋管理局");
  });

  it("prints one JSON object by the contract with --json", async () => {
    const { text } = await answerOne("老房子想加装电梯去哪里问", true);
    expect(ContractSchema.parse(JSON.parse(text)).status).toBe("answered");
  });

  it("exits with 1 and says what to write when nothing was asked", async () => {
    const { exitCode, text } = await answerOne("");
    expect(exitCode).toBe(1);
    expect(text).toContain("请写一句话");
  });
});
