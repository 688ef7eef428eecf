import { type Command, InvalidArgumentError, Option } from "commander";
import { DATUMS } from "#knowledge/places/coordinates.ts";
import { type ColumnChoices, FIELDS } from "#knowledge/places/import/fields.ts";
import type { ImportOptions } from "#knowledge/places/import/import-options.ts";
import { ENCODINGS } from "#knowledge/sheets/decode-file.ts";

/** What the command needs of the process. */
export interface PlacesCommandParts {
  /** Takes the preview and the outcome. */
  readonly output: NodeJS.WritableStream;
  /** Gives the folder of the imported lists; asked only when the command runs. */
  readonly folder: () => string;
}

interface Said extends Omit<ImportOptions, "file" | "folder" | "columns"> {
  readonly column: ColumnChoices;
}

/** Adds `places:import` to the program. What is wrong with a file is thrown as PlacesImportError or SheetUnreadableError. */
export function addPlacesCommand(program: Command, { output, folder }: PlacesCommandParts): void {
  const command = program
    .command("places:import")
    .description(
      "导入服务点名单（CSV、TSV、XLSX、GeoJSON）：逐行检查，先给预览，再整体替换，原名单留存",
    )
    .argument("<file>", "名单文件");
  for (const option of OPTIONS) command.addOption(option);
  command.action(async (file: string, { column, ...said }: Said) => {
    // Loaded only here: the other commands start sooner without the readers of files.
    const { importPlaces } = await import("#knowledge/places/import/import-places.ts");
    const report = (line: string): void => void output.write(`${line}\n`);
    await importPlaces({ ...said, file, folder: folder(), columns: column }, { report });
  });
}

const OPTIONS: readonly Option[] = [
  new Option("--kind <id>", "服务点种类，seeds/place-kinds.json中的id（必填）"),
  new Option("--licence <text>", "名单的许可条款，没有写明也要如实写（必填）"),
  new Option("--datum <datum>", "坐标系；有坐标列时必填，GeoJSON默认wgs84").choices(DATUMS),
  new Option("--id <id>", "名单的id，同id的名单会被替换（默认：种类加文件名）"),
  new Option("--name <text>", "名单的名称（默认：文件名）"),
  new Option("--english <text>", "名单的英文名称"),
  new Option("--issuer <text>", "发布单位"),
  new Option("--url <url>", "名单的网址"),
  new Option("--as-of <day>", "名单截至的日期，如2026-11-12或2026-11"),
  new Option(
    "--attribution <text>",
    "须随服务点显示的署名；ODbL必填，OpenStreetMap的GeoJSON自动填",
  ),
  new Option("--level <level>", "可信级别").choices(["A", "B"]).default("B"),
  new Option("--points-inferred", "坐标不在原名单上，是按地址查得的"),
  new Option("--whole", "名单是所在区的全部，而不是一部分"),
  new Option("--column <field=header>", `列的对应，可重复；字段：${FIELDS.join("、")}`)
    .argParser(readColumn)
    .default({}, "按表头自动识别"),
  new Option("--encoding <encoding>", "文本编码（默认自动识别）").choices(ENCODINGS),
  new Option("--sheet <sheet>", "XLSX的工作表，名称或从1数起的序号（默认第一张）"),
  new Option("--coverage-zh <text>", "向读者说明名单覆盖范围的中文句"),
  new Option("--coverage-en <text>", "向读者说明名单覆盖范围的英文句"),
  new Option("--allow-faulty", "略去有错的行，而不是拒绝整个文件"),
  new Option("--dry-run", "只检查和预览，不写入"),
];

function readColumn(text: string, before: ColumnChoices): ColumnChoices {
  const at = text.indexOf("=");
  const field = FIELDS.find((name) => name === text.slice(0, at));
  if (field && at < text.length - 1) return { ...before, [field]: text.slice(at + 1) };
  throw new InvalidArgumentError(
    `found "${text}", expected FIELD=HEADER with one of ${FIELDS.join(", ")}, such as name=店招`,
  );
}
