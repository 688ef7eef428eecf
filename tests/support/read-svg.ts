import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Html } from "#bot/console/frame/html.ts";

/** The drawing in a rendered chart, as XML; throws where it is not well-formed. */
export async function readSvg(chart: Html): Promise<{ text: string; parsed: unknown }> {
  const html = String(await chart);
  const text = html.slice(html.indexOf("<svg"), html.indexOf("</svg>") + "</svg>".length);
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`the drawing is no XML: ${valid.err.msg}`);
  return { text, parsed: new XMLParser({ ignoreAttributes: false }).parse(text) };
}
