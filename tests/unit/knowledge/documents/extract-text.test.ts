import { expect, test } from "vitest";
import { extractText } from "#knowledge/documents/extract-text.ts";
import { readFixture, showBlocks } from "#tests/support/read-document.ts";
import { docxFiles, writeDocx } from "#tests/support/write-docx.ts";
import { toZip } from "#tests/support/write-xlsx.ts";

const NOTICE = "云岭市民生服务局关于社区食堂的通知";
/** NOTICE in GB18030, which Node only decodes. */
const GB18030 = Buffer.from(
  "d4c6c1ebcad0c3f1c9fab7fecef1bed6b9d8d3dac9e7c7f8cab3ccc3b5c4cda8d6aa",
  "hex",
);

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test.each([
  ["UTF-8", bytesOf(NOTICE), "utf-8"],
  ["UTF-8 with a mark", bytesOf(`\ufeff${NOTICE}`), "utf-8"],
  ["UTF-16LE", Buffer.from(`\ufeff${NOTICE}`, "utf16le"), "utf-16le"],
  ["UTF-16BE", Buffer.from(`\ufeff${NOTICE}`, "utf16le").swap16(), "utf-16be"],
  ["GB18030", GB18030, "gb18030"],
])("reads plain text in %s", async (_, bytes, encoding) => {
  const extracted = await extractText("通知.txt", bytes);
  expect(extracted).toMatchObject({ kind: "txt", encoding, pages: null });
  expect(showBlocks(extracted)).toEqual([NOTICE]);
});

test("reads a page in the charset it names", async () => {
  const page = Buffer.concat([
    Buffer.from('<html><head><meta charset="gb2312"></head><body><p>'),
    GB18030,
    Buffer.from("</p></body></html>"),
  ]);
  const extracted = await extractText("page.html", page);
  expect(extracted).toMatchObject({ kind: "html", encoding: "gb18030" });
  expect(showBlocks(extracted)).toEqual([NOTICE]);
});

test.each([
  ["通知.pdf", `<html><body><p>${NOTICE}</p></body></html>`, "html"],
  ["通知.html", NOTICE, "txt"],
  ["通知", `<!-- x --><!DOCTYPE html><p>${NOTICE}</p>`, "html"],
  ["说明.txt", `用 <b> 写粗体：${NOTICE}`, "txt"],
])("goes by the content, not by the name: %s", async (name, text, kind) => {
  expect((await extractText(name, bytesOf(text))).kind).toBe(kind);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\公文\\通知.txt", "通知.txt"],
  ["a\u0000b<script>.txt", "abscript.txt"],
  ["\u202Etxt.exe\u2066通知.txt", "txt.exe通知.txt"],
  ['"><b>\r\n名.txt', "b名.txt"],
  [`${"长".repeat(300)}.txt`, `${"长".repeat(116)}.txt`],
  ["..", "未命名"],
  ["", "未命名"],
])("takes of the name %j only %j", async (name, base) => {
  expect((await extractText(name, bytesOf(NOTICE))).name).toBe(base);
});

const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const DOCX = docxFiles([NOTICE]);

test.each([
  ["nothing", Buffer.alloc(0), "empty"],
  ["spaces only", bytesOf(" \n\u3000\n"), "empty"],
  ["more than 20 MB", Buffer.alloc(20 * 1024 * 1024 + 1, "a"), "too-large"],
  ["an old Word file", Buffer.concat([OLE, Buffer.alloc(2000)]), "old-word"],
  [
    "a Word file with a password",
    Buffer.concat([OLE, Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le")]),
    "encrypted",
  ],
  ["a PNG picture", Buffer.from("89504e470d0a1a0a0000", "hex"), "image"],
  ["a JPEG picture", Buffer.from("ffd8ffe000104a46", "hex"), "image"],
  ["RTF", bytesOf("{\\rtf1\\ansi text}"), "unknown-kind"],
  [
    "random bytes",
    Buffer.from([...Array(4000).keys()].map((it) => (it * it * 7) % 256)),
    "unknown-kind",
  ],
  ["text cut within a character", bytesOf(NOTICE).subarray(0, -1), "damaged"],
  ["a PDF that is a picture", readFixture("scanned.pdf"), "scanned"],
  ["a PDF with a password", readFixture("encrypted.pdf"), "encrypted"],
  ["a PDF of which only the beginning came", readFixture("notice.pdf").subarray(0, 900), "damaged"],
  ["a PDF in name only", bytesOf("%PDF-1.7\nhello"), "damaged"],
  ["a workbook", toZip({ ...DOCX, "xl/workbook.xml": "<x/>" }), "spreadsheet"],
  ["slides", toZip({ ...DOCX, "ppt/presentation.xml": "<x/>" }), "unknown-kind"],
  ["any other archive", toZip({ "a.txt": "a" }), "unknown-kind"],
  ["an empty archive", toZip({}), "unknown-kind"],
  ["macros", toZip({ ...DOCX, "word/vbaProject.bin": "x" }), "macros"],
  [
    "a Word file that says it has macros",
    toZip({
      ...DOCX,
      "[Content_Types].xml":
        "<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>",
    }),
    "macros",
  ],
  ["a Word file without its text", toZip({ "[Content_Types].xml": "<Types/>" }), "damaged"],
  ["a Word file cut off", writeDocx([NOTICE]).subarray(0, 700), "damaged"],
  [
    "a Word file whose XML is broken",
    toZip({ ...DOCX, "word/document.xml": "<w:document><w:p>" }),
    "damaged",
  ],
  ["an empty Word file", writeDocx([""]), "empty"],
  [
    "2,001 files",
    toZip({
      ...DOCX,
      ...Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}.bin`, ""])),
    }),
    "too-much-inside",
  ],
  [
    "65 MB of spaces in 70 KB",
    toZip({ ...DOCX, "word/document.xml": " ".repeat(65 * 1024 * 1024) }),
    "too-much-inside",
  ],
  ["more lines than anybody reads", bytesOf("一、甲\n".repeat(10_001)), "too-long"],
  ["more characters than anybody reads", bytesOf("甲".repeat(1_000_001)), "too-long"],
  [
    "more cells than anybody reads",
    bytesOf(`<table>${"<tr><td>甲</td><td>乙</td></tr>".repeat(10_001)}</table>`),
    "too-long",
  ],
  [
    "a page without words",
    bytesOf("<html><body><script>alert('文字')</script></body></html>"),
    "empty",
  ],
])("refuses %s and says why in Chinese", async (_, bytes, code) => {
  const refusal = extractText("文件", bytes);
  await expect(refusal).rejects.toMatchObject({ name: "DocumentUnusableError", code });
  await expect(refusal).rejects.toThrow(/\p{Script=Han}{4}.*：.*请|\p{Script=Han}{4}.*请/u);
});

test("refuses an archive whose directory lies about its size", async () => {
  const bytes = Buffer.from(writeDocx([NOTICE.repeat(200)]));
  const directory = bytes.indexOf("PK\x01\x02", 0, "latin1");
  for (let at = directory; at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4, "latin1"))
    bytes.writeUInt32LE(1, at + 24);
  await expect(extractText("a.docx", bytes)).rejects.toMatchObject({ code: "damaged" });
});

test.each([140, 100_000])("bears a page nested %i deep", async (depth) => {
  const page = `<html><body>${"<div>".repeat(depth)}${NOTICE}${"</div>".repeat(depth)}</body></html>`;
  const read = extractText("a.html", bytesOf(page));
  if (depth > 140) await expect(read).rejects.toMatchObject({ code: "damaged" });
  else expect(showBlocks(await read)).toEqual([NOTICE]);
});
