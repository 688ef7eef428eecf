import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFixture } from "#tests/support/read-document.ts";
import { openStaffConsole, type StaffRoom, type StaffVisitor } from "#tests/support/staff-room.ts";
import { uploadFile } from "#tests/support/upload-file.ts";
import { docxFiles, writeDocx } from "#tests/support/write-docx.ts";
import { toZip } from "#tests/support/write-xlsx.ts";

const DOCUMENTS = "/staff/knowledge/documents";
const IMPORT = "/staff/golden/import";
const MB = 1024 * 1024;
const DOCX = docxFiles(["第一条 新开办的社区食堂，给予租金补贴。"]);

let room: StaffRoom;
let editor: StaffVisitor;
beforeAll(async () => {
  room = await openStaffConsole();
  editor = await room.enter("editor");
});
afterAll(() => room.close());

const upload = (name: string, content: string | Uint8Array): Promise<Response> =>
  uploadFile(editor, DOCUMENTS, { name, content });
const keptFiles = (): readonly string[] =>
  readdirSync(room.folder, { recursive: true, encoding: "utf8" }).filter(
    (path) => !/^staff\.db|^matters\.index/u.test(path),
  );

/** What is told, in the words of the page. */
async function faultOf(response: Response): Promise<string> {
  const { document } = parseHTML(await response.text());
  return document.querySelector(".fault, .problem")?.textContent ?? "";
}

/** What of a page could run or lead somewhere. */
function dangers(page: string): readonly string[] {
  const { document } = parseHTML(page);
  const elements = [...document.querySelectorAll("*")];
  const own = [...document.querySelectorAll("head script, head link, head meta")];
  return elements
    .filter((it) => !own.includes(it))
    .flatMap((it) => [
      ...(/^(?:script|style|iframe|object|embed|img|svg|link|meta|base|video)$/iu.test(it.tagName)
        ? [it.tagName]
        : []),
      ...[...it.attributes]
        .filter(
          ({ name, value }) =>
            /^(?:on|style$|src)/iu.test(name) ||
            (/^(?:href|action|formaction)$/iu.test(name) && !/^(?:\/staff|#main$)/u.test(value)),
        )
        .map(({ name, value }) => `${name}=${value}`),
    ]);
}

describe("a file that is no document", () => {
  it.each<[string, string, Uint8Array | string, RegExp]>([
    [
      "of thousands of files",
      "a.docx",
      toZip({
        ...DOCX,
        ...Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [at, ""])),
      }),
      /压缩炸弹/u,
    ],
    [
      "of one huge file",
      "a.docx",
      toZip({ ...DOCX, "word/document.xml": " ".repeat(80 * MB) }),
      /压缩炸弹/u,
    ],
    [
      "of entities within entities",
      "a.docx",
      toZip({
        ...DOCX,
        "word/document.xml": `<!DOCTYPE a [<!ENTITY a "${"甲".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}">]><a>&b;</a>`,
      }),
      /损坏/u,
    ],
    ["with macros", "a.docm", toZip({ ...DOCX, "word/vbaProject.bin": "x" }), /宏/u],
    ["of a workbook", "a.docx", toZip({ ...DOCX, "xl/workbook.xml": "<x/>" }), /电子表格/u],
    ["that was scanned", "a.pdf", readFixture("scanned.pdf"), /扫描件.*OCR/u],
    ["with a password", "a.pdf", readFixture("encrypted.pdf"), /密码/u],
    ["cut off", "a.pdf", readFixture("notice.pdf").subarray(0, 900), /重新下载/u],
    [
      "that is two at once",
      "a.docx",
      Buffer.concat([writeDocx(["甲"]), readFixture("notice.pdf")]),
      /损坏/u,
    ],
    ["of bytes that are no text", "a.txt", Buffer.from("e4ba91fffec328", "hex"), /无法识别/u],
    ["of nothing", "a.txt", "", /没有选文件/u],
    ["nested 5,000 deep", "a.html", `${"<div>".repeat(5000)}甲${"</div>".repeat(5000)}`, /损坏/u],
    ["of 10,001 lines", "a.txt", "一、甲\n".repeat(10_001), /拆成几个文件/u],
    ["of a programme", "通知.pdf", Buffer.from(`MZ${"\0".repeat(200)}`), /无法识别/u],
  ])("is refused and not kept: %s", async (_, name, content, told) => {
    const before = keptFiles();
    const response = await upload(name, content);
    expect(response.status).toBe(422);
    expect(await faultOf(response)).toMatch(told);
    expect(keptFiles()).toEqual(before);
  });

  it("is refused by its size before anything is made of it", async () => {
    const before = keptFiles();
    const response = await upload("a.txt", new Uint8Array(100 * MB));
    expect(response.status).toBe(413);
    expect(await faultOf(response)).toContain("一次最多上传 20 MB");
    expect(keptFiles()).toEqual(before);
  });
});

