import { html } from "hono/html";
import type { Reading } from "#bot/publishing/read-document.ts";
import { AUDIENCES, RECORD_PARTS, type RecordPart } from "#knowledge/support-record.ts";
import { choiceView, fieldView, formView, type Option } from "../frame/form.ts";
import type { Html } from "../frame/html.ts";
import { changeChoiceView } from "../knowledge/change-choice-view.ts";
import type { DocumentPage } from "./document-page.ts";
import { DEPARTMENT_FIELDS } from "./read-draft-form.ts";

const PARTS: Readonly<Record<RecordPart, string>> = {
  who: "谁能办",
  benefit: "给多少",
  conditions: "条件",
  exclusions: "不能办的",
  apply: "怎么办",
  papers: "材料",
  formerly: "以前的标准",
};

const AUDIENCE_LABELS: Readonly<Record<(typeof AUDIENCES)[number], string>> = {
  company: "企业",
  "sole-trader": "个体工商户",
  "care-provider": "养老机构",
  worker: "职工",
  jobseeker: "求职者",
  consumer: "消费者",
  elder: "老年人",
  parent: "家长",
  disabled: "残疾人",
  resident: "居民",
};

/** Longer statements are to be put in our words; the passage stays beside them word for word. */
const LONGEST_STATEMENT = 120;
const LONGEST_NAME = 28;

/** The form that makes a policy record of the document's passages. */
export function draftFormView(page: DocumentPage): Html {
  const { document, reading, staff, drafts } = page;
  const title = document.title ?? document.name;
  return html`<h2>从这份文件起草政策</h2>
<p class="quiet">给要用的段落选一栏（已按内容猜好，请核对），填好下面几项，就成为一项改动，里面有政策和问它的说法。</p>
${formView({
  action: `/staff/knowledge/documents/${document.id}/draft`,
  session: staff.session,
  className: "form form_wide",
  content: html`<ol class="passages">${reading.passages.map(passageView)}</ol>
${headView(page)}${phrasingsView()}
${changeChoiceView(drafts, undefined, { title: `新政策：${title}`.slice(0, 60), reason: `依据${document.number ?? title}` })}
<button class="primary" type="submit">起草</button>`,
})}`;
}

function passageView(passage: Reading["passages"][number], place: number): Html {
  const { kind, locator, path, text, part } = passage;
  const isUsable = kind === "clause" || kind === "item" || kind === "table-row";
  const bare = text.trim();
  const options: Option[] = [["", "不用"], ...RECORD_PARTS.map((it): Option => [it, PARTS[it]])];
  return html`<li class="passage${isUsable ? "" : " passage_quiet"}"><p><strong>${locator}</strong> <span class="quiet">${path.join(" › ")}</span></p>
<p class="lines">${bare}</p>
${
  isUsable
    ? html`<div class="row">${choiceView({ name: `part.${place}`, label: "放进哪一栏", options, chosen: part ?? "" })}
${bare.length > LONGEST_STATEMENT && part ? fieldView({ name: `text.${place}`, label: `我们的说法（原文${bare.length}字，要写到${LONGEST_STATEMENT}字以内）`, rows: 2 }) : ""}</div>`
    : ""
}</li>`;
}

/** What a notice issues has the name of the policy: 关于印发《流动书车进社区扶持办法》的通知. */
function proposeName(title: string): string {
  const issued = /《([^《》]+)》/u.exec(title)?.[1] ?? title;
  return issued.length <= LONGEST_NAME ? issued : "";
}

function headView({ document, reading, knowledge }: DocumentPage): Html {
  const { from, until, issuers } = reading.facts;
  const departments: Option[] = [
    ["", "（没有）"],
    ...knowledge.departments.map(({ name }): Option => [name, name]),
  ];
  const because = issuers.map(({ quote }) => quote.trim()).join("、");
  const records: Option[] = [
    ["", "没有"],
    ...knowledge.records.map(({ id, name }): Option => [id, name]),
  ];
  return html`<fieldset class="group"><legend>这条政策</legend>
${fieldView({ name: "name", label: `名称（${LONGEST_NAME}字以内）`, value: proposeName(document.title ?? ""), isRequired: true })}
${fieldView({ name: "english", label: "英文名称", isRequired: true })}
${fieldView({ name: "summary-zh", label: "一句话说清（60字以内，不用写到期日）", isRequired: true })}
${fieldView({ name: "summary-en", label: "英文一句话", isRequired: true })}
${fieldView({ name: "from", label: "施行日期", type: "date", value: from?.value ?? "" })}
${fieldView({ name: "until", label: "有效期到", type: "date", value: until?.value ?? "", help: "文件没有写就空着，不要猜。" })}
${choiceView({ name: "supersedes", label: "取代哪条旧政策", options: records, help: "选了以后，问旧政策的说法都由新政策回答。" })}</fieldset>
<fieldset class="group"><legend>给谁的</legend>${AUDIENCES.map((it) => html`<label><input type="checkbox" name="audiences" value="${it}"> ${AUDIENCE_LABELS[it]}</label>`)}</fieldset>
<fieldset class="group"><legend>找哪些部门（先找的写在前）</legend>${Array.from(
    { length: DEPARTMENT_FIELDS },
    (_, place) =>
      html`${choiceView({ name: `department.${place}`, label: `部门${place + 1}`, options: departments })}${fieldView({ name: `because.${place}`, label: "文件里说明由它负责的那句话", value: place === 0 ? because : "" })}`,
  )}</fieldset>
<details><summary>落实方案的哪些措施</summary><div class="row">${knowledge.plan.measures.map(({ number, locator, title }) => html`<label><input type="checkbox" name="measures" value="${String(number)}"> ${locator}${title}</label>`)}</div></details>`;
}

function phrasingsView(): Html {
  return html`<fieldset class="group"><legend>大家会怎么问</legend>
${fieldView({ name: "words", label: "叫法", rows: 3, help: "每行一个，如“技能补贴”。空着就按名称生成，起草后可以改。" })}
${fieldView({ name: "asks", label: "问法", rows: 4, help: "每行一句，如“技能补贴怎么领”。空着就按名称和各栏生成，起草后可以改。" })}
${fieldView({ name: "english-words", label: "英文叫法（每行一个，至少两个）", rows: 2, isRequired: true })}</fieldset>`;
}
