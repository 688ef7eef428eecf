import type { CheckedNames } from "./checked-names.ts";
import type { Claim, Found } from "./claim.ts";

/** 区民政局 and 市民政局 are two bodies of one name. */
type Level = "city" | "district" | "";

/**
 * Reads the name of a body or place at a place of a text in small letters; aliases, the full name and
 * today's name need the same as the name the plan prints.
 */
export function readName(text: string, at: number, names: CheckedNames): Found | undefined {
  names.decoys.lastIndex = at;
  if (names.decoys.test(text)) return undefined;
  const printed = names.byStart
    .get(text.charAt(at))
    ?.find((name) => text.startsWith(name, at) && isWhole(text, at, name));
  const name = printed ? names.byName.get(printed) : undefined;
  if (!printed || !name) return undefined;
  const length = printed.length;
  if (name.kind === "place") {
    const claim: Claim = {
      ...{ kind: "place", printed, needs: name.keys, gives: name.keys },
      ...{ family: "place", isLoose: false },
    };
    return { claim, length };
  }
  return { claim: bodyClaim(printed, name.keys, levelOf(text, at, printed)), length };
}

/** Letters around a name of letters make it another word. */
function isWhole(text: string, at: number, name: string): boolean {
  if (!/[a-z]$/u.test(name)) return true;
  return !/[a-z]/u.test(text.charAt(at - 1)) && !/[a-z]/u.test(text.charAt(at + name.length));
}

function bodyClaim(printed: string, keys: readonly string[], level: Level): Claim {
  const at = (wanted: Level): string[] => keys.map((key) => (wanted ? `${key}@${wanted}` : key));
  const gives = level ? [...at(level), ...at("")] : [...at("city"), ...at("district"), ...at("")];
  return {
    kind: "department",
    printed,
    needs: at(level),
    gives,
    family: "department",
    isLoose: false,
  };
}

function levelOf(text: string, at: number, printed: string): Level {
  if (/^(?:上海)?市|shanghai/u.test(printed)) return "city";
  const before = text.slice(Math.max(0, at - 3), at);
  if (/区(?:级|的)?$/u.test(before) || /^district/u.test(text.slice(at + printed.length + 1))) {
    return "district";
  }
  return /(?:^|[^城门])市(?:级|的)?$/u.test(before) ? "city" : "";
}
