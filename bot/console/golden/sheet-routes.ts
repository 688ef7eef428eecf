import { Hono } from "hono";
import { html } from "hono/html";
import { GoldenSheetError } from "#bot/golden/errors.ts";
import { type Imported, importGolden } from "#bot/golden/import-golden.ts";
import { loadSampleGolden } from "#bot/golden/load-sample-golden.ts";
import { SHEET_LIMITS } from "#bot/golden/read-golden-sheet.ts";
import { writeGoldenCsv, writeGoldenXlsx } from "#bot/golden/write-golden-sheet.ts";
import type { RoomParts } from "../console-parts.ts";
import { formView } from "../frame/form.ts";
import type { Html } from "../frame/html.ts";
import type { StaffContext, StaffEnv } from "../frame/staff.ts";
import { goldenNames } from "./golden-names.ts";
import { readGoldenFilter } from "./golden-routes.ts";

const PATH = "/staff/golden";
/** As many faults as are read by anybody before mending. */
const SHOWN_FAULTS = 200;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Golden questions as sheets, to take along and to bring back; and those to begin with. */
export function createSheetRoutes(parts: RoomParts): Hono<StaffEnv> {
  const { golden, audit, clock, live } = parts;
  const routes = new Hono<StaffEnv>();
  routes.get("/golden/sheet.xlsx", async (context) => {
    const questions = await golden.list(readGoldenFilter(context.req.query()));
    return download(context, await writeGoldenXlsx(questions, goldenNames(live.current)), [
      "golden.xlsx",
      XLSX,
    ]);
  });
  routes.get("/golden/sheet.csv", async (context) => {
    const questions = await golden.list(readGoldenFilter(context.req.query()));
    const type = "text/csv; charset=utf-8";
    return download(context, writeGoldenCsv(questions, goldenNames(live.current)), [
      "golden.csv",
      type,
    ]);
  });
  routes.get("/golden/import", (context) => show(context, html``, parts));
  routes.post("/golden/import", (context) => take(context, parts));
  routes.post("/golden/offered", async (context) => {
    const by = context.var.staff.account.name;
    const { added } = await golden.save(loadSampleGolden(), { by, at: clock() });
    await audit.add({
      by,
      action: "导入必答题",
      target: "自带的题",
      detail: `新增${added}题`,
      at: clock(),
    });
    return context.redirect(`${PATH}?done=saved`, 303);
  });
  return routes;
}

function download(
  context: StaffContext,
  bytes: Buffer,
  [name, type]: readonly [string, string],
): Response {
  context.header("Content-Type", type);
  context.header("Content-Disposition", `attachment; filename="${name}"`);
  return context.body(new Uint8Array(bytes)) as Response;
}

function show(
  context: StaffContext,
  told: Html,
  { render }: RoomParts,
  status: 200 | 422 = 200,
): Response | Promise<Response> {
  const { session } = context.var.staff;
  const content = html`<p><a href="${PATH}">← 必答题</a></p><h1>导入表格</h1>
<p>先<a href="${PATH}/sheet.xlsx">导出</a>一份作样子，改好再传。编号相同的会更新，没有编号的是新题。最多 ${String(SHEET_LIMITS.rows)} 行、${String(SHEET_LIMITS.bytes / 2 ** 20)} MB，.xlsx 或 .csv（UTF-8、GB18030 都行）。</p>
${told}
${formView({
  action: `${PATH}/import`,
  session,
  isUpload: true,
  content: html`<label class="field"><span class="field__label">文件</span><input type="file" name="file" required accept=".xlsx,.csv,.txt"></label>
<label><input type="checkbox" name="skip" value="1"> 有错的行跳过，其余照样导入</label>
<button class="primary" type="submit">导入</button>`,
})}`;
  return render(context, { title: "导入表格", content }, status);
}

async function take(context: StaffContext, parts: RoomParts): Promise<Response> {
  const { golden, audit, clock, live } = parts;
  const form = await context.req.parseBody();
  const file = form["file"];
  if (!(file instanceof File) || file.size === 0)
    return show(context, html`<p class="fault" role="alert">没有选文件。</p>`, parts, 422);
  const by = context.var.staff.account.name;
  try {
    const bytes = Buffer.from(await file.arrayBuffer());
    const order = {
      bytes,
      names: goldenNames(live.current),
      skipBad: form["skip"] === "1",
    };
    const imported = await importGolden(order, golden, { by, at: clock() });
    if (imported.saved) {
      const { added, changed } = imported.saved;
      const detail = `新增${added}题，更新${changed}题`;
      await audit.add({ by, action: "导入必答题", target: "表格", detail, at: clock() });
    }
    return show(context, importedView(imported), parts, imported.saved ? 200 : 422);
  } catch (error) {
    if (!(error instanceof GoldenSheetError)) throw error;
    return show(context, html`<p class="fault" role="alert">${error.message}。</p>`, parts, 422);
  }
}

function importedView({ saved, faults }: Imported): Html {
  const done = saved
    ? html`<p class="notice">新增 ${String(saved.added)} 题，更新 ${String(saved.changed)} 题，没变 ${String(saved.unchanged)} 题。</p>`
    : html`<p class="fault" role="alert">有 ${String(faults.length)} 处错，一题也没有导入。改好再传，或勾选跳过。</p>`;
  const listed = faults.slice(0, SHOWN_FAULTS);
  return html`${done}${faults.length > 0 ? html`<ul>${listed.map(({ row, column, found, expected }) => html`<li>第${String(row)}行“${column}”：${found ? `“${found}”不行，` : ""}要${expected}</li>`)}</ul>` : ""}`;
}
