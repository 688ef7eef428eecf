import { SaxesParser } from "saxes";

/** Called in the order of the text; names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Takes XML piece by piece, cut anywhere. */
export interface XmlReader {
  /** @throws Error when it is not well-formed. */
  write(piece: string): void;
  /** @throws Error when an element is still open. */
  end(): void;
  /** How much of the text was read: within a handler, up to the end of its tag. */
  position(): number;
}

/** Reads the XML of office files. */
export function createXmlReader(handlers: XmlHandlers): XmlReader {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => handlers.open(localName(name), attributes));
  parser.on("closetag", ({ name }) => handlers.close?.(localName(name)));
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  return {
    write: (piece) => void parser.write(piece),
    end: () => void parser.close(),
    position: () => parser.position,
  };
}

/** Gives an attribute by its local name. */
export function readAttribute(
  attributes: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  if (name in attributes) return attributes[name];
  const key = Object.keys(attributes).find((it) => localName(it) === name);
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
