import { expect, test } from "vitest";
import { extractText } from "#knowledge/documents/extract-text.ts";
import { readFixture, showBlocks } from "#tests/support/read-document.ts";

test("joins the lines of a page layout to paragraphs, over pages too, without page numbers", async () => {
  const extracted = await extractText("通知.pdf", readFixture("notice.pdf"));
  expect(extracted).toMatchObject({ kind: "pdf", pages: 4, notes: [] });
  expect(showBlocks(extracted).slice(0, 11)).toEqual([
    "云岭市民生服务局文件",
    "云民服规〔２０２５〕３号",
    "云岭市民生服务局关于印发《云岭市社区食堂扶持办法》的通知",
    "各区民生服务局，各有关单位：",
    "为进一步推动本市社区食堂健康发展，方便老年人和社区居民就近用餐，根据《云岭市养老服务条例》和《关于发展社区食堂的意见》（云府发〔2023〕8号），结合本市实际，现就有关事项通知如下：",
    "一、总体要求",
    "坚持政府引导、市场运作、社会参与，到２０２７年底，全市社区食堂达到２００家以上，每个街道至少有３家，日均供餐能力不低于１．５万份。",
    "二、扶持措施",
    "（一）租金补贴。对新开办的社区食堂，按实际租金的３０％给予补贴，每家每年最高２０万元，连续补贴不超过３年。",
    "1．申请补贴的食堂应当符合下列条件：",
    "（1）营业面积不少于100平方米；",
  ]);
  expect(showBlocks(extracted).flat(2).join("")).not.toMatch(/[—–-]\s*\d\s*[—–-]/u);
});

test("reads a ruled table with its merged cells, and keeps 附件1 and 附件2 at the top of their pages", async () => {
  const blocks = showBlocks(await extractText("通知.pdf", readFixture("notice.pdf")));
  expect(blocks).toContainEqual([
    ["序号", "重点任务", "工作内容", "责任单位", "完成时限"],
    [
      "1",
      "完善布局",
      "编制社区食堂布点规划，明确十五分钟用餐圈内食堂的数量和规模",
      "市民生服务局、市规划局",
      "2026年6月底前",
    ],
    ["2", "^完善布局", "盘活闲置用房用于开办食堂", "各区政府", "^2026年6月底前"],
    ["3", "加强保障", "落实租金补贴资金", "市财政局", "2026年12月底前"],
    ["4", "^加强保障", "开展食品安全检查", "市市场监管局（牵头）、各区政府", "持续推进"],
  ]);
  expect(blocks).toEqual(expect.arrayContaining(["附件1", "附件2"]));
});

test("drops the running head and 第1页 共2页, and knows the page of each paragraph", async () => {
  const { blocks } = await extractText("条例.pdf", readFixture("statute.pdf"));
  const texts = showBlocks({ blocks } as never).join("\n");
  expect(texts).not.toMatch(/法规汇编|共\s*2\s*页/u);
  expect(
    blocks.find((it) => it.kind === "paragraph" && it.text.startsWith("第四条")),
  ).toMatchObject({ page: 2 });
});
