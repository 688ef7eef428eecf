/**
 * A text of other people's for WeChat, which makes links of `<a href>` and knows no way to write the sign itself
 * (developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html).
 */
export function withoutMarkup(text: string): string {
  return text.replaceAll("<", "＜");
}
