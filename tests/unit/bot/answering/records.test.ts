import { describe, expect, it } from "vitest";
import { type Answer, answerText } from "#bot/answering/answer.ts";
import { findStatement } from "#bot/answering/records/record-places.ts";
import { ask, converse, knowledge, tools } from "#tests/support/tools.ts";

const LOAN = "开饭店的贷款国家贴息吗，贴多少";

function on(day: string): Date {
  return new Date(`${day}T04:00:00Z`);
}

function recordsOf(answer: Answer): string[] {
  return [...new Set(answer.citations.flatMap((it) => (it.sources ? [it.document] : [])))];
}

function partOf(answer: Answer, label: string): string {
  return answer.parts.find((part) => part.label === label)?.text ?? "";
}

describe("an answer on a policy", () => {
  it("takes a figure that stands in a condition for told", () => {
    const answer = ask("公租房人均面积多少以下能申请");
    expect(answer.status).toBe("answered");
    expect(partOf(answer, "条件")).toContain("15平方米");
  });

  it("does not take what is free of one tax for the price of another thing, nor for a fine", () => {
    expect(ask("托班一个月多少钱").status).toBe("partial");
  });

  it("is quoted beside the clause of its own measure", () => {
    const { citations } = ask("开个小饭店证照能不能一起办");
    expect(citations.flatMap(({ measure }) => measure ?? [])).toEqual([25]);
  });

  it("leaves what has ended to those who ask after it", () => {
    const [now, then] = [ask("开小饭店的，税收上有没有照顾"), ask("2022年的社保缓缴现在还有吗")];
    expect(recordsOf(now)).not.toContain("recovery-plan-2022");
    expect(answerText(then)).toContain("已在2022年结束");
  });

  it("is found though a subject outside has some of its words", () => {
    expect(answerText(ask("健身房卷钱跑了怎么办"))).toContain("预付");
  });

  it("says first how much, how long, until when, and how many days are left", () => {
    const [lead] = ask(LOAN, on("2026-11-23")).parts;
    expect(lead?.kind).toBe("lead");
    expect(lead?.text).toMatch(/1个百分点.*最长1年.*1000万元.*2026年12月31日截止（还剩38天）/u);
  });

  it("does not count the days of an end that is far off", () => {
    expect(ask(LOAN, on("2026-02-01")).parts[0]?.text).toMatch(/2026年12月31日截止。$/u);
  });

  it("has the fixed parts, each with its citation, and names those that are missing", () => {
    const answer = ask(LOAN);
    expect(answer.parts[0]?.text).toMatch(/2026年12月31日截止/u);
    for (const label of ["谁能办", "给多少", "条件", "怎么办"]) {
      const part = answer.parts.find((it) => it.label === label);
      expect(part?.cites?.length, label).toBeGreaterThan(0);
    }
    expect(answer.departments[0]?.name).toBe("市财政局");
    const gap = ask("家政公司在小区开网点，房租能少点吗");
    expect(partOf(gap, "条件")).toBe("来源未写明。");
  });

  it("gives of five grades the one that was asked for", () => {
    const [lead] = ask("考出高级技师证能领多少钱").parts;
    expect(lead?.text).toContain("3500元");
    expect(lead?.text).not.toMatch(/1500|2000|2500|3000/u);
  });

  it("quotes the sentence of the plan that the policy carries out, the article and the office", () => {
    const answer = ask("家政公司在小区开网点，房租能少点吗");
    const text = answerText(answer);
    expect(text).toMatch(/居民价.*减免租金/su);
    expect(text).toContain("方案》（三）写明");
    expect(answer.citations.some(({ locator }) => locator === "第二十四条")).toBe(true);
    expect(answer.departments[0]?.name).toBe("市商务委");
  });

  it("warns of the rule that binds where the plan's sentence has none of its own", () => {
    const text = answerText(ask("想租一套普通住宅开个理发点，可以吗"));
    expect(text).toMatch(/一致同意.*批准.*1万元以上5万元以下/su);
    expect(text).toContain("方案》（十九）写明");
  });

  it("names the older figure that is still about as replaced", () => {
    expect(answerText(ask("创业担保贷款公司最多贷多少"))).toMatch(/400万元.*旧规定：.*300万元/su);
  });

  it("says that a district's scheme is an example", () => {
    expect(answerText(ask("嘉定新开一家必备型的社区店，按投资补几成"))).toContain("举例而已");
  });

  it("can be traced from every citation to a statement and its sources", () => {
    const citations = knowledge.recordMatters.flatMap(({ asks }) => ask(asks[0] ?? "").citations);
    for (const citation of citations.filter(({ sources }) => sources)) {
      const [, id = "", place = ""] = /^\/documents\/([^#]+)#(.+)$/u.exec(citation.url) ?? [];
      const record = tools.library.find(id);
      expect(record?.id, citation.url).toBe(citation.document);
      expect(citation.sources?.length, citation.url).toBeGreaterThan(0);
      if (!record || place === "summary" || place === "validity") continue;
      const found = findStatement(record, place)?.statement;
      expect([found?.verbatim, found?.text], citation.url).toContain(citation.quote);
    }
  });

  it("claims no period for a law that it only cites", () => {
    const { citations } = ask("食品经营许可怎么办，要什么条件");
    const law = citations.find(({ title }) => title.includes("食品安全法"));
    expect(law).toMatchObject({ validity: "unverified", validUntil: null });
  });
});

describe("the day of the question", () => {
  it("chooses the rule that held on it", () => {
    const then = ask(LOAN, on("2025-10-01"));
    expect(recordsOf(then)).toEqual(["service-loan-subsidy-2025"]);
    expect(answerText(then)).toMatch(/100万元.*2025年12月31日截止/su);
    expect(answerText(then)).not.toContain("1000万元");
  });

  it("is not answered with a rule that began later", () => {
    const answer = ask(LOAN, on("2024-10-01"));
    expect(answerText(answer)).toMatch(/从2025年3月16日起施行，2024年10月1日还没有施行/u);
    expect(answer.citations[0]).toMatchObject({ validity: "not-yet" });
  });

  it("is judged in Shanghai: the last day ends there at midnight", () => {
    const last = ask(LOAN, new Date("2026-12-31T15:59:00Z"));
    expect(answerText(last)).toContain("今天是最后一天");
    expect(answerText(ask(LOAN, new Date("2026-12-31T16:00:00Z")))).toContain(
      "已在2026年12月31日结束",
    );
  });

  it("gives way to a year that the question names", () => {
    const answer = ask("2025年放的贷款，服务业贴息最多按多少本金");
    expect(recordsOf(answer)[0]).toBe("service-loan-subsidy-2025");
    expect(answerText(answer)).toContain("100万元");
  });
});

describe("a scheme that has ended", () => {
  it.each([
    ["国企房东22年给我们免房租那个，今年还有没有", /已在2022年结束/u],
    ["生活服务业的加计抵减现在能用吗", /已在2023年结束.*现在有/su],
    ["以工代训补贴还能申请吗", /已在2021年结束.*现在有/su],
    ["一次性吸纳就业补贴两千块还有伐", /已在2023年结束.*现在有/su],
  ])("is told as ended, with what there is now: %s", (question, told) => {
    const answer = ask(question);
    expect(answerText(answer)).toMatch(told);
    expect(answer.citations[0]?.validity).toBe("expired");
  });
});

describe("what the records leave open", () => {
  it("is said however the amount is asked for", () => {
    for (const amount of ["奖多少", "奖励几千块"]) {
      const answer = ask(`养老院招一个持证护理员${amount}`);
      expect(answer.status, amount).toBe("partial");
      expect(answerText(answer), amount).toContain("每人奖多少，没有见到");
    }
  });

  it("says that a document's number was not seen", () => {
    const answer = ask("外资开养老院的通知文号是多少");
    expect(answer.status).toBe("partial");
    expect(partOf(answer, "文号")).toContain("来源未写明");
  });

  it.each([
    ["办托育园一个托位政府补几万", "市教委"],
    ["以奖代补招一个持证护理员奖多少", "市民政局"],
    ["服务业引导资金最高能给几百万", "市发展改革委"],
    ["海派小店租金一个月减多少", "市商务委"],
  ])("is said, with whom to ask: %s", (question, body) => {
    const answer = ask(question);
    expect(answer.status).toBe("partial");
    expect(answerText(answer)).toMatch(/未写明|没有写金额/u);
    expect(answer.departments[0]?.name).toBe(body);
  });

  it("is not promised for a year behind the end", () => {
    const answer = ask("服务业贷款贴息2028年还有吗，贴多少");
    expect(answer.status).toBe("partial");
    expect(answerText(answer)).toContain("2028年的安排，来源未写明");
  });
});

describe("a clause of the plan with a record beside it", () => {
  it("tells where a service is found, and that the places themselves are not listed", () => {
    const answer = ask("家附近的养老院在哪里查");
    expect(answerText(answer)).toContain("www.shweilao.cn");
    expect(answer.citations.some(({ measure }) => measure === 14)).toBe(true);
  });

  it("gives way where the record's own words are asked for", () => {
    const answer = ask("一刻钟生活圈里连锁店要占多少");
    expect(answer.parts[0]?.text).toContain("30%");
    expect(recordsOf(answer)).toContain("fifteen-minute-circle");
  });

  it("keeps the plan's own answer where the plan has one", () => {
    const answer = ask("到2025年养老床位要多少张");
    expect(recordsOf(answer)).toEqual([]);
    expect(answerText(answer)).toMatch(/^17\.8万张/u);
  });
});

describe("a conversation on a policy", () => {
  it("stays with the policy when the next message only asks on", async () => {
    const answer = await converse("开美容院的贷款国家贴息吗", "去哪里办");
    expect(answerText(answer)).toContain("银行");
    expect(recordsOf(answer)[0]).toBe("service-loan-subsidy-2026");
  });

  it("stays where the next message fits nothing else nearly as well", async () => {
    const answer = await converse("小吃店能做临时备案吗", "今后还批不批");
    expect(answerText(answer)).toContain("新增从严控制");
  });

  it("answers whether it is for the asker, and leaves it for another scheme", async () => {
    const theirs = await converse("稳岗返还怎么领", "我开面馆的算不算");
    expect(recordsOf(theirs)[0]).toBe("job-stabilisation-refund-2026");
    const other = await converse("服务业贷款有贴息吗", "个体户能拿稳岗返还吗");
    expect(recordsOf(other)[0]).toBe("job-stabilisation-refund-2026");
  });

  it("leaves it for another thing that is named", async () => {
    const answer = await converse("开美容院的贷款国家贴息吗", "食品经营许可找谁办");
    expect(answer.departments[0]?.name).toBe("市市场监管局");
  });
});

describe("an answer in English on a policy", () => {
  it("gives the figure and the end in English, the Chinese words quoted", () => {
    const answer = ask(
      "How much loan interest subsidy can a small restaurant get, and until when?",
    );
    expect(answer.tongue).toBe("en");
    expect(answer.parts[0]?.text).toMatch(/1 percentage point.*until 2026-12-31/u);
    expect(answerText(answer)).toMatch(/In Chinese: “/u);
  });
});
