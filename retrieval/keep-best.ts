/**
 * The places of the best scores above zero, best first; equal scores keep their order.
 *
 * A heap of the best so far has the worst of them on top, so that most scores are passed over after one
 * comparison.
 */
export function keepBest(scores: Float32Array, limit: number): number[] {
  if (limit <= 0) return [];
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score <= 0) continue;
    if (heap.length < limit) {
      heap.push(place);
      siftUp(heap, isWorse);
    } else if (score > (scores[heap[0] ?? 0] ?? 0)) {
      heap[0] = place;
      siftDown(heap, isWorse);
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

type Compare = (a: number, b: number) => boolean;

function siftUp(heap: number[], isWorse: Compare): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIf(heap, { upper: parent, lower: at }, isWorse)) return;
    at = parent;
  }
}

function siftDown(heap: number[], isWorse: Compare): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const isRight = right < heap.length && isWorse(heap[right] ?? 0, heap[left] ?? 0);
    const child = isRight ? right : left;
    if (!swapIf(heap, { upper: at, lower: child }, isWorse)) return;
    at = child;
  }
}

/** Puts the worse of the two above; says whether it had to. */
function swapIf(
  heap: number[],
  { upper, lower }: { upper: number; lower: number },
  isWorse: Compare,
): boolean {
  const [above, below] = [heap[upper] ?? 0, heap[lower] ?? 0];
  if (!isWorse(below, above)) return false;
  heap[upper] = below;
  heap[lower] = above;
  return true;
}
