/** What Readability counts as enough for an article; notices are short. */
const SHORTEST_ARTICLE = 50;
/** More elements than this are no notice, and Readability would take long. */
const MOST_ELEMENTS = 20_000;

/** Gives the text of what looks like a page's article, without spaces; nothing when no part stands out. */
export async function findArticle(html: string): Promise<string> {
  const [{ parseHTML }, { Readability }] = await Promise.all([
    import("linkedom"),
    import("@mozilla/readability"),
  ]);
  const { document } = parseHTML(html);
  if (document.querySelectorAll("*").length > MOST_ELEMENTS) return "";
  const article = new Readability(document, {
    charThreshold: SHORTEST_ARTICLE,
    disableJSONLD: true,
  }).parse();
  return (article?.textContent ?? "").replace(/\s/gu, "");
}
