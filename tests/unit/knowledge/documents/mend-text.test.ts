import { expect, it, test } from "vitest";
import { loadDocumentWords } from "#knowledge/documents/document-words.ts";
import { mendText, toPlain } from "#knowledge/documents/mend-text.ts";

it.each([
  ["⻝堂租⾦补贴", "食堂租金补贴"],
  ["⺠⽣服务⻓期有效⻚", "民生服务长期有效页"],
  ["（一）１．５％〔２０２５〕", "（一）１．５％〔２０２５〕"],
  ["甲\u200b乙\u00ad丙\ufeff", "甲乙丙"],
])("mends %j", (text, mended) => {
  expect(mendText(text)).toBe(mended);
});

test("has a character for every radical that NFKC leaves as it is", () => {
  const { radicals } = loadDocumentWords();
  const radicalsOfUnicode = Array.from({ length: 0x2ef4 - 0x2e81 }, (_, at) =>
    String.fromCharCode(0x2e81 + at),
  ).filter((it) => /\p{Assigned}/u.test(it));
  expect(radicalsOfUnicode.filter((it) => !/[\u3400-\u9fff]/u.test(radicals[it] ?? ""))).toEqual(
    [],
  );
});

it("keeps every character in its place when it makes signs plain", () => {
  expect(toPlain("（１）　Ａ，：％。")).toBe("(1) A,:%。");
});
