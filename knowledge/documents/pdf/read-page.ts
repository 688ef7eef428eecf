import type { PDFPageProxy } from "unpdf/pdfjs";
import { mendText } from "../mend-text.ts";
import { collectRules, type Rule } from "./collect-rules.ts";

/** A piece of text where it stands, in points from the lower left corner. */
export interface TextItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly items: readonly TextItem[];
  readonly rules: readonly Rule[];
}

/** Reads what is printed on a page: its texts and the rules of its tables. Text that stands on its side is left out. */
export async function readPage(page: PDFPageProxy, number: number): Promise<PageContent> {
  const { transform, width } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const operators = await page.getOperatorList();
  return {
    number,
    width,
    items: items.flatMap((item) => ("str" in item ? toItem(item, transform) : [])),
    rules: collectRules(operators, transform),
  };
}

interface RawItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** Places an item as a reader sees the page, which may be turned; `transform` has y grow downwards. */
function toItem(item: RawItem, transform: readonly number[]): TextItem[] {
  const text = mendText(item.str);
  if (text.trim() === "") return [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const [p = 1, q = 0, , , x = 0, y = 0] = item.transform;
  const across = a * p + c * q;
  const up = b * p + d * q;
  if (Math.abs(up) > Math.abs(across) * 0.2) return [];
  return [
    {
      text,
      x: a * x + c * y + e,
      y: -(b * x + d * y + f),
      width: item.width,
      size: Math.hypot(across, up),
    },
  ];
}
