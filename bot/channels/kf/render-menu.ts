import type { Answer } from "#bot/answering/answer.ts";
import type { Manner } from "#bot/conversation/conversation-store.ts";
import { say, type Wording } from "#knowledge/wording.ts";
import { mapLinks } from "../map-links.ts";
import { nameSource, numberSources } from "../number-sources.ts";
import { addressOn } from "../page-address.ts";
import { shortenAnswer } from "../shorten-answer.ts";
import type { KfMenuItem } from "./kf-api.ts";

/** Lines of a menu, and bytes of what is pressed and of what opens (developer.work.weixin.qq.com/document/path/94677). */
const MOST = { lines: 10, clicks: 5, maps: 3, click: 128, view: 1_024, url: 2_048 } as const;

/**
 * Gives what can be pressed under an answer: to read on, what to ask next, the cited words on the page. `null` when that
 * is nothing. A question too long for a line is left out: pressing it would ask only a part of it.
 */
export function renderMenu(
  answer: Answer,
  {
    hasMore,
    manner,
    wording,
    publicUrl,
  }: { hasMore: boolean; manner: Manner; wording: Wording; publicUrl: string | undefined },
): { head: string; list: KfMenuItem[] } | null {
  const { tongue } = answer;
  const shown = manner.isShort ? shortenAnswer(answer) : answer;
  const more = hasMore ? [say(wording, "kf.more", tongue)] : [];
  const clicks = [...more, ...answer.next]
    .filter((content) => Buffer.byteLength(content) <= MOST.click)
    .slice(0, MOST.clicks)
    .map((content, place) => ({ type: "click", click: { id: `ask.${place}`, content } }) as const);
  const views = [...mapsOf(answer), ...(publicUrl ? sourcesOf(shown, { publicUrl, manner }) : [])];
  const list = [...clicks, ...views].slice(0, MOST.lines);
  return list.length > 0 ? { head: say(wording, "kf.menu", tongue), list } : null;
}

function sourcesOf(
  { citations }: Answer,
  { publicUrl, manner }: { publicUrl: string; manner: Manner },
): KfMenuItem[] {
  return numberSources(citations).flatMap(({ number, citations: [citation] }) => {
    const { documentNumber, locator, sources } = citation;
    const name = sources === undefined ? documentNumber + locator : nameSource(citation);
    return toView(addressOn(publicUrl, citation.url, manner), `[${number}] ${name}`);
  });
}

/** The nearest places on a map. */
function mapsOf({ places }: Answer): KfMenuItem[] {
  return places
    .filter(({ point }) => point !== null)
    .slice(0, MOST.maps)
    .flatMap((place) => {
      const { tencent, amap } = mapLinks(place);
      return toView(tencent ?? amap, place.name);
    });
}

function toView(url: string, content: string): KfMenuItem[] {
  const fits = Buffer.byteLength(content) <= MOST.view && Buffer.byteLength(url) <= MOST.url;
  return fits ? [{ type: "view", view: { url, content } }] : [];
}
