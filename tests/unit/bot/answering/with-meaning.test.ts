import { describe, expect, it } from "vitest";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { type MeaningService, withMeaning } from "#bot/answering/with-meaning.ts";
import type { Hit } from "#retrieval/lexical-index.ts";
import { ask, TODAY, tools } from "#tests/support/tools.ts";

const toQuestion = (text: string) => ({
  text,
  position: null,
  previous: null,
  askedBack: false,
  today: TODAY,
});

/** A service that finds always the same, and what it was asked. */
function finds(hits: readonly Hit[] | null) {
  const asked: string[] = [];
  const service: MeaningService = {
    isReady: () => true,
    ask: async (queries) => {
      asked.push(...queries);
      return () => hits;
    },
  };
  return { service, asked };
}

async function answerWith(text: string, { service }: ReturnType<typeof finds>) {
  const question = toQuestion(text);
  return answerQuestion(question, await withMeaning(question, { tools, deadline: null }, service));
}

/** A matter that no question here is about, found with the greatest score, and another with none. */
const STRANGE: Hit[] = [{ id: tools.knowledge.recordMatters[0]?.id ?? "", score: 1 }];

describe("answering with what a service finds near in meaning", () => {
  it("lets it decide between matters that fit alike", async () => {
    const text = "家门口想弄个健身的地方";
    const { search, reader } = tools;
    const query = reader.withoutPlaces(reader.read(text).text);
    const [first, second] = search(query).ranked;
    const service = finds([{ id: second?.matter.id ?? "", score: 1 }]);
    const meant = await withMeaning(toQuestion(text), { tools, deadline: null }, service.service);
    expect(service.asked).toContain(query);
    expect(search(query).ranked[0]?.matter.id).toBe(first?.matter.id);
    expect(meant.search(query).ranked[0]?.matter.id).toBe(second?.matter.id);
  });

  it("lets it say nothing on how sure the search is", async () => {
    const text = "家门口想弄个健身的地方";
    const meant = tools.searchBy(() => STRANGE)(text);
    const { own, coverage, strength, outside, leaning } = tools.search(text);
    expect(meant.ranked).not.toEqual(own);
    expect(meant).toMatchObject({ own, coverage, strength, outside, leaning });
  });

  it.each(["感冒了吃什么药", "你好", "我要转人工", "膝盖半月板手术以后怎么吃饭睡觉"])(
    "does not ask it about what ends without a matter: %s",
    async (text) => {
      const service = finds(STRANGE);
      expect(await answerWith(text, service)).toEqual(ask(text));
      expect(service.asked).toEqual([]);
    },
  );

  it("answers as ever where it knows none of the queries", async () => {
    const text = "老房子想加装电梯去哪里问";
    expect(await answerWith(text, finds(null))).toEqual(ask(text));
  });

  it.each([
    ["一个体育公园造下来要花多少个亿", "le-shanghai-vouchers-rounds"],
    ["2028年每千个人要有多少个小毛头的托位", "childcare-choosing-figures"],
    ["共享早餐是哪几家公司在做,给我报几个名字", "breakfast-outlet-support"],
    ["市里的方案下来了,我们区是照抄还是可以自己定办法", "document-validity"],
  ])("never says more or less than was to be said, whatever it finds: %s", async (text, id) => {
    expect(await answerWith(text, finds([{ id, score: 9 }]))).toEqual(ask(text));
  });
});