describe("a document with more in it than text", () => {
  it("leaves its scripts, frames and links behind", async () => {
    const page = `<html><head><title>通知</title><script>alert(1)</script>
      <meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">
      <style>body{background:url(https://evil.example)}</style></head><body onload="alert(1)">
      <h1 onclick="alert(1)">关于社区食堂的通知</h1><iframe src="https://evil.example">框</iframe>
      <p>第一条 <a href="javascript:alert(1)">租金补贴</a>按<b style="color:red">原文</b>执行。</p>
      <img src=x onerror=alert(1)><svg onload=alert(1)><script>alert(2)</script></svg>
      <object data="https://evil.example"></object><form action="https://evil.example"><input name=a></form>
      <table><tr><td colspan=1000000 rowspan=1000000>甲</td><td>&lt;script&gt;alert(3)&lt;/script&gt;</td></tr></table>
      <p>第二条 &lt;img src=x onerror=alert(4)&gt; 写在文中的照写。</p></body></html>`;
    const kept = await upload("通知.html", page);
    const document = kept.headers.get("location") ?? "";
    const other = await upload("通知2.html", page.replace("第二条", "第三条"));
    const id = (other.headers.get("location") ?? "").split("/").at(-1);
    const viewer = await room.enter("viewer");
    for (const visitor of [editor, viewer]) {
      for (const path of [document, `${document}/compare?with=${id}`, DOCUMENTS]) {
        const response = await visitor.get(path);
        expect(response.status).toBe(200);
        expect(dangers(await response.text()), path).toEqual([]);
      }
    }
    const shown = await (await editor.get(document)).text();
    expect(shown).toContain("租金补贴");
    expect(shown).toContain("&lt;img src=x onerror=alert(4)&gt;");
    expect(shown).not.toMatch(/javascript:|evil\.example|alert\([12]\)/u);
  });

  it("is read by what it is, whatever it is called", async () => {
    const pdf = Buffer.concat([readFixture("notice.pdf"), writeDocx(["第九条 藏在后面"])]);
    const kept = await upload("通知.txt", pdf);
    const page = await (await editor.get(kept.headers.get("location") ?? "")).text();
    expect(page).toContain("<dd>PDF，");
    expect(page).not.toContain("藏在后面");
  });

  it("has an archive within an archive left alone", async () => {
    const inner = toZip({ "b.zip": toZip({ "c.xml": " ".repeat(20 * MB) }).toString("latin1") });
    const kept = await upload("a.docx", toZip({ ...DOCX, "a.zip": inner.toString("latin1") }));
    expect(kept.headers.get("location")).toMatch(/documents\/[\w-]+$/u);
  });
});

it.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\x\\y.txt", "y.txt"],
  ["/etc/cron.d/x.txt", "x.txt"],
  ["a\0b.txt", "ab.txt"],
  ["\u202Efdp.通知.txt", "fdp.通知.txt"],
  [`${"长".repeat(300)}.txt`, `${"长".repeat(116)}.txt`],
  ['"><b>粗\r\nX-Y: z.txt', "b粗X-Y z.txt"],
  ["..", "未命名"],
  [".htaccess", "htaccess"],
  ["con.txt", "con.txt"],
])("shows of the name %j only %j, and writes nowhere by it", async (name, shown) => {
  const content = `第一条 ${JSON.stringify(name)}`;
  const kept = await upload(name, content);
  expect(kept.status).toBe(303);
  const { document } = parseHTML(
    await (await editor.get(`${DOCUMENTS}?find=${encodeURIComponent(shown)}`)).text(),
  );
  const names = [...document.querySelectorAll('td[data-title="文件"]')].map((it) => it.textContent);
  expect(names).toContain(shown);
  const strange = keptFiles().filter((path) => !/^documents(?:\/[0-9a-f]{64})?$/u.test(path));
  expect(strange).toEqual([]);
});

