import { describe, expect, it } from "vitest";
import { cutCorpus, indexPassages, openCorpusIndex } from "#retrieval/corpus/corpus-index.ts";
import { createTokenizer } from "#retrieval/tokenize.ts";

const ports = { tokenizer: createTokenizer([]), idle: new Set(["什么", "多少", "的", "有", "吗"]) };
const FILLER = "各有关单位要加强组织领导，明确任务分工，确保措施落实到位。".repeat(20);

describe("the search over documents", () => {
  it("finds the long document one of whose sentences answers", () => {
    const index = open([
      { id: "long", title: "通知", text: `${FILLER}纳税申报期限延长至2月24日。${FILLER}` },
      { id: "short", title: "", text: "纳税人可以网上申报。" },
      { id: "other", title: "", text: "中小企业贷款贴息的办法。" },
    ]);
    expect(index.search("申报期限延长到什么时候", 3)[0]?.id).toBe("long");
    expect(index.passages).toBeGreaterThan(index.size);
  });

  it("finds by the title alone", () => {
    const index = open([
      { id: "a", title: "上海市家政服务条例", text: "第一条。" },
      { id: "b", title: "上海市养老服务条例", text: "第一条。" },
    ]);
    expect(index.search("家政服务条例", 1)[0]?.id).toBe("a");
  });

  it("prefers what has the words of the question in one piece", () => {
    const index = open([
      { id: "apart", title: "", text: "租金由双方约定。减免的范围另行规定。房屋属于国有。" },
      { id: "together", title: "", text: "国有房屋租金减免按照约定办理。" },
    ]);
    expect(index.search("国有房屋租金减免有什么规定", 2).map(({ id }) => id)).toEqual([
      "together",
      "apart",
    ]);
  });

  it("finds nothing for what no document speaks of, in nothing, and for an empty question", () => {
    const index = open([{ id: "a", title: "", text: "家政服务条例。" }]);
    expect(index.search("zebra", 5)).toEqual([]);
    expect(index.search("", 5)).toEqual([]);
    expect(open([]).search("家政", 5)).toEqual([]);
  });

  it("searches for a question that is nothing but asking words by those", () => {
    const index = open([{ id: "a", title: "", text: "有什么。" }]);
    expect(index.search("有什么", 1)[0]?.id).toBe("a");
  });

  it("scores an exact match near 1, however short", () => {
    const index = open([{ id: "a", title: "", text: "纳税申报期限" }]);
    const [hit] = index.search("纳税申报期限", 1);
    expect(hit?.score).toBeGreaterThan(0.5);
    expect(hit?.score).toBeLessThan(1.5);
  });
});

function open(texts: { id: string; title: string; text: string }[]) {
  const corpus = cutCorpus(texts);
  return openCorpusIndex(corpus, indexPassages(corpus, ports), ports);
}
