import { createXmlReader, readAttribute } from "../../xml-reader.ts";

/** One level of a list: ECMA-376, part 1, 17.9.6. */
export interface Level {
  readonly start: number;
  readonly format: string;
  /** With %1 for the number of the first level: 第%1条. */
  readonly text: string;
  /** The level from 1 whose advance sets it back; 0 never. `null`: every wider one. */
  readonly restart: number | null;
  /** Numbers of wider levels in it are Arabic. */
  readonly legal: boolean;
  readonly style: string | null;
}

export interface Numbering {
  /** The levels of a list by the number that paragraphs give for it. */
  findLevels(list: string): ReadonlyMap<number, Level> | undefined;
  /** Lists that share their counting. */
  findFamily(list: string): string | undefined;
  /** Whether a list has a start of its own at a level. */
  startsAnew(list: string, level: number): boolean;
  /** The list and level of paragraphs of a style. */
  findByStyle(style: string): { readonly list: string; readonly level: number } | undefined;
}

type Draft = { -readonly [K in keyof Level]: Level[K] };
interface StyleNumbering {
  list: string | null;
  level: number | null;
  basedOn: string | null;
}
interface List {
  family: string;
  readonly levels: Map<number, Draft>;
  readonly starts: Map<number, number>;
}

/** Reads how Word numbers paragraphs, from numbering.xml and styles.xml. */
export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
  const styles = readStyles(stylesXml);
  const { families, lists, links } = readLists(numberingXml);
  const familyOf = (list: string): string | undefined => {
    const family = lists.get(list)?.family;
    const style = family === undefined ? undefined : links.get(family);
    const linked = style === undefined ? undefined : styles.get(style)?.list;
    return linked && linked !== list ? lists.get(linked)?.family : family;
  };
  const findLevels = (list: string) => {
    const family = familyOf(list);
    const levels = new Map(family === undefined ? [] : families.get(family));
    const own = lists.get(list);
    for (const [at, level] of own?.levels ?? []) levels.set(at, level);
    for (const [at, start] of own?.starts ?? []) {
      const level = levels.get(at);
      if (level) levels.set(at, { ...level, start });
    }
    return levels.size > 0 ? levels : undefined;
  };
  return {
    findLevels,
    findFamily: familyOf,
    startsAnew: (list, level) => lists.get(list)?.starts.has(level) ?? false,
    findByStyle(style) {
      const seen = new Set<string>();
      for (let at: string | null | undefined = style; at && !seen.has(at); ) {
        seen.add(at);
        const found = styles.get(at);
        if (found?.list) {
          const named = [...(findLevels(found.list) ?? [])].find(([, it]) => it.style === at);
          return { list: found.list, level: found.level ?? named?.[0] ?? 0 };
        }
        at = found?.basedOn;
      }
      return undefined;
    },
  };
}

function readStyles(xml: string): Map<string, StyleNumbering> {
  const styles = new Map<string, StyleNumbering>();
  let style: StyleNumbering | undefined;
  const reader = createXmlReader({
    open(element, attributes) {
      const value = readAttribute(attributes, "val") ?? null;
      if (element === "style") {
        style = { list: null, level: null, basedOn: null };
        styles.set(readAttribute(attributes, "styleId") ?? "", style);
      } else if (!style) return;
      else if (element === "basedOn") style.basedOn = value;
      else if (element === "numId") style.list = value;
      else if (element === "ilvl") style.level = Number(value);
    },
    close(element) {
      if (element === "style") style = undefined;
    },
  });
  if (xml !== "") reader.write(xml);
  return styles;
}

function readLists(xml: string) {
  const families = new Map<string, Map<number, Draft>>();
  const lists = new Map<string, List>();
  const links = new Map<string, string>();
  let family = "";
  let list: List | undefined;
  let levels: Map<number, Draft> | undefined;
  let level: Draft | undefined;
  let override = 0;
  const handlers: Readonly<Record<string, (attribute: (name: string) => string) => void>> = {
    abstractNum(attribute) {
      family = attribute("abstractNumId");
      levels = new Map();
      families.set(family, levels);
    },
    num(attribute) {
      list = { family: "", levels: new Map(), starts: new Map() };
      levels = list.levels;
      lists.set(attribute("numId"), list);
    },
    abstractNumId(attribute) {
      if (list) list.family = attribute("val");
    },
    numStyleLink(attribute) {
      links.set(family, attribute("val"));
    },
    lvlOverride(attribute) {
      override = Number(attribute("ilvl"));
    },
    startOverride(attribute) {
      list?.starts.set(override, Number(attribute("val")));
    },
    lvl(attribute) {
      level = { start: 1, format: "decimal", text: "", restart: null, legal: false, style: null };
      levels?.set(Number(attribute("ilvl")), level);
    },
  };
  const reader = createXmlReader({
    open(element, attributes) {
      const attribute = (name: string) => readAttribute(attributes, name) ?? "";
      if (Object.hasOwn(handlers, element)) handlers[element]?.(attribute);
      else if (level) readLevelPart(level, element, attribute("val"));
    },
    close(element) {
      if (element === "lvl") level = undefined;
      if (element === "num") list = undefined;
    },
  });
  if (xml !== "") reader.write(xml);
  return { families, lists, links };
}

function readLevelPart(level: Draft, element: string, value: string): void {
  if (element === "start") level.start = Number(value);
  else if (element === "numFmt") level.format = value;
  else if (element === "lvlText") level.text = value;
  else if (element === "lvlRestart") level.restart = Number(value);
  else if (element === "isLgl") level.legal = value !== "0" && value !== "false";
  else if (element === "pStyle") level.style = value;
}
