import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { converse } from "#tests/support/tools.ts";

describe("a follow-up", () => {
  it("asks about the same thing: 归哪个局管", async () => {
    const answer = await converse("小区想装快递柜", "归哪个局管");
    expect(answer.departments[0]?.name).toBe("市邮政管理局");
  });

  it("asks for the clause: 是哪一条写的", async () => {
    const answer = await converse("老人助餐有什么安排", "是哪一条写的");
    expect(answerText(answer)).toContain("（一）");
  });

  it("changes one thing and keeps what was asked of it", async () => {
    const answer = await converse("到2025年养老床位要多少张", "那认知障碍的呢");
    expect(answerText(answer)).toMatch(/1\.5万张.*认知障碍/su);
  });

  it("asks of another thing what was asked before, though both stand in one measure", async () => {
    const answer = await converse("一卡通能用在哪些地方", "智慧养老院要建几家", "数字景区呢");
    expect(answerText(answer)).toMatch(/^70家/u);
  });

  it("leans on the turn before when it is short and says little by itself", async () => {
    const answer = await converse("商场要不要设母婴室", "我们单位也要配吗", "没配的话找谁反映");
    expect(answer.citations[0]?.measure).toBe(15);
    const other = await converse("商场要不要设母婴室", "早餐工程归谁管");
    expect(other.citations[0]?.measure).toBe(16);
  });

  it("asks how much, in whatever quantity words: 最多能拿多少, 2024到2025年一共拿出多少钱", async () => {
    const most = await converse("嘉定薄弱区域新开社区小店怎么补", "最多能拿多少");
    expect(answerText(most)).toContain("50万元");
    const total = await converse("信贷奖补是什么", "2024到2025年一共拿出多少钱");
    expect(answerText(total)).toContain("10亿元");
  });

  it("asks of another place: 那徐汇区呢", async () => {
    const answer = await converse("养老床位要多少张", "那徐汇区呢");
    expect(answer.citations[0]?.measure).toBe(14);
    expect(answerText(answer)).toContain("没有写徐汇区的数字");
  });

  it("asks for the district's figure where the plan has one: 每个区几个", async () => {
    const answer = await converse("体育公园要建多少", "每个区几个");
    expect(answer.citations[0]?.quote).toContain("各区至少建设1个");
    expect(answerText(answer)).not.toContain("没有给这件事写具体数字");
  });

  it("asks for the goals of a thing that has none of its own: 目标是多少", async () => {
    const answer = await converse("托育点归谁管", "目标是多少");
    expect(answerText(answer)).not.toContain("没有给这件事写具体数字。\n《行动方案》（十五）写明");
  });

  it("asks on about a whole measure", async () => {
    const answer = await converse("第十四条讲什么", "谁负责");
    expect(answer.departments.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["市民政局", "市经济信息化委"]),
    );
  });

  it("is still told what the plan does not say: 怎么申请", async () => {
    const answer = await converse("数字商圈要建多少个", "怎么申请");
    expect(answer.status).toBe("partial");
    expect(answerText(answer)).toContain("没有写申请条件和办法");
  });

  it("asks of every district: 每个区都有吗", async () => {
    const answer = await converse("体育公园要建几个", "每个区都有吗");
    expect(answer.citations[0]?.measure).toBe(6);
  });

  it("asks more without naming the thing again, unless something else is named", async () => {
    const more = await converse("保障性租赁住房要建多少套", "都会造在哪些地方");
    expect(more.citations[0]?.measure).toBe(16);
    const other = await converse("保障性租赁住房要建多少套", "明天会下雨吗");
    expect(other.status).toBe("out-of-scope");
  });

  it("asks for help with it in general: 有补贴吗", async () => {
    const answer = await converse("想办个普惠托育机构", "有补贴吗");
    expect(answer.citations.map(({ measure }) => measure)).toContain(15);
  });

  it("is not seen in a question that stands by itself", async () => {
    const answer = await converse("到2025年养老床位要多少张", "早餐工程归谁管");
    expect(answer.citations[0]?.measure).toBe(16);
  });
});
