import { describe, expect, it } from "vitest";
import { MOST_BYTES, renderReply, renderText } from "#bot/channels/tencent/render-reply.ts";
import { splitText } from "#bot/channels/tencent/split-text.ts";
import { USUAL_MANNER } from "#bot/conversation/conversation-store.ts";
import { buildAnswer } from "#tests/support/build-turn.ts";
import { ask, knowledge } from "#tests/support/tools.ts";

const { wording } = knowledge;
const plain = { wording, publicUrl: undefined, manner: USUAL_MANNER };
const linked = { wording, publicUrl: "https://shenwen.example", manner: USUAL_MANNER };
const bytes = (text: string) => Buffer.byteLength(text);

describe("a reply", () => {
  it("numbers its sources and says where they stand", () => {
    expect(renderText(ask("老房子想加装电梯找谁"), plain)).toMatch(/。 (?:\[\d\])+$/mu);
    const text = renderText(ask("到2025年养老床位要多少张"), plain);
    expect(text).toMatch(/^\[1\] 沪府办发〔2022〕23号（十四） · /mu);
    expect(text).not.toContain("<a ");
  });

  it("links its sources where the pages can be reached", () => {
    const link = /<a href="https:\/\/shenwen\.example\/documents\/[^" ]+">(\[\d\])<\/a>/gu;
    for (const question of ["老房子想加装电梯找谁", "到2025年养老床位要多少张"]) {
      const text = renderText(ask(question), linked);
      const numbers = new Set(text.match(/\[\d\]/gu));
      expect(numbers.size).toBeGreaterThan(0);
      expect(new Set(Array.from(text.matchAll(link), ([, number]) => number))).toEqual(numbers);
    }
  });

  it("offers the next questions by number", () => {
    const text = renderText(buildAnswer({ next: ["甲？", "乙？"] }), plain);
    expect(text).toMatch(/回复数字[\s\S]*\n回复1：甲？\n回复2：乙？$/u);
  });

  it("shows a map of each place", () => {
    const text = renderText(ask("静安的社区食堂在哪"), plain);
    const places = text.split("\n").filter((line) => /^\d\. /u.test(line));
    expect(places.length).toBeGreaterThan(1);
    for (const place of places) expect(place).toMatch(/<a href="https:[^"]+">地图<\/a>/u);
  });

  it("says in all pieces but the last that more follows", () => {
    const part = { kind: "fact", text: `${"一".repeat(400)}。`, grounds: [] } as const;
    const pieces = renderReply(buildAnswer({ parts: [part, part, part] }), plain);
    expect(pieces).toHaveLength(3);
    expect(pieces.map((piece) => piece.endsWith("（回复「继续」看后面）"))).toEqual([
      true,
      true,
      false,
    ]);
    expect(Math.max(...pieces.map(bytes))).toBeLessThanOrEqual(MOST_BYTES);
  });
});

it("tells a sentence with more links than a text holds without them", () => {
  const { citations } = ask("考出高级技师证能领多少钱");
  const [citation] = citations;
  const many = Array.from({ length: 14 }, (_, place) => ({
    ...citation,
    title: `来源${place}`,
    url: `/documents/x?mark=${"1".repeat(150)}#s${place}`,
  })) as unknown as typeof citations;
  const part = {
    kind: "fact",
    text: "由十四份文件写明。",
    grounds: [],
    cites: many.map(({ url }) => url),
  } as const;
  const pieces = renderReply(buildAnswer({ parts: [part], citations: many }), linked);
  expect(pieces.every((piece) => bytes(piece) <= MOST_BYTES)).toBe(true);
  expect(pieces.join("")).toContain("由十四份文件写明。 [1][2]");
});

describe("another manner", () => {
  const answer = ask("考出高级技师证能领多少钱");

  it("in short keeps how much, until when and who, with the sources of these only", () => {
    const whole = renderText(answer, plain);
    const [short = ""] = renderReply(answer, {
      ...plain,
      manner: { isLarge: false, isShort: true },
    });
    expect(short).toMatch(/3500元[\s\S]*到哪天：[\s\S]*找谁：/u);
    expect(short).not.toMatch(/怎么办：|写明：/u);
    expect(short).toMatch(/简短版，回复「完整」看全部）$/u);
    expect(short.length).toBeLessThan(whole.length / 2);
  });

  it("in large type sets statements apart, and opens pages in large type", () => {
    const text = renderText(answer, { ...linked, manner: { isLarge: true, isShort: false } });
    expect(text).toMatch(/3500元[^\n]*\n\n给多少：/u);
    const links = text.match(/href="https:\/\/shenwen[^"]+"/gu) ?? [];
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((link) => link.includes("large=1"))).toBe(true);
  });
});

describe("splitting", () => {
  const link = '<a href="https://shenwen.example/documents/x#%EF%BC%88">[1]</a>';
  const sentence = "社区食堂👨‍👩‍👧‍👦每份补贴3元，老年人优先👍🏽。";
  const english = "There are 17.8 places. Ask the bureau! ";
  const texts = {
    lines: `${sentence}${link}\n`.repeat(60),
    sentences: sentence.repeat(200),
    cited: `${sentence} ${link}[2]`.repeat(80),
    english: english.repeat(200),
    endless: `${"无".repeat(3_000)} ${link}`,
    emoji: "👨‍👩‍👧‍👦".repeat(400),
  };

  it.each(Object.entries(texts))("keeps %s whole and under the limit", (_, text) => {
    const pieces = splitText(text, 2_048);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) {
      expect(bytes(piece)).toBeLessThanOrEqual(2_048);
      expect(piece.match(/<a /gu)?.length ?? 0).toBe(piece.match(/<\/a>/gu)?.length ?? 0);
      expect(piece.isWellFormed()).toBe(true);
    }
  });

  it("never begins a piece with a citation or a closing mark", () => {
    for (const text of Object.values(texts)) {
      for (const piece of splitText(text, 2_048))
        expect(piece).not.toMatch(/^\s*(?:<a|\[|」|\u200d)/u);
    }
  });

  it("ends pieces at sentence ends", () => {
    for (const piece of splitText(texts.sentences, 2_048)) expect(piece).toMatch(/。$/u);
    for (const piece of splitText(texts.cited, 2_048)) expect(piece).toMatch(/\[2\]$/u);
    for (const piece of splitText(texts.english, 2_048)) expect(piece).toMatch(/[.!] $/u);
  });

  it("leaves a short text alone", () => {
    expect(splitText("短。", 2_048)).toEqual(["短。"]);
  });
});
