import { describe, expect, it } from "vitest";
import { answerText } from "#bot/answering/answer.ts";
import { ask, converse } from "#tests/support/tools.ts";

const BETWEEN_TWO = "爸爸摔过一跤后整个人都没劲了";

describe("a message that fits two matters weakly and equally well", () => {
  it("is asked back with a question about either to press", async () => {
    const answer = ask(BETWEEN_TWO);
    expect(answer.status).toBe("clarification");
    expect(answerText(answer)).toMatch(/你问的是“.+”，还是“.+”/u);
    expect(answer.next).toHaveLength(2);
    for (const question of answer.next) {
      const pressed = await converse(BETWEEN_TWO, question);
      expect(["answered", "partial"], question).toContain(pressed.status);
    }
  });

  it("is answered when it comes again, never asked back twice in a row", async () => {
    const again = await converse(BETWEEN_TWO, BETWEEN_TWO);
    expect(["answered", "partial"]).toContain(again.status);
  });
});

describe("a letter with several questions", () => {
  it("is searched as the story that it tells, not as the scraps that ask", () => {
    const letter =
      "我住六楼，我妈今年八十二，膝盖开过刀，一个月下不了一次楼。楼里商量了两年，一楼始终不肯，说挡他光线。我听说隔壁小区装好了，还分到一点钱。这种事到底谁能出面帮我们谈？要不要大家先签字？拜托了";
    const answer = ask(letter);
    expect(answer.citations.some(({ measure }) => measure === 14)).toBe(true);
    expect(answer.departments[0]?.name).toBe("市房屋管理局");
  });
});
