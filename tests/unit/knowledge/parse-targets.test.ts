import { describe, expect, it } from "vitest";
import { loadPlan } from "#tests/support/load-plan.ts";

const targets = loadPlan().measures.flatMap((measure) => measure.targets);
const END_2025 = "2025-12-31";

describe("the plan's targets", () => {
  it.each([
    [
      "1.3",
      "卫生、养老、文化、体育等城镇社区公共服务设施15分钟步行可达覆盖率",
      85,
      "%",
      "about",
      END_2025,
    ],
    ["2.1", "城乡社区综合服务设施覆盖率", 100, "%", "exactly", END_2025],
    ["4.1", "“家门口的好去处”", 200, "个", "at-least", END_2025],
    ["5.1", "每年新增各类品牌首店", 800, "家", "at-least", END_2025],
    ["5.2", "引领性本土品牌", 260, "个", "about", END_2025],
    ["6.1", "体绿结合、功能复合、普惠便民的体育公园", 20, "个", "at-least", END_2025],
    ["6.2", "各区体绿结合、功能复合、普惠便民的体育公园", 1, "个", "at-least", END_2025],
    ["7.1", "示范性“演艺新空间”", 100, "家", "exactly", END_2025],
    ["8.2", "每个区康复医院或200床规模以上综合医院康复病区", 1, "所", "at-least", END_2025],
    ["10.1", "智慧养老院", 100, "个", "exactly", null],
    ["10.2", "数字化社区养老服务场所", 1000, "个", "exactly", null],
    ["10.3", "数字景区典型样板", 70, "家", "exactly", null],
    ["11.1", "在全国具有示范引领性的数字商圈商街", 15, "个", "about", END_2025],
    ["12.1", "垂直场景融合赋能的元宇宙示范应用", 50, "个", "at-least", END_2025],
    ["14.1", "全市养老床位总数", 178_000, "张", "exactly", END_2025],
    ["14.2", "认知障碍照护床位", 15_000, "张", "exactly", END_2025],
    ["14.3", "有条件的区社区养老服务设施", 50, "平方米", "at-least", END_2025],
    ["15.3", "全市常住人口每千人拥有3岁以下婴幼儿托位数", 4.5, "个", "exactly", END_2025],
    ["16.1", "全市累计建设筹措保障性租赁住房", 600_000, "套（间）", "at-least", END_2025],
    ["16.2", "全市重残养护床位", 7000, "张", "at-least", END_2025],
    ["16.3", "区级未成年人救助保护机构、街镇未成年人保护工作站覆盖率", 100, "%", "exactly", null],
  ])("hold %s: %s", (id, what, quantity, unit, comparison, deadline) => {
    expect(targets.find((target) => target.id === id)).toMatchObject({
      what,
      quantity,
      unit,
      comparison,
      deadline,
    });
  });

  it("hold full coverage without a number", () => {
    const covered = targets.filter(({ comparison }) => comparison === "full-coverage");
    expect(covered.map(({ what, deadline }) => [what, deadline])).toEqual([
      ["中心城基本完成基础保障类服务", END_2025],
      ["16个区都市运动中心", END_2025],
      ["社区卫生服务中心社区康复中心", END_2025],
      ["老年认知障碍友好社区", END_2025],
      ["“一中心多站点”儿童友好社区服务网络", null],
      ["母婴设施", null],
    ]);
  });

  it("are 28 in the measures that carry figures, and none elsewhere", () => {
    expect([...new Set(targets.map(({ measure }) => measure))]).toEqual([
      1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16,
    ]);
    expect(targets).toHaveLength(28);
  });

  it("print their number verbatim in their statement", () => {
    for (const { printed, statement } of targets) expect(statement).toContain(printed);
  });
});
