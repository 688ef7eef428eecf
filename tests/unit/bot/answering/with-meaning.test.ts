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

  it("turns no answer into something else, whatever it finds", async () => {
    const texts = [
      "老房子想加装电梯去哪里问",
      "考出高级技师证能领多少钱",
      "创业担保贷款能贷多少",
      "社区食堂有什么补贴",
      "预付卡跑路找谁",
      "养老院床位补贴多少",
    ];
    for (const [place, text] of texts.entries()) {
      const id = tools.knowledge.recordMatters[place * 20]?.id ?? "";
      const answer = await answerWith(text, finds([{ id, score: 1 }]));
      expect(answer.status, text).toBe(ask(text).status);
    }
  });
});
