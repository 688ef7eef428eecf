import { describe, expect, it, vi } from "vitest";
import type { AnswerPlace } from "#bot/answering/answer.ts";
import { buildAnswer, buildTurn } from "#tests/support/build-turn.ts";
import {
  createRecorder,
  readUpdateFixture as fixture,
  startTelegram,
} from "#tests/support/telegram-under-test.ts";
import { createHandler } from "#tests/support/tools.ts";

const ANNA = 100_000_001;
const BEN = 100_000_002;
const POINT = [121.4737, 31.2304] as const;

describe("groups", () => {
  it.each(["group-chatter", "forum-topic", "group-command-of-another-bot", "member-joined"])(
    "hear nothing after %s",
    async (name) => {
      const { deliver, api, parts, stop } = await startTelegram();
      expect(await deliver(fixture(name))).toBe(200);
      await vi.waitFor(async () => expect(await parts.inbox.pending("telegram")).toEqual([]));
      await stop();
      expect(api.sent()).toEqual([]);
    },
  );

  it.each([
    ["group-mention", 107, /^👋 老房子想装电梯找谁$/u],
    ["group-reply", 108, /^老房子想装电梯找谁$/u],
    ["group-command", 110, /\/privacy/u],
  ])("get an answer to the message after %s", async (name, messageId, said) => {
    const { deliver, api } = await startTelegram();
    await deliver(fixture(name));
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1));
    const [call] = api.sent();
    expect(call?.payload.text).toMatch(said);
    expect(call?.payload["reply_parameters"]).toMatchObject({ message_id: messageId });
  });
});

describe("positions", () => {
  const place: AnswerPlace = {
    name: "社区食堂",
    address: "人民路1号",
    district: "黄浦区",
    town: null,
    distanceMetres: 100,
    distance: "，直线约100米",
    point: POINT,
    datum: "gcj02",
    source: "名单",
    asOf: "2026-01-01",
  };
  const places = [{ ...place, name: "没有坐标", point: null, datum: null }, place];

  it("reach answering in WGS-84, and the nearest place comes back as a venue in WGS-84", async () => {
    const { asked, handle } = createRecorder(buildAnswer({ places }));
    const { deliver, api } = await startTelegram({ handle });
    await deliver(fixture("location"));
    await vi.waitFor(() => expect(api.sent("sendVenue")).toHaveLength(1));
    expect(asked).toEqual([
      {
        conversationId: `telegram:${ANNA}`,
        messageId: "12",
        text: "",
        position: { point: POINT, datum: "wgs84" },
        onStatement: expect.any(Function),
      },
    ]);
    const { title, address, latitude, longitude } = api.sent("sendVenue")[0]?.payload ?? {};
    expect([title, address]).toEqual(["社区食堂", "人民路1号"]);
    expect(latitude).toBeCloseTo(31.2323, 3);
    expect(longitude).toBeCloseTo(121.4692, 3);
  });

  it("do not lose the answer when the venue is refused", async () => {
    const { handle } = createRecorder(buildAnswer({ places }));
    const { deliver, api, parts } = await startTelegram({ handle });
    api.refuse("sendVenue", { error_code: 400 });
    await deliver(fixture("location"));
    await vi.waitFor(async () => expect(await parts.inbox.pending("telegram")).toEqual([]));
    expect(api.sent()).toHaveLength(1);
  });

  it("are asked for with a button when it is not known where to look", async () => {
    const { deliver, api } = await startTelegram({ handle: createHandler() });
    const update = fixture("text");
    await deliver({ ...update, message: { ...Object(update["message"]), text: "社区食堂在哪" } });
    await vi.waitFor(() => expect(api.sent()).toHaveLength(2));
    expect(api.sent()[1]?.payload["reply_markup"]).toMatchObject({
      keyboard: [[{ text: "发送我的位置", request_location: true }]],
    });
  });
});

describe("edits", () => {
  it("are answered anew, live positions not, nor an edit that leaves the question as it was", async () => {
    const { deliver, api, parts, stop } = await startTelegram({ handle: createHandler() });
    const { append } = parts.store;
    const turn = buildTurn({ messageId: "11", question: "老房子想装电梯找谁", at: Date.now() });
    await append(`telegram:${ANNA}`, turn);
    await deliver(fixture("edited-live-location"));
    const edit = fixture("edited-text");
    const same = { ...Object(edit["edited_message"]), text: turn.question };
    await deliver({ update_id: 1, edited_message: same });
    await deliver(edit);
    await vi.waitFor(async () => expect(await parts.inbox.pending("telegram")).toEqual([]));
    await stop();
    expect(api.sent()).toHaveLength(1);
    expect(api.sent()[0]?.payload.text).toContain("早餐");
  });

  it("carry the time of the edit", async () => {
    const { asked, handle } = createRecorder();
    const { deliver } = await startTelegram({ handle });
    await deliver(fixture("edited-text"));
    await vi.waitFor(() =>
      expect(asked.map(({ messageId }) => messageId)).toEqual(["11:1795420860"]),
    );
  });
});

