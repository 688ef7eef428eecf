import { describe, expect, it } from "vitest";
import { type Answer, answerText } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { createPlaceFinder } from "#bot/answering/places/place-finder.ts";
import { roundDistance } from "#bot/answering/places/round-distance.ts";
import { convertPoint, DATUMS, type Position } from "#knowledge/places/coordinates.ts";
import { ask, converse, knowledge, TODAY, tools } from "#tests/support/tools.ts";

/** On 辽源西路, 300 m from the canteen at number 107. */
const HERE: Position = { point: [121.5105, 31.2658], datum: "gcj02" };
const KUNSHAN: Position = { point: [120.98, 31.385], datum: "wgs84" };

function askAt(text: string, position: Position): Answer {
  const question = { text, position, previous: null, askedBack: false, today: TODAY };
  return answerQuestion(question, tools);
}

function names({ places }: Answer): string[] {
  return places.map(({ name }) => name);
}

describe("a question for the nearest place", () => {
  it("is answered with name, address, distance, list and its day", () => {
    const answer = askAt("最近的社区食堂在哪", HERE);
    expect(answer.status).toBe("answered");
    expect(names(answer)[0]).toBe("江浦路街道康善睦邻社区长者食堂");
    expect(answer.places[0]).toMatchObject({ address: "辽源西路107号", asOf: "2024-09-30" });
    const text = answerText(answer);
    expect(text).toMatch(/1\. 江浦路街道康善.*直线约\d+米，步行15分钟以内/u);
    expect(text).toContain("2024年9月30日");
    expect(text).toContain("距离只是约数");
    expect(answer.departments[0]?.name).toBe("市民政局");
    expect(answer.citations[0]?.url).toBe("/places/canteens-yangpu");
  });

  it.each(["", "附近有什么吃的", "我发个定位给你"])("understands a position with %j", (text) => {
    const answer = askAt(text, HERE);
    expect(names(answer)[0]).toBe("江浦路街道康善睦邻社区长者食堂");
  });

  it("finds the same place, within 2 m, whatever the position is measured against", () => {
    const finder = createPlaceFinder(knowledge.places.lists);
    const found = DATUMS.map((datum) => {
      const point = convertPoint(HERE.point, HERE.datum, datum);
      return finder.nearest("community-canteen", { point, datum }, 1)[0];
    });
    expect(new Set(found.map((it) => it?.place.name)).size).toBe(1);
    const metres = found.map((it) => it?.metres ?? Number.NaN);
    expect(Math.max(...metres) - Math.min(...metres)).toBeLessThan(2);
  });

  it("says that a position outside the city is one, and names no place", () => {
    const answer = askAt("附近的社区食堂", KUNSHAN);
    expect([answer.status, names(answer)]).toEqual(["out-of-scope", []]);
    expect(answerText(answer)).toContain("不在上海");
  });

  it("says that the asker's own district has no list, and lists what is nearest elsewhere", () => {
    const answer = askAt("最近的社区食堂在哪", { point: [121.4, 31.62], datum: "gcj02" });
    expect(answer.status).toBe("partial");
    expect(answerText(answer)).toMatch(/^我的资料里没有崇明区的社区食堂名单，先列别的区的/u);
    expect(answer.places[0]?.distanceMetres).toBeGreaterThan(20_000);
  });

  it("stays in the district that is named beside a position", () => {
    const answer = askAt("静安哪里有社区食堂", HERE);
    expect(new Set(answer.places.map((it) => it.district))).toEqual(new Set(["静安区"]));
    expect(answer.places[0]?.distanceMetres).toBeGreaterThan(0);
  });

  it("does not offer a canteen to whoever looks for something else", () => {
    const answer = askAt("最近的厕所在哪", HERE);
    expect(names(answer)).toEqual([]);
    expect(answerText(answer)).toContain("这一类地方我没有名单");
  });

  it("takes the district from the map for a kind without points", () => {
    const answer = askAt("最近的菜场", { point: [121.4465, 31.2335], datum: "gcj02" });
    expect(answerText(answer)).toContain("你大约在静安区");
    expect(answer.places.every(({ district }) => district === "静安区")).toBe(true);
    expect(answerText(answer)).not.toContain("米，");
  });

  it("asks where the asker is, and says for which districts it has lists, as of when", () => {
    const answer = ask("最近的社区食堂在哪");
    expect([answer.status, names(answer)]).toEqual(["partial", []]);
    expect(answerText(answer)).toMatch(/在哪个区.*杨浦区（43处，2024年9月30日）/su);
    expect(answerText(answer)).toContain("www.shweilao.cn");
    expect(answer.next).toContain("杨浦区的社区食堂在哪");
  });
});

