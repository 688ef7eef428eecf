import { html } from "hono/html";
import { PREVIEW_CHANNELS } from "#bot/conversation/preview.ts";
import type { Html } from "../frame/html.ts";
import { CHANNEL_NAMES } from "../names.ts";
import { type BenchInput, type BenchSide, LIVE, LONGEST_INPUT } from "./bench-input.ts";

/** Knowledge to answer from: a change that was proposed and is not live. */
export interface KnowledgeChoice {
  readonly id: string;
  readonly name: string;
}

/** What can be chosen for a run. */
export interface BenchChoices {
  readonly changes: readonly KnowledgeChoice[];
  readonly hasModel: boolean;
}

/** The form of the bench; sent as an address, so that a run can be kept and passed on. */
export function benchFormView(path: string, input: BenchInput, choices: BenchChoices): Html {
  const { question, before, channel, manner, first, second } = input;
  return html`<form class="bench__form" method="get" action="${path}">
<label class="bench__field bench__field--wide">问题
<textarea name="question" rows="2" required maxlength="${LONGEST_INPUT}">${question}</textarea></label>
<details class="bench__field bench__field--wide"${before.length > 0 ? html` open` : ""}><summary>前文（每行一句，同一段对话里先问的）</summary>
<textarea name="before" rows="3" aria-label="前文" maxlength="${LONGEST_INPUT}">${before.join("\n")}</textarea></details>
<label class="bench__field">渠道
<select name="channel">${PREVIEW_CHANNELS.map((name) => optionView(name, CHANNEL_NAMES[name], channel))}</select></label>
<fieldset class="bench__field"><legend>对方的选择</legend>
${checkView("large", "大字", manner.isLarge)}
${checkView("short", "简短", manner.isShort)}</fieldset>
<fieldset class="bench__side"><legend>第一次</legend>${sideView(first, "", choices)}</fieldset>
<fieldset class="bench__side"><legend>${checkView("compare", "同时比较第二次", second !== null)}</legend>${sideView(second ?? OTHER, "2", choices)}</fieldset>
<button class="bench__submit" type="submit">试答</button>
</form>`;
}

/** What the other run begins with: the answer of today without a model. */
const OTHER: BenchSide = { on: null, knowledge: LIVE, isByModel: false };

function sideView(
  { on, knowledge, isByModel }: BenchSide,
  suffix: string,
  { changes, hasModel }: BenchChoices,
): Html {
  return html`<label class="bench__field">按哪一天（空着为今天）
<input type="date" name="on${suffix}" value="${on ?? ""}"></label>
<label class="bench__field">知识
<select name="knowledge${suffix}">${optionView(LIVE, "现行", knowledge)}${changes.map(({ id, name }) => optionView(id, `草稿：${name}`, knowledge))}</select></label>
<label class="bench__field">语言模型
${hasModel ? html`<select name="model${suffix}">${optionView("", "关", isByModel ? "1" : "")}${optionView("1", "开", isByModel ? "1" : "")}</select>` : html`<select disabled><option>关</option></select><small class="bench__note">未配置模型</small>`}</label>`;
}

function optionView(value: string, name: string, chosen: string): Html {
  return html`<option value="${value}"${value === chosen ? html` selected` : ""}>${name}</option>`;
}

function checkView(name: string, label: string, checked: boolean): Html {
  return html`<label class="bench__check"><input type="checkbox" name="${name}" value="1"${checked ? html` checked` : ""}>${label}</label>`;
}
