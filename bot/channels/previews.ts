import type { Turn } from "#bot/conversation/conversation.ts";
import type { Manner } from "#bot/conversation/conversation-store.ts";
import type {
  Preview,
  PreviewMessage,
  PreviewRun,
  RenderPreviews,
} from "#bot/conversation/preview.ts";
import { say, type Wording } from "#knowledge/wording.ts";
import { wantsPerson } from "./kf/answer-kf-message.ts";
import { renderMenu } from "./kf/render-menu.ts";
import { answerKeyboard } from "./telegram/keyboards.ts";
import { renderReply as renderTelegram } from "./telegram/render-reply.ts";
import { splitText } from "./telegram/split-text.ts";
import { renderReply as renderTencent } from "./tencent/render-reply.ts";
import { renderReply as renderTerminal } from "./terminal/render-reply.ts";
import { loadAssets } from "./web/assets.ts";
import { loadPageWording } from "./web/page-wording.ts";
import { turnPage } from "./web/views/turn-page.ts";

interface Frame {
  readonly manner: Manner;
  readonly wording: Wording;
  readonly publicUrl: string | undefined;
}

/**
 * Creates the function that shows a turn as each channel would send it, by the same code that sends it.
 *
 * @throws SeedInvalidError when the page's wording lacks a word
 */
export function createPreviews(publicUrl: string | undefined): RenderPreviews {
  const words = loadPageWording();
  const { weui, styles } = loadAssets();
  return async (turn, { manner, wording }) => {
    const frame = { manner, wording, publicUrl };
    const sheets = [weui.path, styles.path];
    const html = String(await turnPage(turn, { words, wording, manner, sheets }));
    return [
      { channel: "web", kind: "page", html },
      messagesOf("wechat", previewTencent(turn, frame)),
      messagesOf("wecom", previewTencent(turn, frame)),
      messagesOf("kf", previewKf(turn, frame)),
      messagesOf("telegram", previewTelegram(turn, frame)),
      messagesOf("terminal", previewTerminal(turn, frame)),
    ];
  };
}

function messagesOf(channel: Preview["channel"], messages: readonly PreviewMessage[]): Preview {
  return { channel, kind: "messages", messages };
}

function plain(text: string): PreviewMessage {
  return { runs: [{ text }], buttons: [] };
}

function previewTerminal({ id, answer, elapsedMs }: Turn, { wording }: Frame): PreviewMessage[] {
  return [plain(renderTerminal({ turnId: id, answer, elapsedMs }, wording))];
}

/** Every piece of the answer; the second and those after it are sent when they are asked for. */
function previewTencent({ answer }: Turn, frame: Frame): PreviewMessage[] {
  return renderTencent(answer, frame).map((text) => ({ runs: toRuns(text), buttons: [] }));
}

const LINK = /<a href="([^"]*)">([^<]*)<\/a>/gu;

/** A text in which WeChat opens `<a href>`, in stretches. */
function toRuns(text: string): PreviewRun[] {
  const runs: PreviewRun[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, link = "", label = ""] = match;
    runs.push({ text: text.slice(at, match.index) }, { text: label, link });
    at = match.index + whole.length;
  }
  return [...runs, { text: text.slice(at) }].filter((run) => run.text !== "");
}

/** The answer and its menu; to whoever asks for a person what is said before the queue. */
function previewKf({ answer }: Turn, frame: Frame): PreviewMessage[] {
  const { wording } = frame;
  if (wantsPerson(answer)) return [plain(say(wording, "kf.handing-over", answer.tongue))];
  const texts = renderTencent(answer, { ...frame, isPlain: true });
  const menu = renderMenu(answer, { ...frame, hasMore: texts.length > 1 });
  const buttons = menu?.list.map((item) =>
    item.type === "click" ? item.click.content : item.view.content,
  );
  const [first, ...others] = texts.map(plain);
  return [
    ...(first ? [first] : []),
    ...(menu ? [{ runs: [{ text: menu.head }], buttons: buttons ?? [] }] : []),
    ...others,
  ];
}

/** The messages, the keyboard under the last. */
function previewTelegram({ id, answer, elapsedMs }: Turn, frame: Frame): PreviewMessage[] {
  const keyboard = answerKeyboard({ turnId: id, answer, elapsedMs }, frame.wording);
  const buttons = keyboard?.inline_keyboard.flat().map(({ text }) => text) ?? [];
  const pieces = splitText(renderTelegram(answer, frame));
  return pieces.map((runs, place) => ({
    runs,
    buttons: place === pieces.length - 1 ? buttons : [],
  }));
}
