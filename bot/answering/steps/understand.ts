import type { Answer, AnswerPart, Topic } from "../answer.ts";
import type { AnsweringTools } from "../answering-tools.ts";
import { endWith } from "../ending.ts";
import { formatList } from "../format-list.ts";
import type { Question } from "../question.ts";
import type { ReadText } from "../understanding/read-message.ts";
import { readMeasureNamed, readYears } from "../understanding/read-references.ts";
import { splitQuestions } from "../understanding/split-questions.ts";
import type { Query, Understood } from "../understood.ts";

/** Longer messages are sent back; real citizen mail stays under it (p90 748 characters, rarely 2,000). */
export const MESSAGE_LIMIT = 4000;
const LONGEST_VARIATION = 16;
/**
 * In characters; a longer message tells a story, which each of its questions is asked about, and in which an order
 * (写份报告) or a danger that is past (电瓶车着火了) does not decide what it is about.
 */
const SHORTEST_STORY = { zh: 40, en: 120 };

/** Reads a message; ends the turn for what is no question to the plan. */
export function understand(question: Question, tools: AnsweringTools): Understood | Answer {
  const read = tools.reader.read(question.text.slice(0, MESSAGE_LIMIT));
  return refuse(question, read, tools) ?? interpret(question, read, tools);
}

/** Messages that need no search: empty, too long, small talk, orders to the bot, other places, chores. */
function refuse(question: Question, read: ReadText, tools: AnsweringTools): Answer | undefined {
  const { text, tongue } = read;
  const { reader } = tools;
  if (question.text.length > MESSAGE_LIMIT) {
    const values = { length: String(question.text.length), limit: String(MESSAGE_LIMIT) };
    return endWith(tools, { status: "error", key: "error.too-long", tongue, values });
  }
  if (!/\p{L}/u.test(text)) {
    return endWith(tools, { status: "clarification", key: "clarification.empty", tongue: "zh" });
  }
  if (reader.isInjection(text)) {
    return endWith(tools, { status: "blocked", key: "blocked", tongue });
  }
  const smallTalk = reader.smallTalk.whole(text);
  if (smallTalk) {
    const status = smallTalk === "human" ? "handed-off" : "smalltalk";
    return endWith(tools, { status, key: `smalltalk.${smallTalk}`, tongue });
  }
  const scope = reader.scope(text);
  if (scope.task && !isStory(read))
    return endWith(tools, { status: "out-of-scope", key: "out-of-scope", tongue });
  if (scope.elsewhere) {
    return endWith(tools, { status: "out-of-scope", key: "out-of-scope.place", tongue });
  }
  return undefined;
}

function isStory({ text, tongue }: ReadText): boolean {
  return text.length >= SHORTEST_STORY[tongue];
}

function interpret(question: Question, read: ReadText, tools: AnsweringTools): Understood | Answer {
  const { text, tongue } = read;
  const { reader } = tools;
  const measureNamed = readMeasureNamed(text);
  const departmentNamed = reader.departmentNamed(text) ?? null;
  const crisis = reader.crisis(text) ?? null;
  const link = measureNamed ? null : readLink(text, question.previous, tools);
  const named = measureNamed || departmentNamed || crisis || reader.documentWords(text).length > 0;
  if (reader.subjectWords(text).length === 0 && !link && !named) {
    return endWith(tools, { status: "clarification", key: "clarification.follow-up", tongue });
  }
  const pieces = splitQuestions(text, reader);
  const whole = pieces.length > 1 ? { text, isStory: isStory(read) } : null;
  const queries = pieces.map(
    (piece): Query => ({
      text: link === "refers" ? "" : piece,
      said: piece,
      whole,
      aspects: reader.aspects(piece),
      years: readYears(piece, question.today),
      district: reader.district(piece) ?? null,
    }),
  );
  return {
    kind: "understood",
    tongue,
    queries: link ? inheritAspects(queries, question.previous, tools) : queries,
    previous: question.previous,
    askedBack: question.askedBack,
    continues: link ? question.previous : null,
    link,
    measureNamed,
    departmentNamed,
    district: reader.district(text) ?? null,
    crisis,
    meant: question.meant ?? null,
    isStory: isStory(read),
  };
}

/** Whether a message only makes sense after the one before it. */
function readLink(
  text: string,
  previous: Topic | null,
  { reader, knowledge }: AnsweringTools,
): Understood["link"] {
  if (!previous) return null;
  if (reader.subjectWords(text).length === 0) return "refers";
  const { followUpOpeners, followUpEnders } = knowledge.language.conversation;
  const bare = text.replace(/[?？!！。，,. ]+$/u, "");
  const varies =
    followUpOpeners.some((word) => bare.startsWith(word)) ||
    followUpEnders.some((word) => bare.endsWith(word));
  return varies && bare.length <= LONGEST_VARIATION + (/[a-z]/u.test(bare) ? 24 : 0)
    ? "varies"
    : null;
}

/** 「那认知障碍的呢」 asks of another thing, 「那徐汇区呢」 of another place, what was asked before: how many. */
function inheritAspects(
  queries: readonly Query[],
  previous: Topic | null,
  { reader }: AnsweringTools,
): Query[] {
  const inherited = reader.aspects(previous?.question ?? "");
  return queries.map((query) => ({
    ...query,
    aspects: query.aspects.size > 0 ? query.aspects : inherited,
  }));
}

/** The line that comes before everything else when somebody is in danger. */
export function emergencyPart(
  { crisis, tongue }: Pick<Understood, "crisis" | "tongue">,
  tools: AnsweringTools,
): AnswerPart[] {
  if (!crisis) return [];
  const numbers = crisis.numbers.map(({ number, covers, english }) =>
    tongue === "zh" ? `${number}（${covers}）` : `${number} (${english})`,
  );
  const template = tools.knowledge.wording["emergency"]?.[tongue] ?? "{numbers}";
  const text = template.replace("{numbers}", formatList(numbers, tongue));
  return [{ kind: "emergency", text, grounds: numbers }];
}
