import type { LiveTools } from "#bot/answering/live-tools.ts";
import type { WithMeaning } from "#bot/answering/with-meaning.ts";
import type { Config } from "#bot/config.ts";
import type { Logger } from "#bot/logger.ts";
import { openMeaning } from "#bot/open-meaning.ts";
import { NoFiguresError, SCRIPTED } from "./model-under-eval.ts";

/** A real embedding service that has its say in the search. */
export interface MeaningUnderEval {
  readonly withMeaning: WithMeaning;
  /** How often it was asked, and what came of it. */
  line(): string;
  close(): Promise<void>;
}

/**
 * Opens the configured embedding service for an evaluation, and waits until its passages are there.
 *
 * @throws NoFiguresError where none is configured, or it is the scripted one of the tests
 */
export async function openMeaningUnderEval(
  config: Config,
  { live, log }: { live: LiveTools; log: Logger },
): Promise<MeaningUnderEval> {
  const name = config.environment["SHENWEN_EMBEDDING_MODEL"] ?? "";
  if (SCRIPTED.test(name))
    throw new NoFiguresError(`"${name}" is a scripted service: its figures would say nothing.`);
  const counts = new Map<string, number>();
  const desk = await openMeaning(config, {
    live,
    log,
    onOutcome: ({ kind, reason }) => {
      const outcome = reason ?? kind;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    },
  });
  if (!desk) throw new NoFiguresError("No embedding service is configured: see .env.example.");
  await desk.prepared;
  return {
    withMeaning: desk.withMeaning,
    line: () => {
      const told = [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
      return `searched with ${name}: ${told || "never, since its passages are not there or tell no matters apart"}`;
    },
    close: () => desk.close(),
  };
}
