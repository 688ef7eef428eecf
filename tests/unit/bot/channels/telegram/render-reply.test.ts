import { describe, expect, it } from "vitest";
import type { Citation } from "#bot/answering/answer.ts";
import { renderReply } from "#bot/channels/telegram/render-reply.ts";
import { plainText, toHtml } from "#bot/channels/telegram/rich-text.ts";
import { USUAL_MANNER } from "#bot/conversation/conversation-store.ts";
import { buildAnswer } from "#tests/support/build-turn.ts";
import { parseHtml } from "#tests/support/telegram-html.ts";
import { wording } from "#tests/support/telegram-under-test.ts";
import { ask } from "#tests/support/tools.ts";

const citation: Citation = {
  document: "plan",
  title: "行动方案",
  documentNumber: "沪府办发〔2022〕23号",
  locator: "（十四）",
  quote: "推进既有多层住宅加装电梯",
  url: '/plan?mark=电梯&x="<1>"#（十四）',
  validity: "in-force",
  validUntil: null,
};
const answer = buildAnswer({
  parts: [
    {
      kind: "lead",
      label: "谁能<办>",
      text: "A & B <b>都行</b>。",
      cites: [citation.url],
      grounds: [],
    },
  ],
  citations: [citation],
});

describe("renderReply", () => {
  it("escapes everything that is not its own", () => {
    const html = toHtml(
      renderReply(answer, { wording, manner: USUAL_MANNER, publicUrl: undefined }),
    );
    expect(html).toContain("<b>谁能&lt;办&gt;</b>：A &amp; B &lt;b&gt;都行&lt;/b&gt;。 [1]");
    expect(parseHtml(html).text).toContain("谁能<办>：A & B <b>都行</b>。 [1]");
  });

  it("links numbers and sources to the page where its address is known", () => {
    const { links, text } = parseHtml(
      toHtml(
        renderReply(answer, {
          wording,
          manner: USUAL_MANNER,
          publicUrl: "https://shenwen.example/",
        }),
      ),
    );
    const href =
      "https://shenwen.example/plan?mark=%E7%94%B5%E6%A2%AF&x=%22%3C1%3E%22#%EF%BC%88%E5%8D%81%E5%9B%9B%EF%BC%89";
    expect(links).toEqual([
      { text: "[1]", href },
      { text: "沪府办发〔2022〕23号（十四）", href },
    ]);
    expect(text).not.toContain(citation.quote);
  });

  it("prints the locator and quotes where it is not", () => {
    const { links, text } = parseHtml(
      toHtml(renderReply(answer, { wording, manner: USUAL_MANNER, publicUrl: undefined })),
    );
    expect(links).toEqual([]);
    expect(text).toMatch(
      /出处\n\[1\] 沪府办发〔2022〕23号（十四） · .*“推进既有多层住宅加装电梯”$/u,
    );
  });

  it("shows the question that was pressed", () => {
    const frame = { wording, manner: USUAL_MANNER, publicUrl: undefined, pressed: "补贴多少" };
    expect(plainText(renderReply(answer, frame))).toMatch(/^你问：补贴多少\n谁能/u);
  });

  it.each(["考出高级技师证能领多少钱", "到2025年养老床位要多少张", "浦东哪里有社区食堂"])(
    "gives whole what is answered to %s",
    (question) => {
      const real = ask(question);
      const { text } = parseHtml(
        toHtml(
          renderReply(real, {
            wording,
            manner: USUAL_MANNER,
            publicUrl: "https://shenwen.example",
          }),
        ),
      );
      for (const part of real.parts) expect(text).toContain(part.text);
      expect(real.citations.length).toBeGreaterThan(0);
    },
  );
});
