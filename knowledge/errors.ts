export type KnowledgeErrorCode = "SEED_INVALID" | "PLAN_UNREADABLE";

/** Base class of everything this room throws. Branch on `code`, never on `message`. */
export class KnowledgeError extends Error {
  override name = "KnowledgeError";
  readonly code: KnowledgeErrorCode;

  constructor(code: KnowledgeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Thrown with the faults of all seed files at once, so that they can be mended in one go. */
export class SeedInvalidError extends KnowledgeError {
  override name = "SeedInvalidError" as const;
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super("SEED_INVALID", `${faults.length} fault(s) in seeds/:\n- ${faults.join("\n- ")}`);
    this.faults = faults;
  }
}

/** Thrown when the plan's file does not have the shape of the official document. */
export class PlanUnreadableError extends KnowledgeError {
  override name = "PlanUnreadableError" as const;

  constructor(found: string, expected: string) {
    super(
      "PLAN_UNREADABLE",
      `The plan's text has ${found}, expected ${expected}: restore the file in seeds/plan/.`,
    );
  }
}
