import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type OidcProvider, startOidcProvider } from "#tests/support/oidc-provider.ts";
import { openStaffConsole, type StaffRoom } from "#tests/support/staff-room.ts";

const CLIENT = { id: "shenwen", secret: "client secret" };
const ORIGIN = "http://127.0.0.1";

describe("sign-in with an account of the house", () => {
  let provider: OidcProvider;
  let room: StaffRoom;
  beforeAll(async () => {
    provider = await startOidcProvider(CLIENT);
    room = await openStaffConsole({
      oidc: {
        SHENWEN_OIDC_ISSUER: provider.issuer,
        SHENWEN_OIDC_CLIENT_ID: CLIENT.id,
        SHENWEN_OIDC_CLIENT_SECRET: CLIENT.secret,
        SHENWEN_OIDC_CLAIM: "preferred_username",
      },
    });
    await room.hire("sun", "editor");
  });
  afterAll(async () => {
    await room.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.behaviour.fault = null;
    provider.behaviour.claims = { preferred_username: "sun" };
  });

  /** Goes to the provider and back, as a browser does. */
  async function goRound(change: (back: URL) => void = () => undefined): Promise<Response> {
    const start = await fetchStaff("/staff/oidc/start?back=/staff/account");
    const cookie = start.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const away = await fetch(start.headers.get("location") ?? "", { redirect: "manual" });
    const back = new URL(away.headers.get("location") ?? "");
    change(back);
    return fetchStaff(back.pathname + back.search, cookie);
  }
  async function fetchStaff(path: string, cookie = ""): Promise<Response> {
    return room.console.fetch(new Request(ORIGIN + path, { headers: { cookie } }));
  }
  function sessionOf(response: Response): string {
    return (
      response.headers
        .getSetCookie()
        .find((line) => line.startsWith("staff="))
        ?.split(";")[0] ?? ""
    );
  }

  it("lets in whom the provider vouches for and who has an account here", async () => {
    const response = await goRound();
    expect(response.headers.get("location")).toBe("/staff/account");
    expect(await (await fetchStaff("/staff/account", sessionOf(response))).text()).toContain("sun");
  });

  it("lets nobody in who has no account here, or one that is switched off", async () => {
    provider.behaviour.claims = { preferred_username: "stranger" };
    const response = await goRound();
    expect(response.headers.get("location")).toBe("/staff/sign-in?fault=no-account");
    expect(sessionOf(response)).toBe("");
  });

  it.each(["audience", "nonce", "signature"] as const)(
    "refuses a token with a wrong %s",
    async (fault) => {
      provider.behaviour.fault = fault;
      const response = await goRound();
      expect(response.headers.get("location")).toBe("/staff/sign-in?fault=oidc");
      expect(sessionOf(response)).toBe("");
    },
  );

  it("refuses an answer with another state, and one that is brought twice", async () => {
    const forged = await goRound((back) => back.searchParams.set("state", "another"));
    expect(forged.headers.get("location")).toBe("/staff/sign-in?fault=oidc");
    const start = await fetchStaff("/staff/oidc/start");
    const cookie = start.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const away = await fetch(start.headers.get("location") ?? "", { redirect: "manual" });
    const { pathname, search } = new URL(away.headers.get("location") ?? "");
    expect((await fetchStaff(pathname + search, cookie)).headers.get("location")).toBe("/staff");
    expect((await fetchStaff(pathname + search, cookie)).headers.get("location")).toBe(
      "/staff/sign-in?fault=oidc",
    );
  });

  it("offers it on the page, and says so when the provider is away", async () => {
    expect(await (await fetchStaff("/staff/sign-in")).text()).toContain("用统一身份登录");
    const page = await fetchStaff("/staff/sign-in?fault=oidc");
    expect(await page.text()).toContain("统一身份登录没有成功");
  });
});
