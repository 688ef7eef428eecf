import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { overlaySeeds } from "#knowledge/edits/overlay-seeds.ts";
import { PlanUnreadableError, SeedInvalidError } from "#knowledge/errors.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { loadStaffRecords } from "#knowledge/load-records.ts";
import { DATUMS, type Datum, type Point } from "#knowledge/places/coordinates.ts";
import { PlacesImportError } from "#knowledge/places/import/errors.ts";
import { createSeedReader } from "#knowledge/read-seed.ts";
import { reportRecords } from "#knowledge/report-records.ts";
import { SEED_FILES } from "#knowledge/seed-texts.ts";
import { shanghaiDay } from "#knowledge/shanghai-day.ts";
import { SheetUnreadableError } from "#knowledge/sheets/errors.ts";
import { createAnsweringTools } from "./answering/answering-tools.ts";
import { createLiveTools } from "./answering/live-tools.ts";
import { MODEL_VARIABLES } from "./answering/model/model-settings.ts";
import { askLines, askOnce, type TerminalParts } from "./channels/terminal/ask.ts";
import { chat } from "./channels/terminal/chat.ts";
import { MenuNotPublishedError } from "./channels/wechat/errors.ts";
import {
  type Config,
  ConfigInvalidError,
  indexFileIn,
  placesFolderIn,
  readConfig,
  staffFileIn,
} from "./config.ts";
import { AccountRefusedError } from "./console/accounts/errors.ts";
import { addStaffCommand } from "./console/staff-command.ts";
import { createMessageHandler } from "./conversation/handle-message.ts";
import { createMemoryConversationStore } from "./conversation/memory-conversation-store.ts";
import { AddressUnusableError } from "./http-server.ts";
import { createLogger, type Logger } from "./logger.ts";
import type { OpenedModel } from "./open-model.ts";
import { addPlacesCommand } from "./places-command.ts";
import { type LiveKnowledge, loadLiveKnowledge } from "./publishing/live-edits.ts";
import { StoreUnusableError } from "./storage/errors.ts";

const program = new Command("shenwen").description(
  "申问：按《上海市推动生活性服务业补短板上水平提高人民生活品质行动方案》原文回答问题",
);

program
  .command("start")
  .description("启动网页和机器人（设置见 .env.example）")
  .action(async () => {
    // Loaded only here: the other commands need no server and start sooner without it.
    const { start } = await import("./start.ts");
    const running = await start(readConfig());
    process.stdout.write(`申问已启动：${running.url}\n`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void running.stop());
    }
  });

program
  .command("ask")
  .description("回答一个问题，或用 --jsonl 回答一个文件的问题（每行一个 JSON 对象）")
  .argument("[question]", "问题")
  .option("--json", "输出一个 JSON 对象")
  .option("--jsonl", "从标准输入逐行读问题，逐行输出答案")
  .option("--on <day>", "按这一天回答，如 2025-10-01", readDay)
  .option("--at <lng,lat>", "在这个位置问，如 121.51,31.27（--jsonl 用每行的 at）", readPoint)
  .addOption(
    new Option(
      "--datum <datum>",
      "位置的坐标系：GPS和手机定位用wgs84，高德、腾讯地图用gcj02，百度用bd09",
    )
      .choices(DATUMS)
      .default("wgs84"),
  )
  .action(async (question: string | undefined, { json, jsonl, on, at, datum }: AskOptions) => {
    const position = at ? { point: at, datum } : null;
    using parts = await createTerminalParts(on);
    if (jsonl) process.exitCode = await askLines(process.stdin, parts);
    else process.exitCode = await askOnce(question ?? "", { json: json === true, position }, parts);
  });

program
  .command("chat")
  .description("在终端里对话")
  .action(async () => {
    using parts = await createTerminalParts();
    await chat(process.stdin, parts);
  });

program
  .command("wechat:menu")
  .description("打印公众号菜单的定义；--publish 直接发布到公众号（要设SHENWEN_WECHAT_SECRET）")
  .option("--publish", "发布")
  .action(async ({ publish }: { publish?: boolean }) => {
    const { WECHAT_MENU } = await import("./channels/wechat/menu.ts");
    if (!publish) return void process.stdout.write(`${JSON.stringify(WECHAT_MENU, null, 2)}\n`);
    const { publishMenu } = await import("./channels/wechat/publish-menu.ts");
    await publishMenu(readConfig().environment);
    process.stdout.write("菜单已发布，已关注的人最多五分钟后看到。\n");
  });

