/** Thrown when WeChat does not take the menu; the message names the cure. */
export class MenuNotPublishedError extends Error {
  override name = "MenuNotPublishedError" as const;
  readonly code = "MENU_NOT_PUBLISHED";
}
