import { describe, expect, it } from "vitest";
import { type Answer, answerText } from "#bot/answering/answer.ts";
import { ask, knowledge, TODAY } from "#tests/support/tools.ts";

const { plan } = knowledge;

const DATE = /到\d{4}年|“十四五”期间/u;

/** The measures cited, in order; records are no measures. */
function measuresOf(answer: Answer): number[] {
  return answer.citations.flatMap(({ measure }) => measure ?? []);
}

describe("an answer", () => {
  it("puts the number first when a number was asked for", () => {
    const answer = ask("到2025年全市养老床位要多少张");
    expect(answerText(answer)).toMatch(/^17\.8万张/u);
    expect(answer.citations[0]).toMatchObject({
      measure: 14,
      validity: "target-passed",
      validUntil: "2025-12-31",
    });
  });

  it("speaks of a target as past and never promises", () => {
    const text = answerText(ask("数字商圈要建多少个"));
    expect(text).toContain("目标是");
    expect(text).toContain("已过");
    expect(text).toContain("没有记载");
    expect(text).not.toContain("将");
  });

  it("says until when an undated thing holds: that no date is set", () => {
    const text = answerText(ask("直播带货有支持吗"));
    expect(text).toContain("没有给这件事写期限");
    expect(text).toContain("2022年12月5日");
  });

  it("never denies a date that its own quotation prints", () => {
    for (const { asks } of knowledge.matters) {
      const answer = ask(asks[0] ?? "");
      const printsDate = answer.citations.every(({ quote }) => DATE.test(quote));
      if (printsDate) expect(answerText(answer)).not.toContain("没有给这件事写期限");
    }
  });

  it("puts the date first when a date was asked for", () => {
    expect(answerText(ask("保障性租赁住房要到哪年建成"))).toMatch(/^到2025年，/u);
  });

  it("quotes the sentence that lists things when a list was asked for", () => {
    const [citation] = ask("居民区的配套设施有哪些种类").citations;
    expect(citation?.quote).toContain("托育点、菜场、社区食堂");
  });

  it("puts the body first when a body was asked for", () => {
    const answer = ask("加装电梯归哪个部门管");
    expect(answer.departments[0]?.name).toBe("市房屋管理局");
    expect(answer.parts[0]?.kind).toBe("department");
  });

  it("names the document and the measure when the clause was asked for", () => {
    expect(answerText(ask("加装电梯写在哪一条"))).toMatch(/行动方案》（十四）/u);
  });

  it("leads back to the raw text with every citation", () => {
    for (const { asks } of knowledge.matters) {
      const cited = ask(asks[0] ?? "").citations.filter(({ measure }) => measure !== undefined);
      for (const { quote, rawStart = -1, rawEnd = -1 } of cited) {
        expect(plan.clean.text).toContain(quote);
        const starts = plan.clean.rawOffsets.indexOf(rawStart);
        expect(plan.clean.text.slice(starts, starts + quote.length)).toBe(quote);
        expect(plan.clean.rawOffsets[starts + quote.length - 1]).toBe(rawEnd - 1);
      }
    }
  });

  it("is short: most stay under 200 characters, nearly all under 400", () => {
    const lengths = knowledge.matters.map(({ asks }) => answerText(ask(asks[0] ?? "")).length);
    const share = (most: number): number =>
      lengths.filter((length) => length < most).length / lengths.length;
    expect(share(200)).toBeGreaterThan(0.65);
    expect(share(400)).toBeGreaterThan(0.9);
  });

  it("is in English for English, with the Chinese words quoted", () => {
    const answer = ask("How many elderly care beds should Shanghai have by 2025?");
    expect(answer.tongue).toBe("en");
    expect(answerText(answer)).toMatch(/178,000/u);
    expect(answer.citations[0]?.quote).toContain("17.8万张");
  });
});

describe("what the sources do not say", () => {
  it.each([
    ["加装电梯政府补多少钱", "方案没有写金额", 14],
    ["2030年养老床位要有多少张", "方案没有写2030年的安排", 14],
    ["养老床位的目标最后完成了吗", "没有记载", 14],
    ["加装电梯的电话是多少", "方案没有写电话", 14],
    ["主管菜场的局长是谁", "没有写人名", 1],
    ["保障性租赁住房青浦要建多少套", "没有写青浦区的数字", 16],
    ["重残养护床位一个月自己要付多少", "没有写金额", 16],
    ["体育消费券几点开抢", "来源未写明", 23],
  ])("%s", (question, silence, measure) => {
    const answer = ask(question);
    expect(answer.status).toBe("partial");
    expect(answerText(answer)).toContain(silence);
    expect(measuresOf(answer)).toContain(measure);
    expect(answer.departments.length).toBeGreaterThan(0);
    expect(answerText(answer)).toContain("12345");
  });

  it("is not made up from the asker's own claims", () => {
    const text = answerText(ask("听说加装电梯每台补28万，是真的吗"));
    expect(text).not.toContain("28万");
  });
});

