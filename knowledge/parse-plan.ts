import { parseChineseNumber } from "./chinese-number.ts";
import { type CleanText, cleanText } from "./clean-text.ts";
import { PlanUnreadableError } from "./errors.ts";
import { parseTargets } from "./parse-targets.ts";
import type { Passage, PassageKind } from "./passage.ts";
import type { Measure, Plan, Section } from "./plan.ts";
import type { PlanFacts } from "./plan-facts.ts";

const MEASURE_HEAD = /（([一二三四五六七八九十]{1,3})）/gu;
const SECTION_HEAD =
  /(?<=^|。|）)([一二三四五])、([^，。、（）]{8,40}?)(?=（[一二三四五六七八九十]{1,3}）)/gu;
const RESPONSIBLE = /（责任部门(?:、单位)?：([^（）]+)）/u;
const SENTENCE = /[^。]*。/gu;
const MEASURES = 26;
const SECTIONS = 5;

/**
 * Reads the plan: 5 sections, 26 measures with their 责任部门 in printed order, sentence-level passages
 * with offsets into the raw file, and every target.
 *
 * @throws PlanUnreadableError when the text does not hold exactly that.
 */
export function parsePlan(raw: string, facts: PlanFacts): Plan {
  const clean = cleanText(raw);
  const heads = [...clean.text.matchAll(MEASURE_HEAD)];
  if (heads.length !== MEASURES) {
    throw new PlanUnreadableError(`${heads.length} measures`, `${MEASURES}`);
  }
  const measures = heads.map((head, index) => {
    const end = heads[index + 1]?.index ?? clean.text.length;
    return parseMeasure(clean, facts.id, { start: head.index, end, numeral: head[1] ?? "" });
  });
  measures.forEach((measure, index) => {
    if (measure.number !== index + 1) {
      throw new PlanUnreadableError(`measure ${measure.locator} in place ${index + 1}`, "1 to 26");
    }
  });
  const sections = parseSections(clean.text, measures);
  const front = parseFrontMatter(clean, facts);
  return {
    facts,
    clean,
    sections,
    measures,
    passages: [...front, ...measures.flatMap((measure) => measure.passages)],
  };
}

function parseMeasure(
  clean: CleanText,
  documentId: string,
  found: { start: number; end: number; numeral: string },
): Measure {
  const rest = clean.text.slice(found.start, found.end);
  const number = parseChineseNumber(found.numeral) ?? 0;
  const responsible = RESPONSIBLE.exec(rest);
  if (!responsible) {
    throw new PlanUnreadableError(`no 责任部门 in （${found.numeral}）`, "one in every measure");
  }
  const text = rest.slice(0, responsible.index + responsible[0].length);
  const locator = `（${found.numeral}）`;
  const pieces = splitMeasure(rest.slice(0, responsible.index), responsible[0]);
  let start = found.start;
  const passages = pieces.map(([kind, piece], index) => {
    const id = `${documentId}/${number}.${index}`;
    const passage = placePassage(clean, {
      id,
      documentId,
      kind,
      locator,
      measure: number,
      text: piece,
      start,
    });
    start += piece.length;
    return passage;
  });
  return {
    number,
    locator,
    title: (passages[0]?.text ?? "").slice(locator.length, -1),
    text,
    start: found.start,
    responsible: (responsible[1] ?? "").split("、"),
    passages,
    targets: passages
      .filter((passage) => passage.kind === "sentence")
      .flatMap((passage) => parseTargets(passage, number))
      .map((target, index) => ({ ...target, id: `${number}.${index + 1}` })),
  };
}

function splitMeasure(body: string, responsible: string): [PassageKind, string][] {
  const [title = "", ...sentences] = body.match(SENTENCE) ?? [];
  return [
    ["title", title],
    ...sentences.map((sentence): [PassageKind, string] => ["sentence", sentence]),
    ["responsible", responsible],
  ];
}

function placePassage(clean: CleanText, passage: Omit<Passage, "rawStart" | "rawEnd">): Passage {
  const last = passage.start + passage.text.length - 1;
  return {
    ...passage,
    rawStart: clean.rawOffsets[passage.start] ?? 0,
    rawEnd: (clean.rawOffsets[last] ?? 0) + 1,
  };
}

function parseSections(text: string, measures: readonly Measure[]): Section[] {
  const heads = [...text.matchAll(SECTION_HEAD)];
  if (heads.length !== SECTIONS) {
    throw new PlanUnreadableError(`${heads.length} sections`, `${SECTIONS}`);
  }
  return heads.map((head, index) => {
    const end = heads[index + 1]?.index ?? text.length;
    return {
      number: parseChineseNumber(head[1] ?? "") ?? 0,
      title: head[2] ?? "",
      measures: measures.filter(({ start }) => start > head.index && start < end),
    };
  });
}

/** The stretches of the front and end matter that answer questions about the document itself. */
function parseFrontMatter(clean: CleanText, facts: PlanFacts): Passage[] {
  const stretches = [
    facts.documentNumber,
    /市发展改革委制订的《[^》]+》已经市政府同意，[^。]+。[0-9年月日]+/u.exec(clean.text)?.[0],
    /为进一步推动本市生活性服务业[^。]+。/u.exec(clean.text)?.[0],
    /上海市发展和改革委员会[0-9年月日]+/u.exec(clean.text)?.[0],
    /上海市人民政府办公厅[0-9年月日]+印发/u.exec(clean.text)?.[0],
    `${facts.sentTo}：`,
    `抄送：${facts.copiedTo}`,
  ];
  return stretches.map((text, index) => {
    if (!text || !clean.text.includes(text)) {
      throw new PlanUnreadableError(`no front matter part ${index + 1}`, "the printed heading");
    }
    return placePassage(clean, {
      id: `${facts.id}/0.${index}`,
      documentId: facts.id,
      kind: "front-matter",
      locator: facts.documentNumber,
      text,
      start: clean.text.indexOf(text),
    });
  });
}