it("keeps a file once that comes twice, one after the other or at once", async () => {
  const address = async (response: Promise<Response>) => (await response).headers.get("location");
  const first = await address(upload("一.txt", "第一条 来过两次"));
  expect(await address(upload("二.txt", "第一条 来过两次"))).toBe(first);
  const both = await Promise.all([
    address(upload("三.txt", "第一条 同时来的")),
    address(upload("四.txt", "第一条 同时来的")),
    address(upload("五.txt", "第一条 另一份")),
  ]);
  expect(both[0]).toMatch(/documents\/[\w-]+$/u);
  expect(new Set(both).size).toBe(2);
});

it("answers questions while a file is read", async () => {
  let isRead = false;
  const reading = upload("慢.html", "<p>甲，".repeat(3_000)).finally(() => {
    isRead = true;
  });
  let meanwhile = 0;
  while (!isRead && meanwhile < 3) {
    // The next request comes over the network, not in the same breath.
    await setImmediate();
    const page = await (await editor.get("/staff/bench?question=加装电梯归谁管")).text();
    expect(page).toContain("市房屋管理局");
    if (!isRead) meanwhile += 1;
  }
  expect(meanwhile).toBe(3);
  expect((await reading).status).toBe(303);
});

it("says so when the disk takes nothing, and keeps no half of it", async () => {
  const other = await openStaffConsole();
  const colleague = await other.enter("editor");
  writeFileSync(join(other.folder, "documents"), "where the folder should be");
  const file = { name: "a.txt", content: "第一条 没处放" };
  const response = await uploadFile(colleague, DOCUMENTS, file);
  expect(response.status).toBe(422);
  expect(await faultOf(response)).toMatch(/没有保存.*检查磁盘空间/u);
  expect(await (await colleague.get(DOCUMENTS)).text()).toContain("还没有上传过文件");
  rmSync(join(other.folder, "documents"));
  expect((await uploadFile(colleague, DOCUMENTS, file)).status).toBe(303);
  await other.close();
});

describe("a sheet of golden questions", () => {
  it.each<[string, Uint8Array | string, RegExp]>([
    [
      "of one huge file",
      toZip({ "xl/workbook.xml": "<x/>", a: " ".repeat(70 * MB) }),
      /解压后太大/u,
    ],
    ["that is a document", writeDocx(["甲"]), /没有工作表/u],
    ["that is a PDF", readFixture("notice.pdf"), /PDF/u],
    ["that is a page", "<script>alert(1)</script>", /网页/u],
    ["of nothing", "", /没有选文件/u],
    ["of 6 MB", "甲".repeat(2 * MB), /超过5MB/u],
    ["with an open quote", '问题,措施\n"甲', /引号/u],
    ["of bytes that are no text", Buffer.from([0xff, 0xfe, 0x00]), /编码/u],
    [
      "of files without end",
      toZip(Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [at, ""]))),
      /重新导出|没有工作表/u,
    ],
  ])("is refused: %s", async (_, content, told) => {
    const response = await uploadFile(editor, IMPORT, { name: "../a.xlsx", content });
    expect(response.status).toBe(422);
    expect(await faultOf(response)).toMatch(told);
  });

  it("has its scripts shown as text, in faults and in the list, and guarded in the sheet", async () => {
    const script = "<script>alert(1)</script>";
    const faulty = `问题,措施\n${script},${script}`;
    const refused = await uploadFile(editor, IMPORT, { name: "a.csv", content: faulty });
    expect(dangers(await refused.text())).toEqual([]);
    const content = `问题,要有的字,备注\n${script},85%,#${script}\n"=HYPERLINK(""x"")",85%,`;
    const taken = await uploadFile(editor, IMPORT, { name: "a.csv", content });
    expect(await taken.text()).toContain("新增 2 题");
    const list = await (await editor.get("/staff/golden")).text();
    expect(dangers(list)).toEqual([]);
    expect(list).toContain("&lt;script&gt;");
    expect(await (await editor.get("/staff/golden/sheet.csv")).text()).toContain(`"'=HYPERLINK`);
  });
});
