import { describe, expect, it } from "vitest";
import { ModelFailedError } from "#bot/answering/model/chat-model.ts";
import {
  type Act,
  fails,
  hangs,
  openDesk,
  QUESTION,
  USED,
  writes,
} from "#tests/support/open-desk.ts";

describe("the desk before a model", () => {
  it("gives what the model wrote, with one line of log and one count", async () => {
    const { ask, lines, outcomes } = openDesk([writes]);
    expect(await ask()).toEqual({ kind: "written", value: "好", tokens: USED });
    const outcome = { kind: "written", purpose: "answer", reason: null, ms: 0, tries: 1 };
    expect(outcomes).toEqual([{ ...outcome, tokens: USED }]);
    expect(lines()).toMatchObject([{ event: "model.written", ms: 0, circuit: "closed" }]);
  });

  it("logs neither the question nor the answer nor the person, nor what an error says", async () => {
    const cause = Object.assign(new Error(`key sk-123 ${QUESTION}`), { status: 401 });
    const broken: Act = () => Promise.reject(new TypeError(QUESTION));
    const { ask, lines, output } = openDesk([writes, fails("refused", { cause }), broken]);
    for (let time = 0; time < 3; time += 1) await ask();
    expect(lines()).toMatchObject([
      { event: "model.written" },
      { event: "model.failed", reason: "refused", status: 401 },
      { event: "model.failed", reason: "broken" },
    ]);
    expect(output.text()).not.toMatch(/王小明|电梯|好|telegram|sk-123/u);
  });
});

describe("a fault that may pass", () => {
  it.each(["rate-limited", "server", "connection"] as const)(
    "(%s) is tried once more",
    async (reason) => {
      const { ask, time, asked, outcomes } = openDesk([fails(reason), writes]);
      const reply = ask();
      await time.pass(374);
      expect(asked).toHaveLength(1);
      await time.pass(1);
      expect((await reply).kind).toBe("written");
      expect(outcomes).toMatchObject([{ tries: 2, ms: 375 }]);
    },
  );

  it("is tried no third time", async () => {
    const { ask, time, asked, lines } = openDesk([fails("server")]);
    const reply = ask();
    await time.pass(60_000);
    expect(await reply).toEqual({ kind: "failed", reason: "server" });
    expect(asked).toHaveLength(2);
    expect(lines()).toMatchObject([{ event: "model.failed", reason: "server", tries: 2 }]);
  });

  it("is tried when the service says so, and not where that is too late", async () => {
    const soon = openDesk([fails("rate-limited", { retryAfterMs: 3_000 }), writes]);
    const reply = soon.ask();
    await soon.time.pass(2_999);
    expect(soon.asked).toHaveLength(1);
    await soon.time.pass(1_000);
    expect((await reply).kind).toBe("written");
    const late = openDesk([fails("rate-limited", { retryAfterMs: 19_500 }), writes]);
    expect(await late.ask()).toEqual({ kind: "failed", reason: "rate-limited" });
    const hurried = openDesk([fails("server"), writes]);
    const deadline = hurried.time.now() + 1_200;
    expect(await hurried.ask({ deadline })).toEqual({ kind: "failed", reason: "server" });
  });

  it("is not tried again once words of it were shown", async () => {
    const cut: Act = async ({ onText }) => {
      onText?.("到2025年");
      throw new ModelFailedError("connection");
    };
    const heard: string[] = [];
    const { ask, asked } = openDesk([cut, writes]);
    const reply = await ask({}, { onText: (text) => void heard.push(text) });
    expect(reply).toEqual({ kind: "failed", reason: "connection" });
    expect(heard).toEqual(["到2025年"]);
    expect(asked).toHaveLength(1);
  });
});

it.each(["timeout", "refused", "malformed"] as const)(
  "a fault that stays (%s) is not tried again",
  async (reason) => {
    const { ask, asked } = openDesk([fails(reason), writes]);
    expect(await ask()).toEqual({ kind: "failed", reason });
    expect(asked).toHaveLength(1);
  },
);

