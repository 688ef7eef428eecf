/** Where one clause of a message ends. */
const CLAUSE_END = /(?<=[,，。;；!！?？]|\p{Script=Han}(?= )) ?/u;

/**
 * Creates the function that leaves out the clauses in which people say who they are (我是开理发店的).
 * A message that says nothing else is given back whole.
 *
 * @param openers words with which such clauses begin
 */
export function createCircumstanceDropper(openers: readonly string[]): (text: string) => string {
  return (text) => {
    const clauses = text.split(CLAUSE_END);
    const rest = clauses.filter(
      (clause) => !openers.some((word) => clause.trim().startsWith(word)),
    );
    return rest.length > 0 ? rest.join("") : text;
  };
}
