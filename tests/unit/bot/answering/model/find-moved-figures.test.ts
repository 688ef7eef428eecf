import { expect, it } from "vitest";
import { findMovedFigures } from "#bot/answering/model/find-moved-figures.ts";

const LEVELS = "按证书等级：初级（五级）1500元、中级2000元、高级2500元、技师3000元、高级技师3500元";
const MONTHS = "在登记之日起18个月内申请；至少给一个人缴城镇职工社会保险费满6个月";

it.each([
  "高级技师证书可以领3500元。",
  "技师3000元，高级技师3500元。",
  "考出初级的领1500元。",
  "要在登记后18个月内申请，并缴社会保险费满6个月。",
  "3500元。",
])("lets figures pass that stand with their own words: %s", (sentence) => {
  expect(findMovedFigures(sentence, [LEVELS, MONTHS])).toEqual([]);
});

it.each([
  ["初级（五级）3500元。", "3500"],
  ["技师领3500元。", "3500"],
  ["高级技师领3000元。", "3000"],
  ["缴城镇职工社会保险费满18个月。", "18"],
])("finds the figure that was moved: %s", (sentence, moved) => {
  expect(findMovedFigures(sentence, [LEVELS, MONTHS])).toEqual([moved]);
});
