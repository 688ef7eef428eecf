import { describe, expect, it } from "vitest";
import { answerAtDesk } from "#bot/answering/model/model-room.ts";
import { createMetrics } from "#bot/metrics.ts";
import { fails, hangs, openDesk, writes } from "#tests/support/open-desk.ts";
import { quoteAtDesk } from "#tests/support/quote-at-desk.ts";
import { createHandler } from "#tests/support/tools.ts";

const read = async (metrics: ReturnType<typeof createMetrics>, path = "/metrics", method = "GET") =>
  metrics.fetch(new Request(`http://127.0.0.1${path}`, { method }));

describe("metrics", () => {
  it("tell second tries, slots that are taken, and what the day's budget has left", async () => {
    const metrics = createMetrics();
    const room = openDesk([fails("server"), writes, hangs], { onOutcome: metrics.onOutcome });
    metrics.watch(room.desk);
    const first = room.ask();
    await room.time.pass(1_000);
    await first;
    const second = room.ask();
    await room.time.pass(1);
    const text = await (await read(metrics)).text();
    expect(text).toContain("shenwen_model_retries_total 1");
    expect(text).toContain('shenwen_model_slots{of="taken"} 1');
    const used = /shenwen_model_tokens_of_day\{of="used"\} (\d+)/u.exec(text)?.[1];
    expect(Number(used)).toBeGreaterThan(1_000);
    room.desk.close();
    await second;
    expect(await (await read(metrics)).text()).toContain('shenwen_model_slots{of="taken"} 0');
  });

  it("count turns by channel and status, what the model was asked, and what it took; nobody and no word", async () => {
    const metrics = createMetrics();
    const { desk } = openDesk([writes, fails("malformed")], { onOutcome: metrics.onOutcome });
    metrics.watch(desk);
    const answerWithModel = answerAtDesk(desk, quoteAtDesk);
    const handle = createHandler({ answerWithModel, onTurn: metrics.onTurn });
    for (const messageId of ["1", "2"])
      await handle({ conversationId: "telegram:77177", messageId, text: "老房子想装电梯找谁" });
    const response = await read(metrics);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/u);
    const text = await response.text();
    for (const line of [
      'shenwen_turns_total{channel="telegram",status="answered",by="model"} 1',
      'shenwen_turns_total{channel="telegram",status="answered",by="sources"} 1',
      'shenwen_answer_ms_count{by="model"} 1',
      'shenwen_model_calls_total{purpose="answer",outcome="written",reason=""} 1',
      'shenwen_model_calls_total{purpose="answer",outcome="failed",reason="malformed"} 1',
      'shenwen_model_tokens_total{kind="prompt"} 900',
      'shenwen_model_tokens_total{kind="completion"} 100',
      'shenwen_replaced_total{kind="number"} 1',
      "shenwen_model_retries_total 0",
      'shenwen_model_slots{of="taken"} 0',
      'shenwen_model_slots{of="all"} 8',
      'shenwen_model_tokens_of_day{of="all"} 1000000',
      'shenwen_model_circuit{of="patient"} 0',
    ])
      expect(text.split("\n")).toContain(line);
    expect(text).not.toMatch(/77177|电梯/u);
  });

  it("show that the circuit is open", async () => {
    const metrics = createMetrics();
    const breaker = { faultsInRow: 1, pauseMs: 10_000 };
    const { desk, ask } = openDesk([fails("timeout")], { breaker });
    metrics.watch(desk);
    await ask();
    const text = await (await read(metrics)).text();
    expect(text).toContain('shenwen_model_circuit{of="patient"} 2');
    expect(text).toContain('shenwen_model_circuit{of="hurried"} 0');
  });

  it("count what the embedding service was asked, and show its circuit", async () => {
    const metrics = createMetrics();
    metrics.watchEmbedding({ circuit: () => "half-open" });
    metrics.onEmbedding({ kind: "embedded", reason: null, ms: 80 });
    metrics.onEmbedding({ kind: "failed", reason: "timeout", ms: 1_500 });
    metrics.onEmbedding({ kind: "not-asked", reason: "circuit-open", ms: 0 });
    const text = await (await read(metrics)).text();
    for (const line of [
      'shenwen_embedding_calls_total{outcome="embedded",reason=""} 1',
      'shenwen_embedding_calls_total{outcome="failed",reason="timeout"} 1',
      'shenwen_embedding_calls_total{outcome="not-asked",reason="circuit-open"} 1',
      "shenwen_embedding_ms_count 2",
      "shenwen_embedding_circuit 1",
    ])
      expect(text.split("\n")).toContain(line);
  });

  it("are read in one place only, and changed nowhere", async () => {
    expect((await read(createMetrics(), "/metrics/x")).status).toBe(404);
    expect((await read(createMetrics(), "/metrics", "POST")).status).toBe(405);
  });
});
