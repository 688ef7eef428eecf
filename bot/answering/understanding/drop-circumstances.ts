/** Where one clause of a message ends. */
const CLAUSE_END = /(?<=[,，。;；!！?？]|\p{Script=Han}(?= )) ?/u;

/** 「开饭店的贷款能贴息吗」: the trade is said before what is asked. */
const TRADE_BEFORE = /^(?:我们?)?(?:是)?(?:开|做|办|搞|经营)\p{Script=Han}{1,6}?的(?=.{4})/u;

/**
 * Creates the function that leaves out the clauses in which people say who they are (我是开理发店的).
 * A message that says nothing else is given back whole.
 *
 * @param openers words with which such clauses begin
 */
export function createCircumstanceDropper(openers: readonly string[]): (text: string) => string {
  return (text) => {
    const clauses = text.replace(TRADE_BEFORE, "").split(CLAUSE_END);
    const rest = clauses.filter(
      (clause) => !openers.some((word) => clause.trim().startsWith(word)),
    );
    return rest.length > 0 ? rest.join("") : text;
  };
}
