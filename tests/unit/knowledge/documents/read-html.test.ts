import { expect, test } from "vitest";
import { extractText } from "#knowledge/documents/extract-text.ts";
import { showBlocks } from "#tests/support/read-document.ts";

async function readBody(body: string) {
  const page = `<!doctype html><html><head><title>通知 - 云岭市</title><style>p{}</style></head><body>${body}</body></html>`;
  return extractText("page.html", new TextEncoder().encode(page));
}

const ARTICLE = `<div class="article"><h1>关于社区食堂的通知</h1>
<p>　　一、<strong>总体</strong>要求</p><p>到2027年，全市社区食堂达到<b>200</b>家以上，方便老年人和社区居民就近用餐，每个街道至少有三家。</p>
<table><tr><th>任务</th><th>责任单位</th></tr><tr><td rowspan="2">完善布局</td><td>市规划局</td></tr><tr><td>各区<br>政府</td></tr><tr><td colspan="2">合计</td></tr></table>
<p>附件：<a href="a.docx">1.申请表</a></p><p>云岭市民生服务局</p><p>2025年11月18日</p></div>`;
const EXPECTED = [
  "关于社区食堂的通知",
  "一、总体要求",
  "到2027年，全市社区食堂达到200家以上，方便老年人和社区居民就近用餐，每个街道至少有三家。",
  [
    ["任务", "责任单位"],
    ["完善布局", "市规划局"],
    ["^完善布局", "各区 政府"],
    ["合计", "^合计"],
  ],
  "附件：1.申请表",
  "云岭市民生服务局",
  "2025年11月18日",
];

test("gives headings, paragraphs and tables with their merged cells", async () => {
  const extracted = await readBody(ARTICLE);
  expect(showBlocks(extracted)).toEqual(EXPECTED);
  expect(extracted).toMatchObject({
    title: "通知 - 云岭市",
    blocks: [{ level: 1 }, { level: null }, {}, {}, {}, {}, {}],
  });
});

test("drops what stands around the article, and nothing of it", async () => {
  const frame = `<nav><a href="/">首页</a><a href="/b">政务公开</a></nav>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; 通知公告</div>
<ul><li><a href="/1">领导之窗</a></li><li><a href="/2">办事服务</a></li></ul>${ARTICLE}
<div>【打印本页】 【关闭窗口】</div><ul><li><a href="/3">关于另一件事情的通知</a></li></ul>
<footer><p>主办单位：云岭市人民政府</p></footer><div class="bottom">版权所有　云岭市 云ICP备00000000号</div>`;
  expect(showBlocks(await readBody(frame))).toEqual(EXPECTED);
});

test("keeps nothing of scripts, handlers, hidden parts and forms", async () => {
  const blocks = showBlocks(
    await readBody(
      `<p onclick="steal()">第一条　正文。<script>document.write("坏")</script></p><p style="display:none">隐藏</p>
<p>第二条　<img src=x onerror="alert(1)">正文<iframe src="javascript:alert(2)">内嵌</iframe>。</p><noscript>无脚本</noscript>
<svg><script>alert(3)</script><text>图</text></svg><textarea>表单</textarea><template>模板</template>
<table><tr><td>甲<script>alert(4)</script></td><td>乙</td></tr></table>`,
    ),
  );
  expect(blocks).toEqual(["第一条　正文。", "第二条　正文。", [["甲", "乙"]]]);
});

test("writes the numbers that a browser puts before the items of a list", async () => {
  const body = `<p>申请材料：</p><ol><li>申请表；</li><li>营业执照。</li></ol><ol start="3" type="a"><li>其他</li></ol><ul><li>说明</li></ul>`;
  expect(showBlocks(await readBody(body))).toEqual([
    "申请材料：",
    "1.申请表；",
    "2.营业执照。",
    "c.其他",
    "说明",
  ]);
});

test("reads what stands in a table that only lays out the page", async () => {
  const body = `<table><tr><td><p>第一条　甲。</p><p>第二条　乙。</p></td></tr></table>
<table><tr><td>左</td><td><table><tr><td>任务</td><td>单位</td></tr></table></td></tr></table>`;
  expect(showBlocks(await readBody(body))).toEqual([
    "第一条　甲。",
    "第二条　乙。",
    "左",
    [["任务", "单位"]],
  ]);
});

test("bears spans that ask for millions of cells", async () => {
  const body = `<table><tr><td rowspan="1000000" colspan="1000000">甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>`;
  const [table] = showBlocks(await readBody(body));
  expect(table?.length).toBe(2);
});
