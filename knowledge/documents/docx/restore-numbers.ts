import { createXmlReader, readAttribute } from "../../xml-reader.ts";
import { formatNumber } from "./format-number.ts";
import type { WordPackage } from "./open-package.ts";
import { type Level, type Numbering, readNumbering } from "./read-numbering.ts";

export interface RestoredDocument {
  /** The XML of the text, with the numbers written into it. */
  readonly document: string;
  readonly notes: readonly string[];
}

interface Place {
  /** Where in the XML the number belongs: behind the properties of its paragraph. */
  readonly at: number;
  readonly list: string;
  readonly level: number;
}

/**
 * Writes the numbers that Word counts by itself (第%1条, （%1）) into the text, since the converter drops them
 * and they are what the clauses are cited by.
 */
export function restoreNumbers({ files, main }: WordPackage): RestoredDocument {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const numbering = readNumbering(
    files[`${folder}numbering.xml`] ?? "",
    files[`${folder}styles.xml`] ?? "",
  );
  const xml = files[main] ?? "";
  const places = findNumbered(xml, numbering);
  const count = createCounter(numbering);
  const unknown = new Set<string>();
  let [document, from] = ["", 0];
  for (const place of places) {
    const label = count(place.list, place.level, unknown);
    if (label === "") continue;
    const run = `<w:r><w:t xml:space="preserve">${escapeXml(label)}</w:t></w:r>`;
    document += xml.slice(from, place.at) + run;
    from = place.at;
  }
  const notes = [...unknown].map(
    (format) => `有自动编号的格式（${format}）无法还原，已按阿拉伯数字写出，请对照原件核对编号。`,
  );
  return { document: document + xml.slice(from), notes };
}

/** The numbered paragraphs in order. Of text that stands twice, for older programs, the converter reads the fallback. */
function findNumbered(xml: string, numbering: Numbering): Place[] {
  const places: Place[] = [];
  let [style, list, level]: [string, string | null, number | null] = ["", null, null];
  let [depth, choices] = [0, 0];
  const reader = createXmlReader({
    open(element, attributes) {
      const value = readAttribute(attributes, "val") ?? "";
      if (element === "Choice") choices += 1;
      if (element === "pPr") [style, list, level, depth] = ["", null, null, depth + 1];
      else if (depth === 0) return;
      else if (element === "pStyle") style = value;
      else if (element === "numId") list = value;
      else if (element === "ilvl") level = Number(value);
      else if (element === "pPrChange") depth += 1;
    },
    close(element) {
      if (element === "Choice") choices -= 1;
      if (element === "pPrChange") depth -= 1;
      if (element !== "pPr") return;
      depth -= 1;
      if (depth !== 0 || choices > 0 || list === "0") return;
      const styled = style === "" ? undefined : numbering.findByStyle(style);
      const found = list ?? styled?.list;
      if (found === undefined) return;
      places.push({ at: reader.position(), list: found, level: level ?? styled?.level ?? 0 });
    },
  });
  reader.write(xml);
  return places;
}

/** Counts as Word does: a level goes on until a wider one advances, over all lists of one family. */
function createCounter(numbering: Numbering) {
  const counts = new Map<string, number[]>();
  const started = new Set<string>();
  return (list: string, level: number, unknown: Set<string>): string => {
    const levels = numbering.findLevels(list);
    const own = levels?.get(level);
    if (!levels || !own) return "";
    const family = numbering.findFamily(list) ?? list;
    const values = counts.get(family) ?? [];
    counts.set(family, values);
    // A list with a start of its own begins anew, though its family was counted before.
    const isAnew = numbering.startsAnew(list, level) && !started.has(`${list}/${level}`);
    started.add(`${list}/${level}`);
    const before = isAnew ? undefined : values[level];
    values[level] = before === undefined ? own.start : before + 1;
    for (const [at, it] of levels) {
      if (at > level && it.restart !== 0 && (it.restart ?? at) > level) delete values[at];
    }
    return writeLabel(own, levels, { values, unknown });
  };
}

function writeLabel(
  own: Level,
  levels: ReadonlyMap<number, Level>,
  { values, unknown }: { values: readonly (number | undefined)[]; unknown: Set<string> },
): string {
  if (own.format === "bullet" || own.format === "none") return "";
  const label = own.text.replace(/%(\d)/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = levels.get(at);
    const value = values[at] ?? level?.start ?? 1;
    const format = own.legal || !level ? "decimal" : level.format;
    const written = formatNumber(value, format);
    if (written === undefined) unknown.add(format);
    return written ?? String(value);
  });
  return /[条章节编]$|\d$/u.test(label) ? `${label}\u3000` : label;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
