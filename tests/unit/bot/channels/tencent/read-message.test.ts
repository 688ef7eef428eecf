import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCommand } from "#bot/channels/tencent/read-command.ts";
import { readMessage } from "#bot/channels/tencent/read-message.ts";
import { readXml } from "#bot/channels/tencent/xml.ts";

const folder = new URL("../../../../fixtures/wechat/", import.meta.url);

function read(xml: string) {
  return readMessage(readXml(xml) ?? new Map());
}

function readFixture(name: string) {
  return read(readFileSync(new URL(`${name}.xml`, folder), "utf8"));
}

describe("messages", () => {
  it("are known by sender and id", () => {
    expect(readFixture("text")).toEqual({
      kind: "text",
      text: "TNT2",
      key: "oTestPersonAAAAAAAAAAAAAAAAA:5832509444155992350",
      person: "oTestPersonAAAAAAAAAAAAAAAAA",
      account: "gh_0123456789ab",
    });
  });

  it("with a position are of Tencent's map", () => {
    expect(readFixture("location-message")).toMatchObject({
      kind: "position",
      position: { point: [121.483139, 31.222715], datum: "gcj02" },
    });
  });

  it("that were spoken are their words, if WeChat gives them", () => {
    expect(readFixture("voice")).toMatchObject({ kind: "text", text: "早餐工程归谁管" });
    const silent = readFileSync(new URL("voice.xml", folder), "utf8").replace(/<Recog.*>/u, "");
    expect(read(silent)).toMatchObject({ kind: "voice" });
  });

  it("with a position that is none are like pictures", () => {
    const xml = readFileSync(new URL("location-message.xml", folder), "utf8");
    expect(read(xml.replace("31.222715", "91.2"))).toMatchObject({ kind: "other" });
    expect(read(xml.replace("31.222715", "0x1f"))).toMatchObject({ kind: "other" });
  });

  it.each(["FromUserName", "ToUserName", "MsgType"])("without %s are none", (name) => {
    const xml = readFileSync(new URL("text.xml", folder), "utf8");
    expect(read(xml.replace(new RegExp(`<${name}>.*</${name}>`, "u"), ""))).toBeNull();
  });
});

describe("events", () => {
  it("are known by sender, time and kind", () => {
    expect(readFixture("subscribe")).toMatchObject({
      kind: "subscribe",
      key: "oTestPersonCCCCCCCCCCCCCCCCC:1735375354:subscribe",
    });
    expect(readFixture("click")).toMatchObject({ kind: "click", menuKey: "menu.help" });
    expect(readFixture("unsubscribe")).toMatchObject({ kind: "silent" });
  });

  it("with a position are of the telephone's GPS", () => {
    expect(readFixture("location-event")).toMatchObject({
      kind: "passing",
      position: { point: [113.323036, 23.171692], datum: "wgs84" },
    });
  });
});

describe("commands", () => {
  it.each([
    ["继续", { kind: "continue" }],
    ["「继续」", { kind: "continue" }],
    ["回复「继续」", { kind: "continue" }],
    [" More. ", { kind: "continue" }],
    ["取件码 acdE", { kind: "code", code: "ACDE", isNamed: true }],
    ["取件码：ＡＣＤＥ", { kind: "code", code: "ACDE", isNamed: true }],
    ["acde", { kind: "code", code: "ACDE", isNamed: false }],
    ["２", { kind: "choice", number: 2 }],
    ["回复1", { kind: "choice", number: 1 }],
    ["①", { kind: "choice", number: 1 }],
  ])("reads %j", (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  it.each(["继续教育补贴", "0", "12", "ABCDE", "早餐", "", "取件码", "回复"])(
    "leaves %j alone",
    (text) => {
      expect(readCommand(text)).toBeNull();
    },
  );
});
