import type { TaskFault, TaskMessage } from "./task-message.ts";

/**
 * Does what the process was started for by `runTask`: waits for the order, does it once, sends the result and ends.
 *
 * @param work may tell how far it is
 */
export function serveTask<Order, Told, Result>(
  work: (order: Order, tell: (told: Told) => void) => Result | Promise<Result>,
): void {
  const send = (message: TaskMessage<Told, Result>): Promise<void> =>
    new Promise((sent) => {
      process.send?.(message, undefined, undefined, () => sent());
    });
  const tell = (told: Told): void => void send({ kind: "told", told });
  // Ctrl+C reaches all processes of a terminal; this one ends when it is told to, or when nobody waits for it any more.
  process.on("SIGINT", () => undefined);
  process.on("message", async (order: Order) => {
    await send(await endOf(() => work(order, tell)));
    process.disconnect();
  });
}

async function endOf<Result>(
  work: () => Result | Promise<Result>,
): Promise<Exclude<TaskMessage<never, Result>, { kind: "told" }>> {
  try {
    return { kind: "done", result: await work() };
  } catch (error) {
    return { kind: "threw", fault: toFault(error) };
  }
}

function toFault(error: unknown): TaskFault {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  return { name: (error as NodeJS.ErrnoException).code ?? error.name, message: error.message };
}
