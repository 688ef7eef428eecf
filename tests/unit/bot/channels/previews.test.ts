import { describe, expect, it } from "vitest";
import type { Answer } from "#bot/answering/answer.ts";
import { createPreviews } from "#bot/channels/previews.ts";
import { renderReply as renderTencent } from "#bot/channels/tencent/render-reply.ts";
import { renderReply as renderTerminal } from "#bot/channels/terminal/render-reply.ts";
import { type Manner, USUAL_MANNER } from "#bot/conversation/conversation-store.ts";
import type { Preview } from "#bot/conversation/preview.ts";
import { buildTurn } from "#tests/support/build-turn.ts";
import { ask, knowledge } from "#tests/support/tools.ts";

const { wording } = knowledge;
const publicUrl = "https://shenwen.example";
const preview = createPreviews(publicUrl);
const answer = ask("老房子想装电梯，找谁");

async function previewsOf(shown: Answer, manner: Manner = USUAL_MANNER) {
  const previews = await preview(buildTurn({ answer: shown }), { manner, wording });
  return Object.fromEntries(previews.map((it) => [it.channel, it])) as Record<string, Preview>;
}

function textsOf(shown: Preview | undefined): string[] {
  if (shown?.kind !== "messages") throw new Error("no messages");
  return shown.messages.map(({ runs }) => runs.map(({ text }) => text).join(""));
}

function buttonsOf(shown: Preview | undefined): readonly string[] {
  if (shown?.kind !== "messages") throw new Error("no messages");
  return shown.messages.flatMap(({ buttons }) => buttons);
}

describe("what each channel would send", () => {
  it("is the terminal's text", async () => {
    const { terminal } = await previewsOf(answer);
    expect(textsOf(terminal)).toEqual([
      renderTerminal({ turnId: "", answer, elapsedMs: 0 }, wording),
    ]);
  });

  it("is WeChat's pieces, their links as such", async () => {
    const { wechat } = await previewsOf(answer);
    const sent = renderTencent(answer, { wording, publicUrl, manner: USUAL_MANNER });
    const plain = sent.map((text) => text.replaceAll(/<a href="[^"]*">([^<]*)<\/a>/gu, "$1"));
    expect(textsOf(wechat)).toEqual(plain);
    const links = wechat?.kind === "messages" ? wechat.messages[0]?.runs : [];
    expect(links?.some(({ link }) => link?.startsWith(publicUrl))).toBe(true);
  });

  it("is Telegram's with the questions and the judgement as buttons", async () => {
    const { telegram } = await previewsOf(answer);
    expect(buttonsOf(telegram).slice(0, answer.next.length)).toEqual(answer.next);
    expect(buttonsOf(telegram).length).toBe(answer.next.length + 2);
  });

  it("is 微信客服's text and menu", async () => {
    const { kf } = await previewsOf(answer);
    expect(buttonsOf(kf)).toEqual(expect.arrayContaining([...answer.next]));
    expect(textsOf(kf)[0]).not.toContain("<a");
  });

  it("is what is said before the queue to who asks for a person", async () => {
    const { kf } = await previewsOf(ask("转人工"));
    expect(textsOf(kf)).toEqual([wording["kf.handing-over"]?.zh]);
  });

  it("is the page's turn without scripts, which cannot be pressed", async () => {
    const { web } = await previewsOf(answer);
    const html = web?.kind === "page" ? web.html : "";
    expect(html).toContain("<main inert>");
    expect(html).toContain(answer.departments[0]?.name);
    expect(html).not.toContain("<script");
  });

  it("is short for who wants it short", async () => {
    const long = await previewsOf(answer);
    const short = await previewsOf(answer, { isLarge: false, isShort: true });
    expect(textsOf(short["wechat"]).join("").length).toBeLessThan(
      textsOf(long["wechat"]).join("").length,
    );
  });
});
