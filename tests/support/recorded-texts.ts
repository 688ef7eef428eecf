import { readFileSync } from "node:fs";
import { z } from "zod";
import { readUpdateFixture } from "./telegram-under-test.ts";

const WECHAT_TEXT = readFileSync(new URL("../fixtures/wechat/text.xml", import.meta.url), "utf8");
let wechatId = 5_832_509_444_155_992_350n;

/** The message recorded from WeChat with other words and the next id. */
export function nextWechatText(content: string): string {
  wechatId += 1n;
  return WECHAT_TEXT.replace("TNT2", content).replace(/\d{19}/u, String(wechatId));
}

/** An update of Telegram with a message in a chat. */
export const RecordedUpdate = z.looseObject({
  update_id: z.int(),
  message: z.looseObject({ message_id: z.int(), chat: z.looseObject({ id: z.int() }) }),
});

/** The update of Telegram with other words, `number` updates later. */
export function laterTelegramText(number: number, text: string): z.infer<typeof RecordedUpdate> {
  const { update_id, message } = RecordedUpdate.parse(readUpdateFixture("text"));
  const message_id = message.message_id + number;
  return { update_id: update_id + number, message: { ...message, message_id, text } };
}
