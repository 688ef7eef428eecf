import { expect, it } from "vitest";
import { WECHAT_MENU } from "#bot/channels/wechat/menu.ts";

it("keeps the menu within WeChat's limits", () => {
  expect(WECHAT_MENU.button.length).toBeLessThanOrEqual(3);
  for (const { name, sub_button: buttons } of WECHAT_MENU.button) {
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(16);
    expect(name.length).toBeLessThanOrEqual(4);
    expect(buttons.length).toBeLessThanOrEqual(5);
    for (const button of buttons) {
      expect(button.name.length).toBeLessThanOrEqual(7);
      expect(Buffer.byteLength(button.key)).toBeLessThanOrEqual(128);
    }
  }
});

it("has every key once", () => {
  const keys = WECHAT_MENU.button.flatMap(({ sub_button }) => sub_button.map(({ key }) => key));
  expect(keys.sort()).toEqual([
    "menu.ask",
    "menu.continue",
    "menu.help",
    "menu.places",
    "menu.position",
  ]);
});
