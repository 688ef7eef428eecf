import { expect, it } from "vitest";
import { answerQuestion } from "#bot/answering/answer-question.ts";
import { loadPageWording } from "#bot/channels/web/page-wording.ts";
import { placeMapView } from "#bot/channels/web/views/place-map.ts";
import { ask, TODAY, tools } from "#tests/support/tools.ts";

const words = loadPageWording();
const HERE = { point: [121.5105, 31.2658], datum: "gcj02" } as const;

function circles(svg: string): { kind: string; x: number; y: number }[] {
  return [...svg.matchAll(/class="map__(you|place)" cx="(\d+)" cy="(\d+)"/gu)].map(
    ([, kind = "", x, y]) => ({ kind, x: Number(x), y: Number(y) }),
  );
}

it("draws the asker and the places, north up, to a scale that its bar tells", async () => {
  const question = { text: "最近的社区食堂", position: HERE, previous: null, askedBack: false };
  const answer = answerQuestion({ ...question, today: TODAY }, tools);
  const svg = String(await placeMapView(answer, words));
  const [you, ...places] = circles(svg);
  expect([you?.kind, places.length]).toEqual(["you", 3]);
  const [nearest] = places;
  const [, length = 0] = /H(\d+)V/u.exec(svg) ?? [];
  const [, metres = 0] = /(\d+) m</u.exec(svg) ?? [];
  const perPixel = Number(metres) / (Number(length) - 10);
  const drawn = Math.hypot((nearest?.x ?? 0) - (you?.x ?? 0), (nearest?.y ?? 0) - (you?.y ?? 0));
  expect(Math.abs(drawn * perPixel - (answer.places[0]?.distanceMetres ?? 0))).toBeLessThan(60);
  // 辽源西路107号 lies north-east of the asker.
  expect((nearest?.y ?? 0) < (you?.y ?? 0) && (nearest?.x ?? 0) > (you?.x ?? 0)).toBe(true);
});

it("draws nothing where there is nothing to compare", () => {
  expect(placeMapView(ask("徐汇区的菜场地址"), words)).toBe("");
});
