import { describe, expect, it } from "vitest";
import { createPreviews } from "#bot/channels/previews.ts";
import { toContract } from "#bot/channels/terminal/to-contract.ts";
import { USUAL_MANNER } from "#bot/conversation/conversation-store.ts";
import { PREVIEW_CHANNELS, type Preview } from "#bot/conversation/preview.ts";
import { buildTurn } from "#tests/support/build-turn.ts";
import { ask, knowledge } from "#tests/support/tools.ts";

const { wording } = knowledge;
const preview = createPreviews("https://shenwen.example");
const quoted = ask("老房子想装电梯，找谁");
const written = { ...quoted, byModel: true } as const;

/** What a channel shows of an answer, without its HTML. */
async function shown(
  channel: string,
  answer: typeof quoted,
  manner = USUAL_MANNER,
): Promise<{ text: string; html: string }> {
  const previews = await preview(buildTurn({ answer }), { manner, wording });
  const own = previews.find((it) => it.channel === channel) as Preview;
  if (own.kind === "messages") {
    const [first] = own.messages;
    return { text: first?.runs.map(({ text }) => text).join("") ?? "", html: "" };
  }
  const [, html = ""] = own.html.split('<div class="answer__parts">');
  return { text: html.replaceAll(/<[^>]*>/gu, ""), html };
}

describe.each(PREVIEW_CHANNELS)("in %s", (channel) => {
  const label = channel === "web" ? "AI生成" : "「AI生成」\n";

  it("what a model wrote says so before anything else, short too", async () => {
    const { text } = await shown(channel, written);
    expect(text.slice(0, label.length)).toBe(label);
    expect((await shown(channel, written, { isLarge: true, isShort: true })).text).toContain(label);
  });

  it("says so in English to who asked in English", async () => {
    const { text } = await shown(channel, { ...written, tongue: "en" });
    expect(text).toMatch(/^\[?AI-generated/u);
  });

  it("what no model wrote says nothing of it", async () => {
    const { text, html } = await shown(channel, quoted);
    expect(text + html).not.toMatch(/AI|aigc/u);
  });
});

describe("for machines", () => {
  it("the page says who generated what", async () => {
    const { html } = await shown("web", written);
    const fields = /data-aigc="([^"]*)"/u.exec(html)?.[1]?.replaceAll("&quot;", '"') ?? "";
    expect(JSON.parse(fields)).toEqual({
      Label: "1",
      ContentProducer: "申问",
      ProduceID: "turn",
    });
  });

  it("the answer contract has the label, and is as ever without a model", () => {
    const reply = { turnId: "t", elapsedMs: 1 };
    expect(toContract(1, { ...reply, answer: written }, wording)).toEqual({
      ...toContract(1, { ...reply, answer: quoted }, wording),
      generated: { by: "ai", label: "AI生成" },
    });
    expect(toContract(1, { ...reply, answer: quoted }, wording)).not.toHaveProperty("generated");
    const english = toContract(1, { ...reply, answer: { ...written, tongue: "en" } }, wording);
    expect(english).toMatchObject({ generated: { label: "AI-generated" } });
  });
});
