import { XMLParser, XMLValidator } from "fast-xml-parser";

/** Tags of a message with their texts; ids stay strings, for they are beyond 2^53. */
export type XmlFields = ReadonlyMap<string, string>;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
  maxNestedTags: 8,
});

const CDATA = /<!\[CDATA\[.*?\]\]>/gsu;
/** Of what stands outside of CDATA: a DTD, an entity, a comment, or an instruction. WeChat sends none. */
const FORBIDDEN = /<[!?]/u;
const DECLARATION = /^\s*<\?xml[^<>?]*\?>/u;

/**
 * Reads the tags directly under `<xml>`; `null` for what is not such a document, for one with a DTD, an entity or a
 * comment, and for one that has a tag twice. Tags with tags in them are left out.
 */
export function readXml(text: string): XmlFields | null {
  const plain = text.replace(DECLARATION, "").replaceAll(CDATA, "");
  if (FORBIDDEN.test(plain)) return null;
  if (XMLValidator.validate(text) !== true) return null;
  const root: unknown = readRoot(text);
  if (typeof root !== "object" || root === null) return null;
  const fields = Object.entries(root);
  if (fields.some(([, value]) => Array.isArray(value))) return null;
  return new Map(fields.filter((field): field is [string, string] => typeof field[1] === "string"));
}

/** Writes a message: texts as CDATA, numbers bare. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const tags = Object.entries(fields).map(
    ([name, value]) => `<${name}>${typeof value === "number" ? value : cdata(value)}</${name}>`,
  );
  return `<xml>${tags.join("")}</xml>`;
}

function readRoot(text: string): unknown {
  try {
    return (parser.parse(text) as Record<string, unknown>)["xml"];
  } catch {
    // The parser refuses what the validator lets pass, such as too many tags in each other.
    return null;
  }
}

/** Characters that XML 1.0 has no place for (w3.org/TR/xml/#charsets) are dropped; `]]>` is spread over two sections. */
function cdata(text: string): string {
  const allowed = text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return `<![CDATA[${allowed.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
