import { expect, it } from "vitest";
import { MenuNotPublishedError } from "#bot/channels/wechat/errors.ts";
import { WECHAT_MENU } from "#bot/channels/wechat/menu.ts";
import { publishMenu } from "#bot/channels/wechat/publish-menu.ts";
import { ConfigInvalidError } from "#bot/config.ts";
import { startTencentApi } from "#tests/support/tencent-api.ts";

const REPLYING = { SHENWEN_WECHAT_APP_ID: "wx5823bf96d3bd56c7", SHENWEN_WECHAT_TOKEN: "QDG6eK" };
const SECRET = { SHENWEN_WECHAT_SECRET: "0123456789abcdef0123456789abcdef" };

it("publishes the menu with the account's token", async () => {
  const { root, calls } = await startTencentApi();
  await publishMenu({ ...REPLYING, ...SECRET, SHENWEN_WECHAT_API_ROOT: root });
  expect(calls).toEqual([{ path: "/cgi-bin/menu/create", errcode: 0, body: WECHAT_MENU }]);
});

it.each([
  [40_164, /not on the account's list/u],
  [48_001, /must be verified/u],
  [65_301, /refused it \(errcode 65301\)/u],
])("says what cures refusal %i", async (errcode, cure) => {
  const api = await startTencentApi();
  api.failNext("/cgi-bin/menu/create", errcode);
  const publishing = publishMenu({ ...REPLYING, ...SECRET, SHENWEN_WECHAT_API_ROOT: api.root });
  await expect(publishing).rejects.toThrow(MenuNotPublishedError);
  await expect(publishing).rejects.toThrow(cure);
});

it("says what is missing, and when nobody answers", async () => {
  await expect(publishMenu(REPLYING)).rejects.toThrow(ConfigInvalidError);
  const nowhere = { ...REPLYING, ...SECRET, SHENWEN_WECHAT_API_ROOT: "http://127.0.0.1:1" };
  await expect(publishMenu(nowhere)).rejects.toThrow(/cannot be reached/u);
});
