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

interface Properties {
  style: string;
  list: string | null;
  level: number | null;
}

/** What is skipped: properties as they were before a change, and the newer of texts that stand twice. */
const SKIPPED: ReadonlySet<string> = new Set(["Choice", "pPrChange"]);

/** Finds the numbered paragraphs in order. Of text that stands twice the converter reads the fallback too. */
function findNumbered(xml: string, numbering: Numbering): Place[] {
  const places: Place[] = [];
  let properties: Properties | undefined;
  let skipped = 0;
  const reader = createXmlReader({
    open(element, attributes) {
      if (SKIPPED.has(element)) skipped += 1;
      if (skipped > 0) return;
      if (element === "pPr") properties = { style: "", list: null, level: null };
      else if (properties)
        readProperty(properties, element, readAttribute(attributes, "val") ?? "");
    },
    close(element) {
      if (SKIPPED.has(element)) skipped -= 1;
      if (skipped > 0 || element !== "pPr" || !properties) return;
      const found = findList(properties, numbering);
      if (found) places.push({ at: reader.position(), ...found });
      properties = undefined;
    },
  });
  reader.write(xml);
  return places;
}

function readProperty(properties: Properties, element: string, value: string): void {
  if (element === "pStyle") properties.style = value;
  else if (element === "numId") properties.list = value;
  else if (element === "ilvl") properties.level = Number(value);
}

/** List 0 takes a paragraph out of the list of its style. */
function findList({ style, list, level }: Properties, numbering: Numbering) {
  if (list === "0") return undefined;
  const styled = style === "" ? undefined : numbering.findByStyle(style);
  const found = list ?? styled?.list;
  return found === undefined ? undefined : { list: found, level: level ?? styled?.level ?? 0 };
}

/** Counts as Word does: a level goes on until a wider one advances, over all lists of one family. */
function createCounter(numbering: Numbering) {
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  return (list: string, level: number, unknown: Set<string>): string => {
    const levels = numbering.findLevels(list);
    const own = levels?.get(level);
    if (!levels || !own) return "";
    const family = numbering.findFamily(list) ?? list;
    const values: (number | undefined)[] = counts.get(family) ?? [];
    counts.set(family, values);
    // A list with a start of its own begins anew, though its family was counted before.
    const isAnew = numbering.startsAnew(list, level) && !started.has(`${list}/${level}`);
    started.add(`${list}/${level}`);
    const before = isAnew ? undefined : values[level];
    values[level] = before === undefined ? own.start : before + 1;
    resetNarrower(values, level, levels);
    return writeLabel(own, levels, { values, unknown });
  };
}

/** A level begins anew once a wider one advances, unless it says otherwise. */
function resetNarrower(
  values: (number | undefined)[],
  advanced: number,
  levels: ReadonlyMap<number, Level>,
): void {
  for (const [at, { restart }] of levels) {
    if (at > advanced && restart !== 0 && (restart ?? at) > advanced) values[at] = undefined;
  }
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
