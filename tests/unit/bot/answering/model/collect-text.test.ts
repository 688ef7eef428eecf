import { expect, it } from "vitest";
import { createTextCollector, type TextCollector } from "#bot/answering/model/collect-text.ts";

it("counts thoughts apart from the answer, wherever a service tells of them", () => {
  const collector = createTextCollector();
  collector.add("", "想".repeat(30_000));
  collector.add(`<think>${"想".repeat(29_000)}</think>`);
  collector.add("答".repeat(12_000));
  expect(collector.text()).toBe("答".repeat(12_000));
});

it.each<[string, (add: TextCollector["add"]) => void]>([
  ["an answer", (add) => add("答".repeat(12_001))],
  ["thoughts in the text", (add) => add(`<think>${"想".repeat(60_000)}`)],
  ["thoughts beside it", (add) => add("", "想".repeat(60_001))],
])("takes no more where %s becomes too long", (_, write) => {
  expect(() => write(createTextCollector().add)).toThrow(
    expect.objectContaining({ reason: "malformed" }),
  );
});
