import { createXmlReader, readAttribute } from "../xml-reader.ts";
import type { ZipArchive } from "../zip-archive.ts";
import { SheetUnreadableError } from "./errors.ts";

/** Where the parts of a workbook lie in its archive. */
export interface Workbook {
  readonly sheet: string;
  /** Absent when the workbook has no shared strings. */
  readonly strings: string | undefined;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/**
 * Finds a sheet of a workbook.
 *
 * @param wanted a sheet's name, or its number from 1; the first one without it
 * @throws SheetUnreadableError when there is no such sheet.
 */
export async function findSheet(archive: ZipArchive, wanted: string = "1"): Promise<Workbook> {
  const root = [...(await readRelations(archive, "_rels/.rels", "")).values()];
  const book = ofType(root, "officeDocument")?.target ?? "xl/workbook.xml";
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const relations = await readRelations(
    archive,
    `${folder}_rels/${book.slice(folder.length)}.rels`,
    folder,
  );
  const sheets = await readSheets(archive, book);
  const sheet = sheets.find(({ name }) => name === wanted) ?? sheets[Number(wanted) - 1];
  const target = sheet && relations.get(sheet.relation)?.target;
  if (target === undefined || !archive.names.includes(target)) {
    const names = sheets.map(({ name }) => `"${name}"`).join(", ");
    throw new SheetUnreadableError(
      "no-sheet",
      `There is no sheet "${wanted}", only ${names || "none at all"}: name one with --sheet.`,
    );
  }
  return { sheet: target, strings: ofType([...relations.values()], "sharedStrings")?.target };
}

async function readSheets(archive: ZipArchive, book: string) {
  const sheets: { name: string; relation: string }[] = [];
  await readXml(archive, book, (element, attributes) => {
    if (element !== "sheet") return;
    const [name = "", relation = ""] = ["name", "id"].map((key) => readAttribute(attributes, key));
    sheets.push({ name, relation });
  });
  return sheets;
}

async function readRelations(archive: ZipArchive, path: string, folder: string) {
  const relations = new Map<string, Relation>();
  await readXml(archive, path, (element, attributes) => {
    if (element !== "Relationship") return;
    const [id = "", type = "", target = ""] = ["Id", "Type", "Target"].map((key) =>
      readAttribute(attributes, key),
    );
    relations.set(id, { type, target: target.startsWith("/") ? target.slice(1) : folder + target });
  });
  return relations;
}

/** The kind of a relation is the end of its address, which differs between editions of the standard. */
function ofType(relations: readonly Relation[], type: string): Relation | undefined {
  return relations.find((relation) => relation.type.endsWith(`/${type}`));
}

async function readXml(
  archive: ZipArchive,
  path: string,
  open: (element: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const reader = createXmlReader({ open });
  const decoder = new TextDecoder();
  for await (const bytes of archive.read(path))
    reader.write(decoder.decode(bytes, { stream: true }));
}