describe("a question for places in an area", () => {
  it.each([
    ["静安哪里有助餐", "静安区"],
    ["原来闸北那边有社区食堂吗", "静安区"],
    ["四平路街道的老年食堂", "杨浦区"],
    ["canteens in Changning", "长宁区"],
    ["杨浦五角场附近老人吃饭的地方", "杨浦区"],
  ])("%s", (question, district) => {
    const answer = ask(question);
    expect(answer.places.length).toBeGreaterThan(0);
    expect(new Set(answer.places.map((place) => place.district))).toEqual(new Set([district]));
  });

  it("says when the town has none and its district has", () => {
    const text = answerText(ask("广富林街道的社区食堂在哪"));
    expect(text).toContain("名单上没有广富林街道的社区食堂，同区的有");
  });

  it("does not say that a town has none where the list does not tell all towns", () => {
    const text = answerText(ask("大宁路街道的社区食堂在哪"));
    expect(text).toContain("分不出大宁路街道的，先列同区的");
  });

  it.each([
    ["不住静安了，现在住普陀，哪里有老年食堂", "普陀区"],
    ["从杨浦搬到松江，松江哪里有社区食堂", "松江区"],
  ])("takes the last of several: %s", (question, district) => {
    expect(new Set(ask(question).places.map((it) => it.district))).toEqual(new Set([district]));
  });

  it("says that a neighbourhood stands for its whole district", () => {
    expect(answerText(ask("古北附近的社区食堂"))).toContain("古北按整个长宁区列");
  });

  it("says how many of the list may lie there too, having no district", () => {
    expect(answerText(ask("静安区的菜场在哪"))).toMatch(/名单上有3处（另有30处没写在哪个区）/u);
  });

  it("asks which is meant where a name stands for two, with either to press", async () => {
    const answer = ask("虹桥附近的社区食堂");
    expect([answer.status, names(answer)]).toEqual(["clarification", []]);
    const pressed = await converse("虹桥附近的社区食堂", answer.next[0] ?? "");
    expect(pressed.places.every(({ district }) => district === "长宁区")).toBe(true);
    expect(pressed.places.length).toBeGreaterThan(0);
  });

  it("admits that it has no list, and gives the official way and the body", () => {
    const answer = ask("静安区哪里有养老院");
    expect([answer.status, names(answer)]).toEqual(["partial", []]);
    const text = answerText(answer);
    expect(text).toContain("我的资料里没有静安区的养老院名单");
    expect(text).toContain("www.shweilao.cn");
    expect(text).toContain("市民政局");
  });

  it("answers for two kinds of place asked for in one message", () => {
    const answer = ask("静安的菜场和社区食堂在哪");
    expect(answer.places.map(({ source }) => source.includes("菜市场"))).toEqual([
      ...Array(3).fill(true),
      ...Array(5).fill(false),
    ]);
    expect(answer.departments.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["市商务委", "市民政局"]),
    );
    const numbered = answer.parts.flatMap(({ place }) => (place === undefined ? [] : [place]));
    expect(numbered).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("says that the list tells no hours when they are asked for too", () => {
    const answer = ask("静安的社区食堂在哪，几点开门");
    expect([answer.status, answer.places.length]).toEqual(["partial", 5]);
    expect(answerText(answer)).toContain("名单没写开放时间和价格");
  });

  it("marks a district that the list does not tell", () => {
    expect(answerText(ask("徐汇区的菜场地址"))).toContain("名单没写区，按路名查得");
  });
});

describe("a conversation about places", () => {
  it("keeps the kind when the place is told later", async () => {
    const answer = await converse("社区食堂在哪", "静安的");
    expect(answer.places[0]?.district).toBe("静安区");
  });

  it("keeps the place when the kind is told later", async () => {
    const answer = await converse("我住四平路街道", "最近的社区食堂在哪");
    expect(answer.places[0]?.town).toBe("四平路街道");
  });

  it("does not take a question for support for another one for the place", async () => {
    const answer = await converse("静安哪里有助餐", "有什么补贴");
    expect(answer.places).toEqual([]);
  });

  it("finds its way from a name for two towns to one of them", async () => {
    const which = await converse("我住南京路");
    const answer = await converse("我住南京路", which.next[0] ?? "");
    expect(answer.status).toBe("clarification");
    expect(answer.next[0]).toContain("黄浦区");
  });

  it("asks what is looked for when only a place was told", () => {
    const answer = ask("我住五角场");
    expect(answer.status).toBe("clarification");
    expect(answer.next[0]).toContain("社区食堂");
  });
});

describe("a question about a business", () => {
  it.each([
    "在静安开社区食堂去哪里申请",
    "社区食堂有什么补贴",
    "家政上门服务证在哪里办",
    "菜场拆了找谁投诉",
    "我在静安区开了一家家政公司，有什么优惠",
    "健身房最近有什么消费券",
    "我家附近的健身房倒闭了钱怎么要回来",
    "where can I get a subsidy for my canteen in Jing'an",
    "is there any subsidy for nursing homes in Yangpu",
  ])("is no question for a place: %s", (question) => {
    expect(names(ask(question))).toEqual([]);
    expect(answerText(ask(question))).not.toMatch(/名单上有|没有.*的地点名单/u);
  });
});

describe("distances", () => {
  it.each([
    [7, false, 20],
    [133, false, 140],
    [480, false, 480],
    [640, false, 600],
    [133, true, 100],
    [20, true, 100],
  ])("of %d m (inferred: %s) are told as %d m", (metres, isInferred, told) => {
    expect(roundDistance(metres, isInferred)).toBe(told);
  });
});