program
  .command("report")
  .description("知识报告：记录按级别和有效性、90天内到期、未写明的、没有政策的措施")
  .option("--on <day>", "按这一天报告，如 2025-10-01", readDay)
  .action(async ({ on }: { on?: string }) => {
    const { knowledge, edits } = await readLiveKnowledge(readConfig());
    const { plan } = knowledge;
    const records = loadStaffRecords(createSeedReader(overlaySeeds(SEED_FILES, edits)));
    process.stdout.write(`${reportRecords(records, plan, on ?? shanghaiDay(new Date()))}\n`);
  });

addPlacesCommand(program, {
  output: process.stdout,
  folder: () => placesFolderIn(readConfig()),
});

addStaffCommand(program, {
  output: process.stdout,
  file: () => staffFileIn(readConfig()),
});

interface AskOptions {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly on?: string;
  readonly at?: Point;
  readonly datum: Datum;
}

/** Reads a position. */
function readPoint(text: string): Point {
  const [longitude, latitude, ...rest] = text.split(/[,，]/u).map(Number);
  const isPoint =
    Math.abs(longitude ?? Number.NaN) <= 180 && Math.abs(latitude ?? Number.NaN) <= 90;
  if (isPoint && rest.length === 0) return [longitude ?? 0, latitude ?? 0];
  throw new InvalidArgumentError(
    `found "${text}", expected longitude,latitude such as 121.51,31.27`,
  );
}

/** Reads the day for which to answer. */
function readDay(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new InvalidArgumentError(`found "${text}", expected a day such as 2025-10-01`);
}

/** @param on ISO date for which to answer; today without it */
async function createTerminalParts(on?: string): Promise<TerminalParts & Disposable> {
  const config = readConfig();
  const { knowledge } = await readLiveKnowledge(config);
  const tools = createAnsweringTools(knowledge, { indexFile: indexFileIn(config) });
  const store = createMemoryConversationStore();
  const noon = on === undefined ? null : Date.parse(`${on}T12:00:00+08:00`);
  const clock = noon === null ? Date.now : () => noon;
  const live = createLiveTools(tools);
  // On standard error; of a model every question in which it failed is a line.
  const log = createLogger("warn");
  const model = await openModelIn(config, log);
  const answering = model ? { answerWithModel: model.answerWithModel } : {};
  const common = { store, live, clock, createId: randomUUID, log };
  const handle = createMessageHandler({ ...common, ...answering });
  return {
    ...{ handle, tools, output: process.stdout, createId: randomUUID, on: on ?? null },
    [Symbol.dispose]: () => model?.desk.close(),
  };
}

/** Loaded only where one of its variables is set: the other questions are answered sooner. */
async function openModelIn(config: Config, log: Logger): Promise<OpenedModel | null> {
  if (!MODEL_VARIABLES.some((name) => config.environment[name])) return null;
  const { openModel } = await import("./open-model.ts");
  return openModel(config, { log });
}

/** The same knowledge as the page answers from, but for changes that the seeds no longer bear. */
async function readLiveKnowledge(config: Config): Promise<LiveKnowledge> {
  const importedPlaces = placesFolderIn(config);
  const file = staffFileIn(config);
  if (!existsSync(file)) {
    return { knowledge: loadKnowledge(importedPlaces), edits: [], leftOut: [] };
  }
  // Loaded only here: without a database of the staff the commands start sooner.
  const { readLiveChanges } = await import("./publishing/read-live-changes.ts");
  return loadLiveKnowledge(await readLiveChanges(file), importedPlaces);
}

// A reader that has seen enough (`ask --jsonl | head`) closes the pipe; that is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

/** Faults that the reader can mend; their messages say how. */
const MENDABLE = [
  SeedInvalidError,
  PlanUnreadableError,
  ConfigInvalidError,
  StoreUnusableError,
  AddressUnusableError,
  PlacesImportError,
  SheetUnreadableError,
  MenuNotPublishedError,
  AccountRefusedError,
];

try {
  await program.parseAsync();
} catch (error) {
  if (!MENDABLE.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
