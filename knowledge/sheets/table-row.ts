/** A row of a table, its number as a spreadsheet counts. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** What is wrong with the row as such. */
  readonly fault?: string;
}
