import { describe, expect, it } from "vitest";
import { plainText, type RichText, type Run, toHtml } from "#bot/channels/telegram/rich-text.ts";
import { splitText } from "#bot/channels/telegram/split-text.ts";
import { parseHtml } from "#tests/support/telegram-html.ts";

const FAMILY = "👨‍👩‍👧‍👦";
const WORDS = [
  FAMILY,
  "🏳️‍🌈",
  "👍🏽",
  "é",
  "养老床位",
  "老房子加装电梯的补贴由市房屋管理局负责",
  "a<b>&c\"d'",
  "&amp;",
  "x".repeat(700),
  "一".repeat(700),
  "。",
  "，",
  " ",
  "\n",
  "Stop. Go! ",
];

/** Numbers that look random and are the same each time. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function randomText(seed: number): RichText {
  const dice = createDice(seed);
  return Array.from({ length: 20 + dice(300) }, (_, place): Run => {
    const text = WORDS[dice(WORDS.length)] ?? "";
    const link = `https://example.org/${"%E4%B8%80".repeat(dice(40))}?a=1&b="${dice(9)}`;
    const kind = dice(6);
    if (kind === 0) return { text: `[${place}]`, whole: true, link };
    if (kind === 1) return { text, bold: true };
    return kind === 2 ? { text, link } : { text };
  });
}

const graphemes = (text: string) =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

describe("splitText", () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    "gives pieces that Telegram takes and that are the text again (seed %i)",
    (seed) => {
      const text = randomText(seed);
      const pieces = splitText(text);
      const parsed = pieces.map((piece) => parseHtml(toHtml(piece)));
      expect(parsed.map((piece) => piece.text).join("")).toBe(plainText(text));
      for (const [place, piece] of parsed.entries()) {
        expect(piece.text.length).toBeLessThanOrEqual(4096);
        expect(piece.text.length).toBeGreaterThan(0);
        expect(piece.text.isWellFormed()).toBe(true);
        expect(piece.entities).toBeLessThanOrEqual(100);
        expect(toHtml(pieces[place] ?? []).length).toBeLessThanOrEqual(9000);
      }
      const marks = (runs: RichText) => runs.filter(({ whole }) => whole).map((run) => run.text);
      expect(pieces.flatMap(marks)).toEqual(marks(text));
      const linked = text.filter(({ link }) => link).map((run) => run.text);
      const links = parsed.flatMap((piece) => piece.links.map((link) => link.text));
      expect(links.join("")).toBe(linked.join(""));
    },
  );

  it("never cuts a character that a reader sees as one", () => {
    const text = FAMILY.repeat(2000);
    const pieces = splitText([{ text }]).map(plainText);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.flatMap(graphemes).every((character) => character === FAMILY)).toBe(true);
  });

  it("cuts one that no message could hold, though never inside a surrogate pair", () => {
    const text = `👍${"\u{1F3FD}\u200D".repeat(5000)}`;
    const pieces = splitText([{ text }]).map(plainText);
    expect(pieces.join("")).toBe(text);
    expect(pieces.every((piece) => piece.length <= 4096 && piece.isWellFormed())).toBe(true);
  });

  it("leaves a text of exactly the limit whole, escapes not counted", () => {
    expect(splitText([{ text: "一".repeat(4096) }])).toHaveLength(1);
    expect(splitText([{ text: "<".repeat(2000) }])).toHaveLength(1);
    expect(splitText([{ text: "一".repeat(4097) }])).toHaveLength(2);
  });

  it("gives no message more styles than Telegram shows", () => {
    const text = Array.from({ length: 250 }, () => [
      { text: "一", bold: true as const },
      { text: "二" },
    ]);
    const pieces = splitText(text.flat()).map((piece) => parseHtml(toHtml(piece)).entities);
    expect(pieces).toEqual([100, 100, 50]);
  });

  it("ends at a line, else at a sentence", () => {
    const lines = [{ text: `${"一".repeat(3000)}\n${"二".repeat(500)}。${"三".repeat(2000)}` }];
    expect(plainText(splitText(lines)[0] ?? []).length).toBe(3001);
    const sentence = [{ text: `${"一".repeat(3000)}。${"二".repeat(2000)}` }];
    expect(plainText(splitText(sentence)[0] ?? []).length).toBe(3001);
  });

  it("keeps the mark of a citation with the sentence it stands behind", () => {
    const text = [
      { text: `${"一".repeat(2500)}。${"二".repeat(1594)}。` },
      { text: "[12]", whole: true as const, link: "https://example.org" },
      { text: "三".repeat(100) },
    ];
    const [first, second] = splitText(text).map(plainText);
    expect(first).toBe(`${"一".repeat(2500)}。`);
    expect(second).toContain("二。[12]三");
  });

  it("opens a link again that goes on over the cut", () => {
    const pieces = splitText([{ text: "一".repeat(5000), link: "https://example.org" }]);
    expect(pieces.map((piece) => piece.map(({ link }) => link))).toEqual([
      ["https://example.org"],
      ["https://example.org"],
    ]);
  });
});
