import { expect, it } from "vitest";
import { z } from "zod";
import { readSettings } from "#bot/read-settings.ts";

const Schema = z.object({
  SHENWEN_X_TOKEN: z.string().min(3),
  SHENWEN_X_ID: z.string(),
  SHENWEN_X_URL: z.url().optional(),
});

it("gives nothing when none of the variables is set, an empty one included", () => {
  expect(readSettings(Schema, { OTHER: "1", SHENWEN_X_TOKEN: "" })).toBeUndefined();
});

it("gives the settings when all that are needed are there", () => {
  const environment = { SHENWEN_X_TOKEN: "abc", SHENWEN_X_ID: "1", OTHER: "2" };
  expect(readSettings(Schema, environment)).toEqual({ SHENWEN_X_TOKEN: "abc", SHENWEN_X_ID: "1" });
});

it("refuses half a configuration and names what is missing and what is wrong", () => {
  expect(() => readSettings(Schema, { SHENWEN_X_TOKEN: "ab", SHENWEN_X_URL: "here" })).toThrow(
    /SHENWEN_X_TOKEN: (?!missing).*SHENWEN_X_ID: missing, while SHENWEN_X_TOKEN is set.*SHENWEN_X_URL/su,
  );
});
