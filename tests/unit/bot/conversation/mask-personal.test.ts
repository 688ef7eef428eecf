import { describe, expect, it } from "vitest";
import { maskPersonal } from "#bot/conversation/mask-personal.ts";

describe("what tells who somebody is", () => {
  it.each([
    ["我的身份证11010519491231002X，能办吗", "我的身份证******************，能办吗"],
    ["身份证号440524188001010014", "身份证号******************"],
    ["１１０１０５１９４９１２３１００２Ｘ", "******************"],
    ["打我手机13812345678", "打我手机***********"],
    ["电话+86 138-1234-5678，谢谢", "电话+** ***-****-****，谢谢"],
    ["卡号6222 0212 3456 7890 128扣了钱", "卡号**** **** **** **** ***扣了钱"],
    ["卡4111111111111111，手机19912345678", "卡****************，手机***********"],
  ])("is put into stars: %s", (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
    expect(masked).toHaveLength(text.length);
  });

  it.each([
    "12345、962121、021-23111111能打吗",
    "沪府办发〔2022〕23号，2025年12月31日前",
    "身份证110105194912310021",
    "订单4111111111111112",
    "补贴138123456元，面积12812345678901平方米",
    "www.12333sh.gov.cn/13812345678901234567",
  ])("is not every number: %s", (text) => {
    expect(maskPersonal(text)).toBe(text);
  });
});