describe("pinyin", () => {
  it("is read by whole sentences", () => {
    expect(ask("jia zhuang dian ti zhao shei").citations[0]?.measure).toBe(14);
    expect(ask("baozufang yao jian duoshao tao").citations[0]?.measure).toBe(16);
  });

  it("is not seen in English", () => {
    expect(ask("Where can I find a canteen?").tongue).toBe("en");
  });
});

describe("the asker's district", () => {
  it("changes nothing of what is found", () => {
    expect(ask("浦东新区老房子装电梯找谁").departments[0]?.name).toBe("市房屋管理局");
    expect(ask("静安区家政归谁管").citations[0]?.measure).toBe(9);
    expect(answerText(ask("浦东新区养老床位多少"))).toContain("没有写浦东新区的数字");
  });

  it("is named where the plan names every district", () => {
    expect(answerText(ask("徐汇的社区食堂归谁管"))).toContain("徐汇区政府也在");
  });

  it("is not named where the plan names only some, or a river is meant", () => {
    expect(answerText(ask("黄浦区的浦江游览归谁管"))).not.toContain("区政府也在");
    expect(answerText(ask("黄浦江边能建体育公园吗"))).not.toContain("黄浦区政府");
  });
});

describe("whether something is allowed", () => {
  it.each(["拆承重墙可以吗", "开店可以不办执照吗", "房东要涨我房租合法吗"])(
    "is left to the quotation: %s",
    (question) => {
      expect(answerText(ask(question))).not.toMatch(/方案写的是(?:可以|“支持”|“鼓励”)/u);
    },
  );
});

describe("a message with two questions", () => {
  it("gets both answers, each with its citation and its body", () => {
    const answer = ask("加装电梯归谁管？另外托育机构有什么支持？");
    expect(measuresOf(answer)).toEqual([14, 15]);
    expect(answer.departments.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["市房屋管理局", "市教委"]),
    );
  });
});

describe("two questions in one sentence", () => {
  it("are both answered when each names its thing", () => {
    const answer = ask("首店每年新增多少家,数字商圈要建多少个");
    expect(answerText(answer)).toMatch(/800家以上.*15个左右/su);
    expect(answerText(answer).match(/是否完成/gu)).toHaveLength(1);
  });

  it("are both answered when the same is asked of two things", () => {
    const answer = ask("养老床位和演艺新空间分别要多少");
    expect(answerText(answer)).toMatch(/17\.8万张.*100家/su);
  });
});

describe("an answer in English", () => {
  it("never falls back to Chinese alone", () => {
    for (const { english, englishWords } of knowledge.matters) {
      const answer = ask(`Who is responsible for ${english}? ${englishWords[0]}`);
      for (const { text } of answer.parts) expect(text).toMatch(/[a-z]{3}.*[a-z]{3}/u);
    }
  });

  it("gives the English figure of a target", () => {
    expect(answerText(ask("How many sports parks are planned?"))).toMatch(/20 sports parks/u);
  });
});

describe("a year that the plan does not cover", () => {
  it("is denied first, and the target is not put forward as its figure", () => {
    const answer = ask("2028年每千人要有多少个托位");
    expect(answerText(answer)).toMatch(
      /^方案没有写2028年的安排。\n《行动方案》（十五）的目标是：到2025年/u,
    );
  });
});

describe("a body that changed since the plan", () => {
  it("is shown with today's name, or with the one that does its work now", () => {
    const bank = ask("灵活就业人员的保险归谁管").departments[0];
    expect(bank?.today).toContain("国家金融监督管理总局");
    const data = answerText(ask("公共数据开放找哪个部门"));
    expect(data).toContain("相关工作现由上海市数据局负责");
  });

  it("does not become the subject of a question that has another", () => {
    const answer = ask("银保监局不是改名了吗，灵活就业人员的保险找谁");
    expect(answer.citations[0]?.measure).toBe(20);
    expect(answerText(answer)).toContain("现为国家金融监督管理总局上海监管局");
  });
});

describe("the document itself", () => {
  it("is told by number and date", () => {
    const text = answerText(ask("这个方案的文号是多少"));
    expect(text).toContain("沪府办发〔2022〕23号");
  });

  it("is told by whom it was sent to", () => {
    const text = answerText(ask("这份通知是发给哪些单位的"));
    expect(text).toContain("各区人民政府");
    expect(text).toContain("市人大常委会办公厅");
  });

  it("has its measures told by number", () => {
    const text = answerText(ask("第十四条讲什么"));
    expect(text).toContain(plan.measures[13]?.title);
    expect(text).toContain("到2025年，老年认知障碍友好社区：实现街镇（乡）全覆盖");
    expect(text).toContain("已过");
  });

  it("has the duties of a body listed", () => {
    const answer = ask("市民政局负责哪些任务");
    expect(answer.citations.every(({ quote }) => quote.includes("市民政局"))).toBe(true);
  });

  it("holds before its day and is unverified after", () => {
    expect(ask("加装电梯归谁管", new Date("2022-01-01")).citations[0]?.validity).toBe("not-yet");
    expect(ask("加装电梯归谁管", TODAY).citations[0]?.validity).toBe("unverified");
  });
});
