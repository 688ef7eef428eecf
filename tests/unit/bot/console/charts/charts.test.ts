import { describe, expect, it } from "vitest";
import { lineChart } from "#bot/console/charts/line-chart.ts";
import type { ChartData } from "#bot/console/charts/series.ts";
import { stackedBars } from "#bot/console/charts/stacked-bars.ts";
import { readSvg } from "#tests/support/read-svg.ts";

const data: ChartData = {
  title: "每天的“问题” <数>",
  description: "两条线",
  labels: ["11-21", "11-22", "11-23"],
  series: [
    { name: "已答", values: [10, null, 30] },
    { name: "没有找到", values: [1, 2, 3] },
  ],
  format: (value) => `${value}个`,
};

function count(text: string, what: string): number {
  return text.split(what).length - 1;
}

describe.each([
  ["lines", lineChart],
  ["bars", stackedBars],
])("a chart of %s", (_, draw) => {
  it("is well-formed, named and described, and has no inline style", async () => {
    const { text } = await readSvg(draw(data));
    expect(text).toContain("<title>每天的“问题” &lt;数&gt;</title><desc>两条线</desc>");
    expect(text).not.toMatch(/\sstyle=|<style|<script/u);
    expect(text).not.toContain("NaN");
  });

  it("labels its axis and values, and tells every series in the legend and every value in a table", async () => {
    const html = String(await draw(data));
    for (const label of data.labels) expect(count(html, label)).toBeGreaterThanOrEqual(2);
    expect(html).toMatch(/chart__value[^>]*>0个</u);
    expect(html.match(/class="chart__key"/gu)).toHaveLength(2);
    expect(html).toContain("<td>30个</td><td>3个</td>");
    expect(html).toContain("<td>—</td><td>2个</td>");
  });

  it("says so where there is nothing to draw", async () => {
    const html = String(await draw({ ...data, labels: [], series: [] }));
    expect(html).toContain("还没有数据");
    expect(html).not.toContain("<svg");
  });

  it("draws nothing but zeros without dividing by them", async () => {
    const zeros = [{ name: "已答", values: [0, 0, 0] }];
    const { text } = await readSvg(draw({ ...data, series: zeros }));
    expect(text).not.toContain("NaN");
  });

  it("labels at most five of ninety days, the first and the last among them", async () => {
    const labels = Array.from({ length: 90 }, (_day, place) => `d${place}`);
    const { text } = await readSvg(draw({ ...data, labels, series: [] }));
    expect(text.match(/chart__label[^>]*>d\d+/gu)).toHaveLength(5);
    expect(text).toContain(">d0<");
    expect(text).toContain(">d89<");
  });
});

describe("lines", () => {
  it("have a gap where a value is missing, and a point for each value", async () => {
    const { text } = await readSvg(lineChart(data));
    const [path = ""] = text.match(/chart__line--1" d="[^"]*"/u) ?? [];
    expect(count(path, "M")).toBe(2);
    expect(count(text, "chart__point--1")).toBe(2);
  });

  it("show a single value as a point in the middle", async () => {
    const one = { ...data, labels: ["11-21"], series: [{ name: "已答", values: [5] }] };
    const { text } = await readSvg(lineChart(one));
    expect(text).toMatch(/chart__point--1" cx="193" cy="12"/u);
  });
});

describe("bars", () => {
  it("stand upon each other, as high together as their sum on the scale", async () => {
    const { text } = await readSvg(
      stackedBars({
        ...data,
        labels: ["11-21"],
        top: 100,
        series: [
          { name: "已答", values: [75] },
          { name: "没有找到", values: [25], style: 4 },
        ],
      }),
    );
    const heights = [...text.matchAll(/<rect[^>]*height="([\d.]+)"/gu)].map(([, it]) => Number(it));
    expect(heights).toEqual([121.5, 40.5]);
    expect(text).toContain("chart__bars--4");
  });
});
