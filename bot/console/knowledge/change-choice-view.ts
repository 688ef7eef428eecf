import { html } from "hono/html";
import type { Change } from "#bot/publishing/change.ts";
import { choiceView, fieldView, type Option } from "../frame/form.ts";
import type { Html } from "../frame/html.ts";

/** Into which change what is written goes: one that is open, or a new one with its title and reason. */
export function changeChoiceView(
  drafts: readonly Change[],
  change: Change | undefined,
  proposed: { readonly title: string; readonly reason: string } = { title: "", reason: "" },
): Html {
  const options: Option[] = [
    ["", "新建一项改动"],
    ...drafts.map(({ id, number, title }): Option => [id, `加到改动${number}：${title}`]),
  ];
  return html`<fieldset class="group"><legend>放进哪项改动</legend>
${choiceView({ name: "change", label: "改动", options, chosen: change?.id ?? "" })}
${fieldView({ name: "change-title", label: "新改动的标题", value: proposed.title, help: "选了已有的改动就不用填。" })}
${fieldView({ name: "change-reason", label: "理由和依据", rows: 2, value: proposed.reason })}</fieldset>`;
}
