interface MenuButton {
  readonly name: string;
  readonly type: "click" | "location_select";
  readonly key: string;
}

interface MenuColumn {
  readonly name: string;
  readonly sub_button: readonly MenuButton[];
}

/**
 * The account's menu, as menu/create takes it: at most 3 columns of at most 5 buttons, names of 16 and 60 bytes shown to
 * 4 and 7 characters, keys of 128 bytes
 * (developers.weixin.qq.com/doc/offiaccount/Custom_Menus/Creating_Custom-Defined_Menu.html).
 */
export const WECHAT_MENU: { readonly button: readonly MenuColumn[] } = {
  button: [
    {
      name: "问政策",
      sub_button: [
        { type: "click", name: "怎么问", key: "menu.ask" },
        { type: "click", name: "继续看", key: "menu.continue" },
      ],
    },
    {
      name: "找地点",
      sub_button: [
        // Sends a location message, which is answered like any other.
        { type: "location_select", name: "发我的位置", key: "menu.position" },
        { type: "click", name: "怎么找", key: "menu.places" },
      ],
    },
    { name: "帮助", sub_button: [{ type: "click", name: "能做什么", key: "menu.help" }] },
  ],
};
