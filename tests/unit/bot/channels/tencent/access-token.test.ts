import { describe, expect, it } from "vitest";
import { createAccessToken } from "#bot/channels/tencent/access-token.ts";

describe("the access token", () => {
  function setUp() {
    let asked = 0;
    let now = 0;
    const token = createAccessToken(
      async () => {
        asked += 1;
        return { token: `t${asked}`, lifeSeconds: 7_200 };
      },
      () => now,
    );
    return { token, asked: () => asked, pass: (ms: number) => (now += ms) };
  }

  it("is asked for once, whoever needs it meanwhile", async () => {
    const { token, asked } = setUp();
    expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(["t1", "t1", "t1"]);
    expect(await token.get()).toBe("t1");
    expect(asked()).toBe(1);
  });

  it("is renewed five minutes before it ends", async () => {
    const { token, pass } = setUp();
    await token.get();
    pass(6_899_000);
    expect(await token.get()).toBe("t1");
    pass(2_000);
    expect(await token.get()).toBe("t2");
  });

  it("is renewed when it was refused, once for all who were refused", async () => {
    const { token, asked } = setUp();
    const old = await token.get();
    token.spoil(old);
    expect(await token.get()).toBe("t2");
    token.spoil(old);
    expect(await token.get()).toBe("t2");
    expect(asked()).toBe(2);
  });

  it("is asked for again after a failure", async () => {
    let isDown = true;
    const token = createAccessToken(
      async () => {
        if (isDown) throw new Error("down");
        return { token: "t", lifeSeconds: 60 };
      },
      () => 0,
    );
    await expect(token.get()).rejects.toThrow("down");
    isDown = false;
    expect(await token.get()).toBe("t");
  });
});
