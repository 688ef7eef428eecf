/** What kind of statement can be held against a passage. */
export const CLAIM_KINDS = [
  "number",
  "date",
  "document-number",
  "department",
  "place",
  "phone",
  "age",
  "validity",
  "negation",
  "modal",
  /** A title in 《》 or a web address. */
  "title",
  /** The sentence speaks of something else than what it cites. */
  "passage",
] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** Something a sentence says that its passages do not. */
export interface Unsupported {
  readonly kind: ClaimKind;
  /** As the sentence prints it; what was left out is printed as the passage has it. */
  readonly claim: string;
}

/** A number, date, document, body, place or phone that a text names. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly printed: string;
  /** It is borne out by a passage that gives one of these. */
  readonly needs: readonly string[];
  /** What it bears out when it stands in a passage: 2026年3月1日 gives 2026年 too. */
  readonly gives: readonly string[];
  /** Claims of one family could stand in each other's place: amounts of one unit, dates. */
  readonly family: string;
  /** 一个 is mostly an article: unsupported only where the passage has another number in its place. */
  readonly isLoose: boolean;
}

/** A reader's find at a place in a text. */
export interface Found {
  readonly claim: Claim;
  readonly length: number;
}

/** Builds a claim that needs and gives one and the same. */
export function plainClaim(kind: ClaimKind, printed: string, key: string): Claim {
  return { kind, printed, needs: [key], gives: [key], family: kind, isLoose: false };
}