describe("what is booked", () => {
  const least = QUESTION.length;

  it("is every character where the service counts none", async () => {
    const silent: Act = async () => ({ value: "好", tokens: { prompt: 0, completion: 0 } });
    const { ask, desk } = openDesk([silent]);
    await ask();
    expect(desk.load().tokensToday).toBeGreaterThanOrEqual(least);
    expect(desk.load().tokensToday).toBeLessThan(100);
  });

  it("is nothing for a connection that fails, and all that was set aside where words had come", async () => {
    const cut: Act = async ({ onText }) => {
      onText?.("到2025年");
      throw new ModelFailedError("malformed");
    };
    const broken = openDesk([fails("connection")]);
    const reply = broken.ask();
    await broken.time.pass(1_000);
    await reply;
    expect(broken.desk.load().tokensToday).toBe(0);
    const begun: Act = async ({ onText }) => {
      onText?.("到2025年");
      throw new ModelFailedError("connection");
    };
    const half = openDesk([begun]);
    await half.ask({}, { onText: () => undefined });
    expect(half.desk.load().tokensToday).toBeGreaterThan(1_500);
    const nonsense = openDesk([cut]);
    await nonsense.ask();
    expect(nonsense.desk.load().tokensToday).toBeGreaterThan(1_500);
  });
});

describe("time", () => {
  it("ends with the setting even where the model does not heed it", async () => {
    const { ask, time, asked, outcomes } = openDesk([hangs]);
    const reply = ask();
    await time.pass(20_000);
    expect(await reply).toEqual({ kind: "failed", reason: "timeout" });
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(outcomes).toMatchObject([{ ms: 20_000 }]);
  });

  it("is left for the answer by an opinion, which is not asked for where there is little", async () => {
    const { ask, time, outcomes } = openDesk([hangs]);
    const reply = ask({ purpose: "opinion" });
    await time.pass(6_000);
    expect(await reply).toEqual({ kind: "failed", reason: "timeout" });
    expect(outcomes).toMatchObject([{ purpose: "opinion", ms: 6_000 }]);
    const hurried = ask({ purpose: "opinion", deadline: time.now() + 4_500 });
    expect(await hurried).toEqual({ kind: "not-asked", reason: "no-time" });
  });

  it("ends before the channel's deadline, with some left to send the answer", async () => {
    const { ask, time, outcomes } = openDesk([hangs]);
    const reply = ask({ deadline: time.now() + 4_500 });
    await time.pass(4_500);
    expect(await reply).toEqual({ kind: "failed", reason: "timeout" });
    expect(outcomes).toMatchObject([{ ms: 4_100 }]);
  });

  it("is not begun where too little is left", async () => {
    const { ask, time, asked } = openDesk([writes]);
    for (const ms of [899, 0, -5_000]) {
      const reply = await ask({ deadline: time.now() + ms });
      expect(reply).toEqual({ kind: "not-asked", reason: "no-time" });
    }
    expect(asked).toEqual([]);
  });

  it("that ran out lets no late word through", async () => {
    let say = (_: string): void => undefined;
    const late: Act = ({ onText }) => {
      say = (text) => onText?.(text);
      return new Promise(() => {});
    };
    const heard: string[] = [];
    const { ask, time } = openDesk([late]);
    const reply = ask({}, { onText: (text) => void heard.push(text) });
    await time.pass(20_000);
    await reply;
    say("迟了");
    expect(heard).toEqual([]);
  });
});