describe("another manner", () => {
  const say = (text: string, id: number) => ({
    update_id: id,
    message: {
      message_id: id,
      date: 1_795_420_800,
      chat: { id: ANNA, type: "private" },
      from: { id: ANNA, is_bot: false, language_code: "zh" },
      text,
      ...(text.startsWith("/")
        ? { entities: [{ type: "bot_command", offset: 0, length: text.length }] }
        : {}),
    },
  });

  it("is short until /full, which tells the last answer whole", async () => {
    const { deliver, api, parts } = await startTelegram({ handle: createHandler() });
    const told = () => api.sent().map(({ payload }) => String(payload.text));
    // The handler of the test keeps its turns in a store of its own.
    const question = "考出高级技师证能领多少钱";
    await deliver(say("/short", 1));
    await deliver(say(question, 2));
    await vi.waitFor(() => expect(told()).toHaveLength(2));
    expect(told()[1]).toMatch(/到哪天[\s\S]*简短版，看全部发 \/full$/u);
    expect(told()[1]).not.toContain("怎么办");
    const statements = (["lead", "fact"] as const).map((kind) => ({
      kind,
      text: kind,
      grounds: [],
    }));
    const answer = buildAnswer({ parts: statements });
    await parts.store.append(`telegram:${ANNA}`, buildTurn({ id: "x", answer, at: Date.now() }));
    await deliver(say("/full", 3));
    await vi.waitFor(() => expect(told()).toHaveLength(3));
    expect(told()[2]).toBe("lead\nfact");
    await parts.store.forget(`telegram:${ANNA}`);
    await deliver(say("/full", 4));
    await vi.waitFor(() => expect(told()).toHaveLength(4));
    expect(told()[3]).toMatch(/以后说完整的/u);
  });

  it("is wide with /large, until /normal", async () => {
    const { deliver, api } = await startTelegram({ handle: createHandler() });
    const told = () => api.sent().map(({ payload }) => String(payload.text));
    const question = "考出高级技师证能领多少钱";
    for (const [place, text] of ["/large", question, "/normal", question].entries()) {
      await deliver(say(text, place + 1));
      await vi.waitFor(() => expect(told()).toHaveLength(place + 1));
    }
    expect(told()[1]).toMatch(/元。[^\n]*\n\n<b>给多少/u);
    expect(told()[2]).toMatch(/改回标准模式/u);
    expect(told()[3]).not.toMatch(/元。[^\n]*\n\n<b>给多少/u);
  });
});

describe("buttons", () => {
  it("ask the question that stands on them", async () => {
    const { asked, handle } = createRecorder();
    const { deliver, api } = await startTelegram({ handle });
    await deliver(fixture("press"));
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(asked).toMatchObject([
      {
        messageId: "cb:4382bfdwdsb323b2d9",
        text: "早餐工程归谁管",
        conversationId: `telegram:${ANNA}`,
      },
    ]);
    expect(api.sent()[0]?.payload.text).toMatch(/^<b>你问：早餐工程归谁管<\/b>\n/u);
    expect(api.sent("answerCallbackQuery")).toHaveLength(1);
  });

  it("say so when they are too old", async () => {
    const { deliver, api } = await startTelegram();
    await deliver(fixture("press-too-old"));
    await vi.waitFor(() => expect(api.sent("answerCallbackQuery")).toHaveLength(1));
    expect(api.sent("answerCallbackQuery")[0]?.payload.text).toContain("太久");
  });

  it("judge an answer of their own chat only", async () => {
    const { deliver, api, parts } = await startTelegram();
    await parts.store.append(`telegram:${ANNA}`, buildTurn({ id: "mine", at: Date.now() }));
    const press = Object(fixture("press")["callback_query"]);
    const byBen = { ...press.message, chat: { id: BEN, type: "private" } };
    await deliver({ update_id: 1, callback_query: { ...press, data: "no:mine", message: byBen } });
    await deliver({ update_id: 2, callback_query: { ...press, data: "yes:mine" } });
    await vi.waitFor(() => expect(api.sent("answerCallbackQuery")).toHaveLength(2));
    expect(await parts.store.listFeedback()).toMatchObject([{ turnId: "mine", useful: true }]);
  });
});

describe("what is no question", () => {
  const command = (text: string) => ({
    update_id: text.length,
    message: {
      ...Object(fixture("text")["message"]),
      text,
      entities: [{ type: "bot_command", offset: 0, length: text.length }],
    },
  });

  it.each([
    ["/start", /考出高级技师证/u],
    ["/help", /\/forget/u],
    ["/privacy", /20次.*24小时.*72小时/u],
    ["/large", /文字大小/u],
    ["/nonsense", /\/privacy/u],
  ])("%s is answered in words of its own", async (text, said) => {
    const { asked, handle } = createRecorder();
    const { deliver, api } = await startTelegram({ handle });
    await deliver(command(text));
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(api.sent()[0]?.payload.text).toMatch(said);
    expect(JSON.stringify(api.sent()[0]?.payload).includes("request_location")).toBe(
      text === "/start",
    );
    expect(asked).toEqual([]);
  });

  it("/forget forgets the conversation of this chat", async () => {
    const { deliver, api, parts } = await startTelegram();
    await parts.store.append(`telegram:${ANNA}`, buildTurn({ id: "a", at: Date.now() }));
    await parts.store.append(`telegram:${BEN}`, buildTurn({ id: "b", at: Date.now() }));
    await deliver(command("/forget"));
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(await parts.store.load(`telegram:${ANNA}`)).toEqual([]);
    expect(await parts.store.load(`telegram:${BEN}`)).toHaveLength(1);
  });

  it("a picture is met with what can be read, in the language of the app, and its file is not kept", async () => {
    const { deliver, api, parts } = await startTelegram();
    const take = vi.spyOn(parts.inbox, "take");
    await deliver(fixture("photo"));
    await vi.waitFor(() => expect(api.sent()).toHaveLength(1));
    expect(api.sent()[0]?.payload.text).toMatch(/only text and positions/u);
    expect(take.mock.calls[0]?.[1].body).not.toContain("AgACAgUAAxkBAAM");
  });
});
