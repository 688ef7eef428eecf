import type { Knowledge } from "#knowledge/knowledge.ts";

/** A name of a body or place, and what it is a name of. */
export interface CheckedName {
  readonly kind: "department" | "place";
  /** The bodies or places it may mean; names with one in common are names of one. */
  readonly keys: readonly string[];
}

/** The names of bodies and places that sentences are checked for. */
export interface CheckedNames {
  readonly byName: ReadonlyMap<string, CheckedName>;
  /** The names in small letters by their first character, the longest first. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** English words for things, with the Chinese ones. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
  /** Stretches that only look like a place (安静). */
  readonly decoys: RegExp;
}

/** Short ways of naming a body only count with a word for a body at their end: 工商户 is no 市场监管局. */
const BODY_END = /(?:局|委|部门|办|总部|会|中心|办公室|厅|银行|人行|央行|行动办|[a-z])$/u;
/** Bodies above the city, each row one body. */
const NATIONAL: readonly (readonly string[])[] = [
  ["国务院办公厅", "国办"],
  ["国务院"],
  ["财政部"],
  ["民政部"],
  ["商务部"],
  ["教育部"],
  ["文化和旅游部", "文旅部"],
  ["国家发展和改革委员会", "国家发展改革委", "国家发改委"],
  ["人力资源和社会保障部", "人力资源社会保障部", "人社部"],
  ["住房和城乡建设部", "住房城乡建设部", "住建部"],
  ["工业和信息化部", "工信部"],
  ["国家税务总局", "税务总局"],
  ["国家市场监督管理总局", "市场监管总局"],
  ["国家金融监督管理总局", "金融监管总局"],
  ["国家卫生健康委员会", "国家卫生健康委", "国家卫健委"],
  ["最高人民法院"],
  ["市人民政府", "上海市人民政府", "市政府"],
  ["市人大常委会", "上海市人民代表大会常务委员会", "市人大"],
  ["市国资委", "国资委"],
  ["市消保委", "消保委"],
  ["市残联", "残联"],
  ["市总工会", "总工会"],
  ["公积金中心", "住房公积金管理中心"],
];

/** Collects the names once; they change only with the knowledge. */
export function collectNames(knowledge: Knowledge): CheckedNames {
  const byName = new Map<string, CheckedName>();
  const add = (kind: CheckedName["kind"], names: readonly string[], key: string): void => {
    for (const name of names) {
      const word = name.toLowerCase();
      const known = byName.get(word);
      if (known && known.kind !== kind) continue;
      byName.set(word, { kind, keys: [...new Set([...(known?.keys ?? []), key])] });
    }
  };
  for (const row of NATIONAL) add("department", row, row[0] ?? "");
  for (const { name, fullName, english, aliases, today } of knowledge.departments) {
    const short = aliases.filter((alias) => BODY_END.test(alias));
    const now = today ? [today.name.replace(/（.*$/u, ""), today.english] : [];
    add("department", [name, fullName, english, ...short, ...now], name);
  }
  const { districts, areas } = knowledge.places.gazetteer;
  for (const { name, english, words, towns } of districts) {
    add("place", [name, english, ...words], name);
    for (const town of towns)
      add("place", [town.name, town.english, ...placeWords(town.words)], town.name);
  }
  for (const { word } of areas) add("place", placeWords([word]), word);
  for (const place of knowledge.language.scope.otherPlaces) add("place", [place], place);
  const terms = new Map(
    knowledge.glossary.flatMap(({ term, words, names, english }) =>
      english.map((word) => [word.toLowerCase(), [term, ...words, ...names]] as const),
    ),
  );
  return { byName, terms, ...tables(byName, knowledge.places.gazetteer.decoys) };
}

function placeWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => word.length >= (/^\p{Script=Han}/u.test(word) ? 2 : 5));
}

function tables(byName: ReadonlyMap<string, unknown>, decoys: readonly string[]) {
  const names = [...byName.keys()].sort((one, other) => other.length - one.length);
  return {
    byStart: Map.groupBy(names, (name) => name.charAt(0)),
    decoys: new RegExp(decoys.map((decoy) => RegExp.escape(decoy)).join("|") || "$^", "uy"),
  };
}
