import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { createDraftTools } from "#bot/publishing/draft-tools.ts";
import { draftIndexFile } from "#bot/publishing/index-files.ts";
import { openChangeRoom } from "#tests/support/change-room.ts";
import { editStartupSubsidy, STARTUP_QUESTION } from "#tests/support/edit-record.ts";
import { TODAY } from "#tests/support/tools.ts";

it("answers from a draft, and leaves the indexes of a trial that is under way alone", async () => {
  const { publisher, desk, indexFile, live } = await openChangeRoom();
  const edits = [editStartupSubsidy("9000元", 9000)];
  const change = await desk.create({ title: "新标准", reason: "新文件", edits }, "editor");
  const trial = draftIndexFile(indexFile);
  writeFileSync(trial, "of another draft");
  const drafted = await createDraftTools({ publisher, importedPlaces: undefined, indexFile })(
    change,
  );
  if (!("tools" in drafted)) throw new Error(drafted.faults.join());
  const question = { text: STARTUP_QUESTION, position: null, previous: null, askedBack: false };
  const ask = (tools: typeof drafted.tools) =>
    answerText(answerQuestion({ ...question, today: TODAY }, tools));
  expect(ask(drafted.tools)).toContain("9000元");
  expect(ask(live.current)).toContain("8000元");
  expect(readFileSync(trial, "utf8")).toBe("of another draft");
});
