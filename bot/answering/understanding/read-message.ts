import type { Knowledge } from "#knowledge/knowledge.ts";
import { RECORD_PARTS } from "#knowledge/support-record.ts";
import type { Tongue } from "#knowledge/wording.ts";
import type { Tokenizer } from "#retrieval/tokenize.ts";
import { normaliseText } from "./normalise-text.ts";
import { createPinyinReader, isPinyin } from "./read-pinyin.ts";
import { repairSlips } from "./repair-slips.ts";
import { createSoundIndex } from "./sound-index.ts";
import { createDialectTranslator } from "./translate-dialect.ts";

/** A message made ready for the later steps. */
export interface ReadText {
  readonly tongue: Tongue;
  /** Normalised, in standard simplified words, slips repaired, pinyin turned into characters. */
  readonly text: string;
}

/** Creates the function that makes a message readable: normalised, translated, its slips repaired. */
export function createMessageReader(
  knowledge: Knowledge,
  tokenizer: Tokenizer,
): (message: string) => ReadText {
  const translate = createDialectTranslator(knowledge.language.dialect);
  const matters = [...knowledge.matters, ...knowledge.recordMatters];
  const alarms = new Set(knowledge.language.guard.crisis.flatMap(({ words }) => words));
  const slips = new Set(knowledge.glossary.flatMap((concept) => concept.slips));
  // A slip is never mended into an alarm (拖着货宽 is no 着火), nor into another slip.
  const terms = new Set(
    [
      ...matters.flatMap(({ name, words }) => [name, ...words]),
      ...knowledge.glossary.flatMap(({ term, words }) => [term, ...words]),
    ].filter((term) => !alarms.has(term) && !slips.has(term)),
  );
  const idle = new Set(knowledge.language.functionWords);
  const written = writtenBy(knowledge);
  const sounds = once(() => createSoundIndex(terms));
  const pinyin = once(() =>
    createPinyinReader([
      ...terms,
      ...Object.values(knowledge.language.aspects).flat(),
      ...knowledge.language.functionWords,
      ...matters.flatMap(({ asks }) => asks.flatMap(tokenizer.words)),
    ]),
  );
  return (message) => {
    const text = translate(normaliseText(message));
    // Marks, an emoji, or a position without words tell no language.
    if (!/\p{L}/u.test(text)) return { tongue: "zh", text };
    if (!/\p{Script=Han}/u.test(text)) {
      const reading = isPinyin(text) ? pinyin()(text) : undefined;
      return reading ? { tongue: "zh", text: reading } : { tongue: "en", text };
    }
    if (isMostlyLatin(text)) return { tongue: "en", text };
    return {
      tongue: "zh",
      text: repairSlips(text, { sounds: sounds(), tokenizer, known: terms, slips, written, idle }),
    };
  };
}

/** All that the sources write. */
function writtenBy({ plan, records }: Knowledge): string {
  const texts = records.flatMap((record) => [
    record.summary.zh,
    ...RECORD_PARTS.flatMap((part) => record[part].map(({ text }) => text)),
  ]);
  return [...plan.passages.map(({ text }) => text), ...texts].join("\n");
}

/** Makes a value when it is first needed. */
function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** An English sentence may name its subject in Chinese: "Can I apply for 公租房?". */
function isMostlyLatin(text: string): boolean {
  const latinWords = text.match(/[a-z]{2,}/gu)?.length ?? 0;
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return latinWords >= 3 && latinWords * 2 > characters;
}
