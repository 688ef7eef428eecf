import type { Knowledge } from "#knowledge/knowledge.ts";
import { createChanges } from "./changes.ts";
import { createRewordings } from "./rewordings.ts";
import { createRandom, type Random } from "./seeded-random.ts";
import { collectStatements, isHeldOut, type TrueStatement } from "./statements.ts";

/** A sentence as a model may write it, with the passages it cites. */
export interface AdversarialDraft {
  /** What was done to the true sentence. */
  readonly how: string;
  readonly isTrue: boolean;
  readonly sentence: string;
  readonly passages: readonly string[];
}

export interface DraftWish {
  readonly seed: number;
  readonly isHeldOut: boolean;
  /** At most so many of one kind. */
  readonly perKind: number;
}

/** Makes true and changed drafts from the records and the plan, the same for the same seed. */
export function makeDrafts(knowledge: Knowledge, wish: DraftWish): AdversarialDraft[] {
  const random = createRandom(wish.seed);
  const statements = collectStatements(knowledge).filter(
    (one) => isHeldOut(one) === wish.isHeldOut,
  );
  const rewordings = Object.entries(createRewordings(knowledge.departments));
  const changes = Object.entries(createChanges(knowledge));
  const make = (how: string, isTrue: boolean, write: Write): AdversarialDraft[] =>
    shuffle(statements, random)
      .flatMap((statement) => {
        const draft = write(statement);
        return draft ? [{ how, isTrue, ...draft }] : [];
      })
      .slice(0, wish.perKind);
  const cite = (statement: TrueStatement): readonly string[] =>
    withNeighbour(statement, statements, random);
  return [
    ...rewordings.flatMap(([how, reword]) =>
      make(how, true, (statement) => toDraft(reword(statement.text, random), cite(statement))),
    ),
    ...make("two joined", true, (statement) => joined(statement, statements, random)),
    ...changes.flatMap(([how, change]) =>
      make(how, false, (statement) => toDraft(change(statement.text, random), cite(statement))),
    ),
    ...make("citation of another source", false, (statement) =>
      toDraft(statement.text, strangers(statement, statements, random)),
    ),
    ...make("citation of another passage of the source", false, (statement) =>
      toDraft(statement.text, neighboursWithout(statement, statements, random)),
    ),
  ];
}

type Write = (statement: TrueStatement) => Pick<AdversarialDraft, "sentence" | "passages"> | null;

function toDraft(sentence: string | null, passages: readonly string[]): ReturnType<Write> {
  return sentence && passages.length > 0 ? { sentence, passages } : null;
}

/** Half of the drafts cite a second passage of the same source, in which a wrong figure may stand. */
function withNeighbour(
  own: TrueStatement,
  all: readonly TrueStatement[],
  random: Random,
): readonly string[] {
  return random.below(2) === 0 ? [own.passage] : [own.passage, ...neighbours(own, all, random)];
}

function neighbours(
  own: TrueStatement,
  all: readonly TrueStatement[],
  random: Random,
): readonly string[] {
  const others = all.filter(
    ({ source, passage }) =>
      source === own.source && !passage.includes(own.text) && !own.passage.includes(passage),
  );
  const other = random.pick(others);
  return other ? [other.passage] : [];
}

/** A passage of the same source in which a figure of the statement does not stand. */
function neighboursWithout(
  own: TrueStatement,
  all: readonly TrueStatement[],
  random: Random,
): readonly string[] {
  const figures = own.text.match(/\d+(?:\.\d+)?/gu) ?? [];
  return neighbours(own, all, random).filter((passage) =>
    figures.some((figure) => !passage.replaceAll(",", "").includes(figure)),
  );
}

function strangers(
  own: TrueStatement,
  all: readonly TrueStatement[],
  random: Random,
): readonly string[] {
  const other = random.pick(
    all.filter(({ source, passage }) => source !== own.source && !passage.includes(own.text)),
  );
  return other ? [other.passage] : [];
}

function joined(
  own: TrueStatement,
  all: readonly TrueStatement[],
  random: Random,
): ReturnType<Write> {
  const isChinese = ({ text }: TrueStatement): boolean => /\p{Script=Han}/u.test(text);
  const other = random.pick(
    all.filter((one) => one.source === own.source && one !== own && isChinese(one)),
  );
  if (!other || !isChinese(own)) return null;
  const sentence = `${own.text.replace(/[。；]$/u, "")}，同时${other.text}`;
  return { sentence, passages: [own.passage, other.passage] };
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const [one, other] = [shuffled[i], shuffled[j]];
    if (one !== undefined && other !== undefined) [shuffled[i], shuffled[j]] = [other, one];
  }
  return shuffled;
}
