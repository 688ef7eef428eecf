import { createSentenceVerifier } from "#bot/answering/model/check-sentence.ts";
import { createSentenceChecker } from "#bot/answering/model/check-written.ts";
import { collectNames } from "#bot/answering/model/checked-names.ts";
import { loadKnowledge } from "#knowledge/load-knowledge.ts";
import { makeDrafts } from "./adversarial/drafts.ts";
import { kindsOf, type Rate, rateDrafts, shareRight } from "./adversarial/rates.ts";

// Makes drafts from the records and the plan, true ones and ones with one thing changed, checks each and
// prints the rates by kind.
//   npm run eval:drafts               the half that nothing was tuned on
//   npm run eval:drafts -- --tuning   the other half
//   npm run eval:drafts -- --misses   what was judged wrongly too
//   npm run eval:drafts -- --seed=7   other drafts

const MISSES_SHOWN = 12;
const has = (flag: string): boolean => process.argv.includes(flag);
const seed = Number(/--seed=(\d+)/u.exec(process.argv.join(" "))?.[1] ?? 1);

const knowledge = loadKnowledge();
const names = collectNames(knowledge);
const drafts = makeDrafts(knowledge, { seed, isHeldOut: !has("--tuning"), perKind: 200 });
const check = createSentenceChecker({ verifier: createSentenceVerifier(names), names: [] });
const rates = rateDrafts(drafts, names);
console.log(
  `${drafts.length} drafts, seed ${seed}, ${has("--tuning") ? "tuning" : "held-out"} half`,
);
print(
  "true: pass",
  rates.filter(({ isTrue }) => isTrue),
);
print(
  "one thing changed: caught",
  rates.filter(({ isTrue }) => !isTrue),
);

function print(title: string, part: readonly Rate[]): void {
  console.log(`\n${title} ${(shareRight(part) * 100).toFixed(2)} %`);
  for (const { how, right, of, wrong } of part) {
    console.log(`  ${how.padEnd(44)}${right}/${of}`);
    for (const { sentence, passages } of has("--misses") ? wrong.slice(0, MISSES_SHOWN) : []) {
      const found = kindsOf(sentence, passages, check);
      console.log(`    ${sentence}\n      ⇐ ${passages.join(" ‖ ")}\n      ${found.join(", ")}`);
    }
  }
}
