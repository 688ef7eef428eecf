import type { Page } from "playwright-core";

/** Asks on the page that everybody uses, and gives all that stands in the new turn. */
export async function askPublicPage(page: Page, question: string): Promise<string> {
  const turn = page.locator(".turn").nth(await page.locator(".turn").count());
  await page.getByLabel("你的问题").fill(question);
  await page.getByRole("button", { name: "提问" }).click();
  await turn.locator(".feedback").waitFor();
  return turn.innerText();
}
