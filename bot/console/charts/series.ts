/** Values by label: of a day, of a run. */
export interface Series {
  readonly name: string;
  /** One for each label; `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** Which of the style sheet's styles it has, from 1; its place among the series without it. */
  readonly style?: number;
}

/** What a chart shows. */
export interface ChartData {
  readonly title: string;
  /** What can be seen in it, for those who do not see it. */
  readonly description: string;
  /** Along the lower edge, in order. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Writes a value: 97.5%, 3.2毫秒. */
  format(value: number): string;
  /** End of the scale; the greatest value without it. */
  readonly top?: number;
}

/** Colours, dashes and marks repeat after so many series; the style sheet has as many. */
export const STYLES = 9;
