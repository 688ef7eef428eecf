import { describe, expect, it } from "vitest";
import { readXml, writeXml } from "#bot/channels/tencent/xml.ts";

describe("reading", () => {
  it("keeps an id beyond 2^53 as it is", () => {
    const id = "4561255354251345929";
    expect(String(Number(id))).not.toBe(id);
    expect(readXml(`<xml><MsgId>${id}</MsgId></xml>`)?.get("MsgId")).toBe(id);
  });

  it("keeps the spaces, marks and numbers of a text", () => {
    const text = " <b>1e3</b> &amp; <!DOCTYPE html> ";
    expect(readXml(`<xml><Content><![CDATA[${text}]]></Content></xml>`)?.get("Content")).toBe(text);
  });

  it("leaves out tags in tags", () => {
    const fields = readXml("<xml><A>1</A><B><C>2</C></B></xml>");
    expect([...(fields ?? [])]).toEqual([["A", "1"]]);
  });

  it.each([
    ["a DTD", "<!DOCTYPE xml><xml><A>1</A></xml>"],
    ["an entity", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><A>&a;</A></xml>'],
    ["an entity inside", '<xml><!ENTITY a "b"><A>1</A></xml>'],
    ["a DTD between comments that open CDATA", "<!-- <![CDATA[ --><!DOCTYPE x><!-- ]]> --><xml/>"],
    ["an instruction", "<xml><?php ?><A>1</A></xml>"],
    ["a tag twice", "<xml><A>1</A><A>2</A></xml>"],
    ["an open tag", "<xml><A>1</xml>"],
    ["another root", "<html><A>1</A></html>"],
    ["text", "success"],
    ["nothing", ""],
    ["tags in each other", `<xml>${"<a>".repeat(60)}${"</a>".repeat(60)}</xml>`],
  ])("refuses %s", (_, xml) => {
    expect(readXml(xml)).toBeNull();
  });
});

describe("writing", () => {
  it("writes texts as CDATA and numbers bare", () => {
    const xml = '<xml><A><![CDATA[<a href="x">1</a>]]></A><B>5</B></xml>';
    expect(writeXml({ A: '<a href="x">1</a>', B: 5 })).toBe(xml);
  });

  it.each(["]]>", "a]]>b]]]]>>", "]]>]]>", "👍🏽 ]]> 申问"])(
    "writes %j so that it is read again",
    (text) => {
      const xml = writeXml({ Content: text });
      expect(readXml(xml)?.get("Content")).toBe(text);
    },
  );

  it("drops what XML has no place for", () => {
    expect(writeXml({ A: "a\u0000\u000Bb\uFFFE\n" })).toBe("<xml><A><![CDATA[ab\n]]></A></xml>");
  });
});
