import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { ask, converse } from "#tests/support/tools.ts";

const INSIDE = "上班忙,小区里能不能就近送托";
const OUTSIDE = "家里的灭火器放了六年，指针还在绿区，能不能用";

describe("a message that may as well be about something else", () => {
  it("is asked back, with a question to press that is answered", async () => {
    const answer = ask(INSIDE);
    expect(answer.status).toBe("clarification");
    expect(answerText(answer)).toMatch(/我没有把握.*“3岁以下托育/u);
    expect(answer.next).not.toHaveLength(0);
    for (const question of answer.next) {
      const pressed = await converse(INSIDE, question);
      expect(["answered", "partial"], question).toContain(pressed.status);
    }
  });

  it("is answered when it comes again", async () => {
    const again = await converse(INSIDE, INSIDE);
    expect(["answered", "partial"]).toContain(again.status);
  });

  it("is given no clause of the plan at once", () => {
    expect(ask(OUTSIDE)).toMatchObject({ status: "clarification", citations: [] });
  });
});

describe("a message that names a body or the plan in passing", () => {
  it.each([
    "上个月我开车去吃饭，回来在高速上被后车追尾了，对方全责，可是保险公司一直拖着不肯定损，修车的又说不付钱不让提车。我打车上班已经花了两千多块。这个代步费能不能让对方赔？我该去交警队还是去银保监投诉？",
    "python怎么读excel文件",
  ])("is not answered: %s", (question) => {
    expect(ask(question).citations).toHaveLength(0);
  });
});
