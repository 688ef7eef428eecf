import { JSONParser } from "@streamparser/json";
import { z } from "zod";
import { createThoughtSkipper } from "./skip-thoughts.ts";
import { MOST_PARTS, type RawPart } from "./written-part.ts";

/** A part as far as a model has written it, once it is known what it rests on. */
export interface PartSoFar extends RawPart {
  /** 0 is the first. */
  readonly place: number;
  /** Whether its text has ended. */
  readonly isWhole: boolean;
}

const CitesSchema = z.array(z.string());

/**
 * Creates what reads a model's JSON while it comes, whatever stands around it, and tells of each part that is read whenever
 * more of it is there. Of what is no JSON it tells no more.
 *
 * @returns takes the next piece
 */
export function createPartStream(onPart: (part: PartSoFar) => void): (piece: string) => void {
  const parser = createParser(onPart);
  const skip = createThoughtSkipper();
  let isJson = false;
  let half = "";
  return (piece) => {
    // A sign of two code units may come in two pieces.
    const [, text = "", rest = ""] = /^(.*?)([\u{D800}-\u{DBFF}]?)$/su.exec(half + piece) ?? [];
    half = rest;
    const behind = skip(text);
    const start = isJson ? 0 : behind.indexOf("{");
    if (start < 0) return;
    isJson = true;
    parser(behind.slice(start));
  };
}

function createParser(onPart: (part: PartSoFar) => void): (text: string) => void {
  const parts = new Map<number, { text?: string; cites?: readonly string[]; isWhole: boolean }>();
  const parser = new JSONParser({
    emitPartialTokens: true,
    emitPartialValues: true,
    paths: ["$.parts.*.text", "$.parts.*.cites"],
  });
  // It has no more to tell then; whoever reads the whole says what is wrong with it.
  parser.onError = () => undefined;
  parser.onValue = ({ value, key, stack, partial = false }) => {
    const place = Number(stack.at(-1)?.key);
    if (place >= MOST_PARTS) return;
    const part = parts.get(place) ?? { isWhole: false };
    if (key === "text" && typeof value === "string")
      Object.assign(part, { text: value, isWhole: !partial });
    const cites = key === "cites" && !partial ? CitesSchema.safeParse(value).data : undefined;
    if (cites) part.cites = cites;
    parts.set(place, part);
    const { text, isWhole } = part;
    if (text !== undefined && part.cites) onPart({ place, text, cites: [...part.cites], isWhole });
  };
  return (text) => parser.write(text);
}
