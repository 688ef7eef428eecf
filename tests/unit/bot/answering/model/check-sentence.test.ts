import { describe, expect, it } from "vitest";
import { checkSentence } from "#bot/answering/model/check-sentence.ts";
import { collectNames } from "#bot/answering/model/checked-names.ts";
import { knowledge } from "#tests/support/tools.ts";

const names = collectNames(knowledge);
const kindsOf = (sentence: string, ...passages: string[]): string[] =>
  checkSentence(sentence, passages, names).map(({ kind }) => kind);

describe("a sentence", () => {
  it.each([
    ["高级（三级）补贴2,000元", "高级（三级）补贴2000元"],
    ["补贴三万元", "补贴3万元"],
    ["补贴30000元", "补贴3万元"],
    ["补贴3千万元", "补贴3000万元"],
    ["返还比例百分之六十", "返还比例60%"],
    ["返还比例六成", "返还比例60%"],
    ["按八五折结算", "按85折结算"],
    ["面积一百平方米", "面积100㎡"],
    ["十四个工作日办好", "14个工作日办好"],
    ["7到14个工作日办好", "7个工作日到14个工作日办好"],
    ["2026-03-01起施行", "2026年3月1日起施行"],
    ["2026.3.1起施行", "自2026年3月1日起施行"],
    ["2026年3月底前申请", "2026年3月31日前申请"],
    ["到“十四五”末覆盖率85%", "到2025年底，覆盖率85%"],
    ["有效期到2027年12月31日", "有效期从2026年1月1日到2027年12月31日"],
    ["依据是沪府办发[2022]23号", "依据是沪府办发〔2022〕23号"],
    ["由上海市民政局负责", "由市民政局负责"],
    ["由国家金融监督管理总局上海监管局负责", "由上海银保监局负责"],
    ["黄浦的企业可以申请", "黄浦区的企业可以申请"],
    ["可以打63137613问", "可以打021-63137613问"],
    ["年满60岁的老人可以申请", "年满60周岁的老人可以申请"],
    ["每招一人1500元以内", "每招一人不超过1500元"],
    ["申请无需另交材料", "申请不用另交材料"],
    ["经营者必须公示证照", "经营者应当依法公示证照"],
    ["Up to 50,000 yuan within 18 months", "最高5万元，18个月内给"],
    ["Ask the Shanghai Civil Affairs Bureau", "由市民政局负责"],
    ["Apply by March 31, 2026", "2026年3月31日前申请"],
  ])("stands: %s", (sentence, passage) => {
    expect(checkSentence(sentence, [passage], names)).toEqual([]);
  });

  it.each([
    ["补贴5万元", "number", "补贴3万元"],
    ["补贴3元", "number", "补贴3万元"],
    ["中级补贴2000元", "number", "中级补贴1500元，高级补贴2000元"],
    ["返还比例60个百分点", "number", "返还比例60%"],
    ["14天办好", "number", "14个工作日办好"],
    ["每招一人不低于1500元", "number", "每招一人不超过1500元"],
    ["每招一人1500元", "number", "每招一人不超过1500元"],
    ["30人以上的企业", "number", "30人以下的企业"],
    ["每月补贴300元", "number", "每年补贴300元"],
    ["只能领两次", "number", "只能领一次"],
    ["2027年3月1日起施行", "date", "2026年3月1日起施行"],
    ["2026年4月底前申请", "date", "2026年3月底前申请"],
    ["明年不认", "date", "2026年3月1日起不认"],
    ["到“十五五”末覆盖率85%", "date", "到2025年底，覆盖率85%"],
    ["依据是沪府办发〔2023〕23号", "document-number", "依据是沪府办发〔2022〕23号"],
    ["依据是沪府规〔2022〕23号", "document-number", "依据是沪府办规〔2022〕23号"],
    ["依据是公告2026年第11号", "document-number", "依据是公告2026年第10号"],
    ["由市教委负责", "department", "由市民政局负责"],
    ["由区民政局负责", "department", "由市民政局负责"],
    ["由财政部负责", "department", "由市财政局负责"],
    ["徐汇区的企业可以申请", "place", "黄浦区的企业可以申请"],
    ["虹桥街道的老人可以申请", "place", "江宁路街道的老人可以申请"],
    ["可以打12345问", "phone", "可以打12333问"],
    ["可以打021-63137614问", "phone", "可以打021-63137613问"],
    ["年满65周岁的老人可以申请", "age", "年满60周岁的老人可以申请"],
    ["通知长期有效", "validity", "通知有效到年底"],
    ["通知已经废止", "validity", "通知现行有效"],
    ["正式施行的办法", "validity", "试行施行的办法"],
    ["符合条件的申请补贴不用批准", "negation", "符合条件的申请补贴要批准"],
    ["过了能再申请", "negation", "过了不能再申请"],
    ["申请，由银行自动贴息", "negation", "不用申请，由银行自动贴息"],
    ["都是不付的理由", "negation", "都不是不付的理由"],
    ["临港新片区", "negation", "临港新片区除外"],
    ["符合条件的机构应当申请", "modal", "符合条件的机构可以申请"],
    ["机构可以公示证照", "modal", "机构应当公示证照"],
    ["各区应当打造品牌", "modal", "鼓励各区打造品牌"],
    ["高龄老人予以保障", "modal", "高龄老人予以优先保障"],
    ["见《上海市养老服务办法》", "title", "见《上海市养老服务条例》"],
    ["去 https://example.com 申请", "title", "在一网通办上申请"],
    ["宝宝屋按小时照看幼儿", "passage", "企业所得税减按20%的税率缴纳"],
    ["Firms must apply within 18 months", "modal", "企业可以在18个月内申请"],
    ["Up to 60,000 yuan", "number", "最高5万元"],
    ["Ask the Shanghai Municipal Finance Bureau", "department", "由市民政局负责"],
  ])("falls: %s (%s)", (sentence, kind, passage) => {
    expect(kindsOf(sentence, passage)).toContain(kind);
  });

  it("is held against all passages it cites", () => {
    const passages = ["中级补贴1500元", "由市民政局负责"];
    expect(kindsOf("市民政局负责，中级补贴1500元", ...passages)).toEqual([]);
    expect(kindsOf("市民政局负责，中级补贴1500元", "中级补贴1500元")).toContain("department");
  });

  it("cannot hide a figure behind signs that do not show", () => {
    expect(kindsOf("补贴5\u200B万元", "补贴3万元")).toContain("number");
    expect(kindsOf("补贴５万元", "补贴3万元")).toContain("number");
  });
});
