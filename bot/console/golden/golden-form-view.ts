import { html } from "hono/html";
import { ANSWER_STATUSES } from "#bot/answering/answer.ts";
import type { GoldenDraft, GoldenFault } from "#bot/golden/golden-question.ts";
import { STATUS_WORDS } from "#bot/golden/status-words.ts";
import type { Knowledge } from "#knowledge/knowledge.ts";
import { choiceView, fieldView, formView, type Option } from "../frame/form.ts";
import type { Html } from "../frame/html.ts";
import type { Staff } from "../frame/staff.ts";

export interface GoldenForm {
  readonly action: string;
  readonly staff: Staff;
  readonly draft: GoldenDraft;
  readonly faults: readonly GoldenFault[];
  readonly knowledge: Knowledge;
  /** Of the button. */
  readonly label: string;
}

/** The form of a golden question: what is asked, and what a right answer holds. */
export function goldenFormView({
  action,
  staff,
  draft,
  faults,
  knowledge,
  label,
}: GoldenForm): Html {
  const { question, before, on, expects, note } = draft;
  const faultOf = (field: string): string | undefined => {
    const fault = faults.find((it) => it.field === field || it.field.startsWith(`${field}.`));
    return fault && `${fault.found ? `“${fault.found}”不行，` : ""}要${fault.expected}`;
  };
  const whole = faults.filter(({ field }) => field === "expects");
  return formView({
    action,
    session: staff.session,
    content: html`
${whole.map(({ expected }) => html`<p class="fault" role="alert">${expected}。</p>`)}
${fieldView({ name: "question", label: "问题", rows: 2, value: question, isRequired: true, fault: faultOf("question") })}
${fieldView({ name: "before", label: "之前的话", rows: 2, value: before.join("\n"), help: "同一个对话里先说的，每句一行；没有就空着。", fault: faultOf("before") })}
${fieldView({ name: "on", label: "按哪一天问", type: "date", value: on, help: "空着就是运行的那一天。", fault: faultOf("on") })}
<fieldset class="group"><legend>对的回答应当</legend>
${choiceView({ name: "status", label: "应答状态", chosen: expects.status, options: [ANY, ...ANSWER_STATUSES.map((it): Option => [it, STATUS_WORDS[it]])] })}
${choiceView({ name: "measure", label: "依据的措施", chosen: expects.measure === null ? null : String(expects.measure), options: [ANY, ...knowledge.plan.measures.map(({ number, locator, title }): Option => [String(number), `${locator}${title}`])] })}
${choiceView({ name: "record", label: "依据的政策或服务", chosen: expects.record, options: [ANY, ...knowledge.records.map(({ id, name }): Option => [id, name])] })}
${choiceView({ name: "department", label: "先找的部门", chosen: expects.department, options: [ANY, ...knowledge.departments.map(({ name }): Option => [name, name])] })}
${fieldView({ name: "facts", label: "要有的字", rows: 3, value: expects.facts.join("\n"), help: "每行一条；几种写法都行的用 | 隔开，如 20万元|二十万元。", fault: faultOf("expects.facts") })}
${fieldView({ name: "absent", label: "不能有的字", rows: 2, value: expects.absent.join("\n"), help: "每行一条，如已经过期的数字。", fault: faultOf("expects.absent") })}
</fieldset>
${fieldView({ name: "note", label: "备注", value: note, help: "可以写 #标签，运行时能按标签挑选。", fault: faultOf("note") })}
<button class="primary" type="submit">${label}</button>`,
  });
}

const ANY: Option = ["", "不要求"];
