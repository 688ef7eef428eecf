import { expect, it } from "vitest";
import { buildAside } from "#bot/publishing/build-aside.ts";

it("says so of a build that is not done in time", async () => {
  const order = { edits: [], importedPlaces: undefined, indexFile: undefined };
  await expect(buildAside(order, 50)).rejects.toThrow(
    "The build was not done in 0.05 s and was ended.",
  );
});
