import { expect, it } from "vitest";
import { answerAtDesk } from "#bot/answering/model/model-room.ts";
import { openDesk, writes } from "#tests/support/open-desk.ts";
import { quoteAtDesk } from "#tests/support/quote-at-desk.ts";
import { createWeb } from "#tests/support/start-web.ts";
import { createVisitor } from "#tests/support/web-visitor.ts";

it("a streamed answer says first that a model wrote it, and so does the page after it", async () => {
  const answerWithModel = answerAtDesk(openDesk([writes]).desk, quoteAtDesk);
  const visitor = createVisitor(createWeb({ answerWithModel }).channel);
  const asked = { question: "老房子想加装电梯找谁", messageId: "1" };
  const response = await visitor.post("/ask", asked, { Accept: "text/event-stream" });
  const [first = ""] = (await response.text()).match(/(?<=^event: part\ndata: ).*$/mu) ?? [];
  expect(JSON.parse(first).html).toMatch(/^<p class="generated" data-aigc="[^"]+">AI生成<\/p>$/u);
  expect(await (await visitor.get("/")).text()).toContain(">AI生成</p>");
});