describe("the budget", () => {
  it("of a person ends, and nobody else's with it; the next day begins anew", async () => {
    const { ask, time } = openDesk([writes], { tokensPerPerson: 3_000 });
    for (const kind of ["written", "written", "not-asked"]) expect((await ask()).kind).toBe(kind);
    expect(await ask()).toEqual({ kind: "not-asked", reason: "no-budget-person" });
    expect((await ask({ person: "telegram:8" })).kind).toBe("written");
    // From 16:00 to midnight in Shanghai.
    await time.pass(8 * 3_600_000);
    expect((await ask()).kind).toBe("written");
  });

  it("of a day ends for everybody", async () => {
    const { ask } = openDesk([writes], { tokensPerDay: 2_600 });
    expect((await ask({ person: "a" })).kind).toBe("written");
    expect((await ask({ person: "b" })).kind).toBe("written");
    expect(await ask({ person: "c" })).toEqual({ kind: "not-asked", reason: "no-budget-day" });
  });

  it("cannot be used up twice by questions at the same time", async () => {
    const { ask, asked } = openDesk([hangs], { tokensPerPerson: 3_000 });
    void ask();
    expect(await ask()).toEqual({ kind: "not-asked", reason: "no-budget-person" });
    expect(asked).toHaveLength(1);
  });

  it("pays for what was called off, and not for what the service turned away", async () => {
    const turned = openDesk([fails("server"), fails("server"), writes], { tokensPerPerson: 1_600 });
    const failed = turned.ask();
    await turned.time.pass(1_000);
    expect((await failed).kind).toBe("failed");
    expect((await turned.ask()).kind).toBe("written");
    const slow = openDesk([hangs, writes], { tokensPerPerson: 1_600 });
    const late = slow.ask();
    await slow.time.pass(20_000);
    expect((await late).kind).toBe("failed");
    expect(await slow.ask()).toEqual({ kind: "not-asked", reason: "no-budget-person" });
  });
});

describe("many at once", () => {
  it("wait in line for a slot, in their order, and not for long", async () => {
    const done: (() => void)[] = [];
    const waits: Act = () =>
      new Promise((resolve) => done.push(() => resolve({ value: "好", tokens: USED })));
    const { ask, time, asked } = openDesk([waits], { concurrency: 2 });
    const first = [ask(), ask()];
    const [third, fourth] = [ask(), ask()];
    expect(await ask()).toEqual({ kind: "not-asked", reason: "busy" });
    await time.pass(1_000);
    expect(asked).toHaveLength(2);
    done[0]?.();
    await time.pass(999);
    expect(asked).toHaveLength(3);
    await time.pass(1);
    expect(await fourth).toEqual({ kind: "not-asked", reason: "busy" });
    for (const end of done) end();
    expect((await Promise.all([...first, third])).map(({ kind }) => kind)).toEqual(
      Array(3).fill("written"),
    );
  });
});

describe("a service that fails time after time", () => {
  const quick = { breaker: { faultsInRow: 2, pauseMs: 10_000 } };

  it("is left alone, tried after a while, and asked again once it works", async () => {
    const { ask, time, asked, desk } = openDesk([hangs, hangs, hangs, writes], quick);
    const fail = async () => {
      const reply = ask();
      await time.pass(20_000);
      return (await reply).kind;
    };
    expect([await fail(), await fail()]).toEqual(["failed", "failed"]);
    expect(desk.circuit("patient")).toBe("open");
    expect(await ask()).toEqual({ kind: "not-asked", reason: "circuit-open" });
    await time.pass(10_000);
    expect(desk.circuit("patient")).toBe("half-open");
    const trial = ask();
    await time.pass(1);
    expect(await ask()).toEqual({ kind: "not-asked", reason: "circuit-open" });
    await time.pass(20_000);
    expect((await trial).kind).toBe("failed");
    expect(desk.circuit("patient")).toBe("open");
    await time.pass(10_000);
    expect((await ask()).kind).toBe("written");
    expect(desk.circuit("patient")).toBe("closed");
    expect(asked).toHaveLength(4);
  });

  it("is asked on where it works now and then, or refuses a question", async () => {
    const { ask, desk } = openDesk(
      [fails("timeout"), writes, fails("timeout"), fails("refused"), fails("timeout"), writes],
      quick,
    );
    for (let time = 0; time < 6; time += 1) await ask();
    expect(desk.circuit("patient")).toBe("closed");
  });

  it("only for those in a hurry is asked on for the others", async () => {
    const { ask, time, desk } = openDesk([hangs, hangs, writes], quick);
    for (let count = 0; count < 2; count += 1) {
      const reply = ask({ deadline: time.now() + 4_500 });
      await time.pass(4_500);
      expect((await reply).kind).toBe("failed");
    }
    expect(desk.circuit("hurried")).toBe("open");
    const deadline = time.now() + 4_500;
    expect(await ask({ deadline })).toEqual({ kind: "not-asked", reason: "circuit-open" });
    expect((await ask()).kind).toBe("written");
  });
});
