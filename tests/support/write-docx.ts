import { toZip } from "./write-xlsx.ts";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A cell that `down` others continue below, `across` columns wide; `""` with `continues` is one of them. */
interface DocxCell {
  readonly text: string;
  readonly across?: number;
  readonly starts?: boolean;
  readonly continues?: boolean;
}
interface DocxParagraph {
  readonly text: string;
  /** Id of a paragraph style. */
  readonly style?: string;
  /** List and level by which Word numbers it. */
  readonly list?: readonly [string, number];
}
export type DocxBlock =
  | string
  | DocxParagraph
  | { readonly rows: readonly (readonly (string | DocxCell)[])[] };

interface DocxParts {
  /** The content of numbering.xml and styles.xml, without their outer elements. */
  readonly numbering?: string;
  readonly styles?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** Writes a Word document of ours. */
export function writeDocx(blocks: readonly DocxBlock[], parts: DocxParts = {}): Buffer {
  return toZip({ ...docxFiles(blocks, parts), ...parts.more });
}

/** The files of such a document, to be spoilt before they are packed. */
export function docxFiles(
  blocks: readonly DocxBlock[],
  { numbering = "", styles = "" }: DocxParts = {},
): Record<string, string> {
  const own = ["document", "styles", "numbering"];
  const types = own.map(
    (it) =>
      `<Override PartName="/word/${it}.xml" ContentType="${WORD}.${it === "document" ? "document.main" : it}+xml"/>`,
  );
  const relations = ["styles", "numbering"].map(
    (it, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${it}" Target="${it}.xml"/>`,
  );
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="${MAIN}"><w:body>${blocks.map(toBlock).join("")}</w:body></w:document>`,
    "word/styles.xml": `<w:styles xmlns:w="${MAIN}"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>${styles}</w:styles>`,
    "word/numbering.xml": `<w:numbering xmlns:w="${MAIN}">${numbering}</w:numbering>`,
  };
}

/** A list by which Word numbers: each level with its format and its text, 第%1条. */
export function toNumbering(list: string, levels: readonly (readonly [string, string])[]): string {
  const inner = levels.map(
    ([format, text], at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${list}">${inner.join("")}</w:abstractNum><w:num w:numId="${list}"><w:abstractNumId w:val="${list}"/></w:num>`;
}

function toBlock(block: DocxBlock): string {
  if (typeof block === "string") return toParagraph({ text: block });
  if ("text" in block) return toParagraph(block);
  const rows = block.rows.map((cells) => `<w:tr>${cells.map(toCell).join("")}</w:tr>`);
  return `<w:tbl>${rows.join("")}</w:tbl>`;
}

function toParagraph({ text, style, list }: DocxParagraph): string {
  const styled = style === undefined ? "" : `<w:pStyle w:val="${style}"/>`;
  const numbered = list
    ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>`
    : "";
  return `<w:p><w:pPr>${styled}${numbered}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

function toCell(cell: string | DocxCell): string {
  const { text, across, starts, continues } =
    typeof cell === "string" ? ({ text: cell } as DocxCell) : cell;
  const span = across === undefined ? "" : `<w:gridSpan w:val="${across}"/>`;
  const merge = starts ? '<w:vMerge w:val="restart"/>' : continues ? "<w:vMerge/>" : "";
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${toParagraph({ text })}</w:tc>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
