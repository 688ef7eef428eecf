import { describe, expect, it } from "vitest";
import { cutCorpus, indexPassages, openCorpusIndex } from "#retrieval/corpus/corpus-index.ts";
import { createCorpusPorts } from "#tests/support/corpus-ports.ts";

const ports = createCorpusPorts();
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

  it("prefers the document in which the words stand together, not strewn over its length", () => {
    const words = ["创业", "担保", "贷款", "贴息"];
    const index = open([
      { id: "strewn", title: "", text: words.map((word) => `${word}另行通知。${FILLER}`).join("") },
      { id: "together", title: "", text: `${FILLER}${words.join("、")}。${FILLER.repeat(3)}` },
    ]);
    expect(index.search("创业的担保和贷款怎么贴息", 1)[0]?.id).toBe("together");
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

  it("finds by the law's terms what people say in other words", () => {
    const index = open([
      { id: "interest", title: "", text: "借款的利率不得违反国家有关规定。" },
      { id: "dismissal", title: "", text: "用人单位违法解除劳动合同的，应当支付赔偿金。" },
      { id: "lease", title: "", text: "承租人应当按照约定支付租金。" },
    ]);
    expect(index.search("我被老板炒鱿鱼了怎么办", 1)[0]?.id).toBe("dismissal");
  });

  it("finds by meaning where not a word is shared", () => {
    const index = open([
      { id: "inheritance", title: "", text: "遗产按照法定顺序由配偶、子女、父母继承。" },
      { id: "dog", title: "", text: "饲养的动物造成他人损害的，由饲养人承担侵权责任。" },
      { id: "tax", title: "", text: "纳税人应当在期限内办理纳税申报。" },
    ]);
    expect(index.search("被邻居家狗咬了谁出医药费", 1)[0]?.id).toBe("dog");
  });
});

function open(texts: { id: string; title: string; text: string }[]) {
  const corpus = cutCorpus(texts);
  return openCorpusIndex(corpus, indexPassages(corpus, ports), ports);
}
