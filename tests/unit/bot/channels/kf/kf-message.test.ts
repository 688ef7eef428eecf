import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { KfMessageSchema, readKfMessage } from "#bot/channels/kf/kf-message.ts";

const { msg_list: page } = JSON.parse(
  readFileSync(new URL("../../../../fixtures/kf/page.json", import.meta.url), "utf8"),
);

it("reads what a customer wrote, said, and where they are, and who entered; no colleague and no note", () => {
  const wishes = (page as unknown[]).map((entry) => readKfMessage(KfMessageSchema.parse(entry)));
  const deskId = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";
  const customerId = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw";
  const person = `${deskId}:${customerId}`;
  expect(wishes).toEqual([
    expect.objectContaining({
      kind: "message",
      deskId,
      customerId,
      message: {
        kind: "text",
        text: "hello world",
        key: "from_msgid_4622416642169452483",
        person,
        account: deskId,
      },
    }),
    expect.objectContaining({
      message: expect.objectContaining({
        kind: "position",
        position: { point: [121.5136, 31.2727], datum: "gcj02" },
      }),
    }),
    null,
    expect.objectContaining({ message: expect.objectContaining({ kind: "voice" }) }),
    { kind: "enter", deskId, customerId, code: "aaaaaa", at: 1_615_478_589_000 },
    null,
  ]);
});

it("takes a place that is none for something it cannot read", () => {
  const entry = { ...(page as object[])[1], location: { latitude: 200, longitude: 0 } };
  expect(readKfMessage(KfMessageSchema.parse(entry))).toMatchObject({ message: { kind: "other" } });
});
